import { shuffle, type Random } from './random';
import type { SparseVector } from './vocabulary';

export interface Sample {
  vector: SparseVector;
  label: number;
  /** How much an error on it costs; 1 is a real example. */
  cost: number;
}

const c = 0.5;
const epochs = 4;
const tolerance = 1e-3;

/**
 * One linear SVM per label against all others (squared hinge loss), by dual coordinate descent, all labels in one
 * pass over each sample because the vectors are read once and the inner loops run over neighbouring numbers.
 * Returns weights laid out [feature][label]; the last row is the bias.
 */
export function trainSvm(samples: Sample[], features: number, labels: number, random: Random): Float32Array {
  const weights = new Float32Array((features + 1) * labels);
  const alpha = new Float32Array(samples.length * labels);
  const margin = new Float64Array(labels);
  const step = new Float64Array(labels);
  const moved = new Int32Array(labels);
  const bias = features * labels;
  const squares = samples.map(({ vector }) => {
    let sum = 1;
    for (let i = 0; i < vector.length; i += 1) sum += vector.values[i]! * vector.values[i]!;
    return sum;
  });
  const order = Int32Array.from(samples.keys());

  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(random, order);
    for (const at of order) {
      const { vector, label, cost } = samples[at]!;
      const softness = 1 / (2 * c * cost);
      const curve = squares[at]! + softness;
      addMargins(weights, labels, vector, margin);

      let count = 0;
      const own = at * labels;
      for (let k = 0; k < labels; k += 1) {
        const sign = k === label ? 1 : -1;
        const a = alpha[own + k]!;
        const gradient = sign * margin[k]! - 1 + a * softness;
        if (a === 0 ? gradient > -tolerance : Math.abs(gradient) < tolerance) continue;
        const next = Math.max(a - gradient / curve, 0);
        alpha[own + k] = next;
        step[count] = (next - a) * sign;
        moved[count] = k;
        count += 1;
      }
      if (count === 0) continue;
      for (let i = 0; i < vector.length; i += 1) {
        const row = vector.ids[i]! * labels;
        const value = vector.values[i]!;
        for (let j = 0; j < count; j += 1) weights[row + moved[j]!]! += value * step[j]!;
      }
      for (let j = 0; j < count; j += 1) weights[bias + moved[j]!]! += step[j]!;
    }
  }
  return weights;
}

/** Writes the margin of every label into `out`. */
export function addMargins(weights: Float32Array, labels: number, vector: SparseVector, out: Float64Array): void {
  const bias = weights.length - labels;
  for (let k = 0; k < labels; k += 1) out[k] = weights[bias + k]!;
  for (let i = 0; i < vector.length; i += 1) {
    const row = vector.ids[i]! * labels;
    const value = vector.values[i]!;
    for (let k = 0; k < labels; k += 1) out[k]! += value * weights[row + k]!;
  }
}
