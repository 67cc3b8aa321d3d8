import { shuffle, type Random } from './random';
import { squareOf, type SparseVector } from './vocabulary';

export interface Sample {
  vector: SparseVector;
  label: number;
  /** How much an error on it costs; 1 is a real example. */
  cost: number;
}

const c = 0.35;
const epochs = 4;
/** Epochs that look at every label; the later ones only at labels that still matter to a sample. */
const fullEpochs = 1;
const tolerance = 1e-3;
/** A label whose margin is beyond the hinge by more than this rests. */
const slack = 0.2;

/**
 * One linear SVM per label against all others (squared hinge loss), by dual coordinate descent, all labels in one
 * pass over each sample because the vectors are read once and the inner loops run over neighbouring numbers.
 * Returns weights laid out [feature][label]; the last row is the bias.
 */
export function trainSvm(samples: Sample[], features: number, labels: number, random: Random): Float32Array {
  const weights = new Float32Array((features + 1) * labels);
  const alpha = new Float32Array(samples.length * labels);
  const resting = new Uint8Array(samples.length * labels);
  const margin = new Float64Array(labels);
  const step = new Float64Array(labels);
  const list = new Int32Array(labels);
  const bias = features * labels;
  const squares = samples.map(({ vector }) => squareOf(vector) + 1);
  const order = Int32Array.from(samples.keys());

  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const full = epoch < fullEpochs;
    shuffle(random, order);
    for (const at of order) {
      const { vector, label, cost } = samples[at]!;
      const own = at * labels;
      const softness = 1 / (2 * c * cost);
      const curve = squares[at]! + softness;

      let active = 0;
      for (let k = 0; k < labels; k += 1) if (full || resting[own + k] === 0) list[active++] = k;
      if (full) addMargins(weights, labels, vector, margin);
      else addSomeMargins(weights, labels, vector, list, active, margin);

      let moved = 0;
      for (let j = 0; j < active; j += 1) {
        const k = list[j]!;
        const sign = k === label ? 1 : -1;
        const a = alpha[own + k]!;
        const gradient = sign * margin[k]! - 1 + a * softness;
        resting[own + k] = a === 0 && gradient > slack ? 1 : 0;
        if (a === 0 ? gradient > -tolerance : Math.abs(gradient) < tolerance) continue;
        const next = Math.max(a - gradient / curve, 0);
        alpha[own + k] = next;
        step[moved] = (next - a) * sign;
        list[moved] = k;
        moved += 1;
      }
      if (moved === 0) continue;
      for (let i = 0; i < vector.length; i += 1) {
        const row = vector.ids[i]! * labels;
        const value = vector.values[i]!;
        for (let j = 0; j < moved; j += 1) weights[row + list[j]!]! += value * step[j]!;
      }
      for (let j = 0; j < moved; j += 1) weights[bias + list[j]!]! += step[j]!;
    }
  }
  return weights;
}

function addSomeMargins(
  weights: Float32Array,
  labels: number,
  vector: SparseVector,
  list: Int32Array,
  active: number,
  out: Float64Array,
): void {
  const bias = weights.length - labels;
  for (let j = 0; j < active; j += 1) out[list[j]!] = weights[bias + list[j]!]!;
  for (let i = 0; i < vector.length; i += 1) {
    const row = vector.ids[i]! * labels;
    const value = vector.values[i]!;
    for (let j = 0; j < active; j += 1) out[list[j]!]! += value * weights[row + list[j]!]!;
  }
}

/** Writes the margin of every label into `out`. */
function addMargins(weights: Float32Array, labels: number, vector: SparseVector, out: Float64Array): void {
  const bias = weights.length - labels;
  for (let k = 0; k < labels; k += 1) out[k] = weights[bias + k]!;
  for (let i = 0; i < vector.length; i += 1) {
    const row = vector.ids[i]! * labels;
    const value = vector.values[i]!;
    for (let k = 0; k < labels; k += 1) out[k]! += value * weights[row + k]!;
  }
}
