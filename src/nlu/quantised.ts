import type { SparseVector } from './vocabulary';

/**
 * Weights in one byte each, with a scale for every feature. Four times smaller than floats, so that they stay in the
 * processor's cache, where most of the time of an answer goes; the loss is far below what changes a decision.
 */
export interface QuantisedWeights {
  /** [feature][label], the bias as last row. */
  rows: Int8Array;
  /** One per row. */
  scales: Float32Array;
}

export function quantise(weights: Float32Array, labels: number): QuantisedWeights {
  const rows = new Int8Array(weights.length);
  const scales = new Float32Array(weights.length / labels);
  for (let row = 0; row < scales.length; row += 1) {
    const from = row * labels;
    let largest = 0;
    for (let k = 0; k < labels; k += 1) largest = Math.max(largest, Math.abs(weights[from + k]!));
    scales[row] = largest / 127;
    if (largest > 0)
      for (let k = 0; k < labels; k += 1) rows[from + k] = Math.round((weights[from + k]! * 127) / largest);
  }
  return { rows, scales };
}

/** The margin of every label. */
export function marginsOf({ rows, scales }: QuantisedWeights, labels: number, vector: SparseVector): Float64Array {
  const margins = new Float64Array(labels);
  const last = scales.length - 1;
  for (let k = 0; k < labels; k += 1) margins[k] = rows[last * labels + k]! * scales[last]!;
  for (let i = 0; i < vector.length; i += 1) {
    const id = vector.ids[i]!;
    const value = vector.values[i]! * scales[id]!;
    const row = id * labels;
    for (let k = 0; k < labels; k += 1) margins[k]! += value * rows[row + k]!;
  }
  return margins;
}
