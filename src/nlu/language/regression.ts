import { seededRandom, shuffle } from '../random';
import { vectorLength, softMax } from './language-model';

export interface LearnedText {
  buckets: Int32Array;
  /** Number of its language; 0 is the one the others are measured against. */
  label: number;
  /** How much an error on it costs. */
  cost: number;
}

/** One row of weights for each label but the first; the last weight of a row is the bias. */
export type Rows = Float32Array[];

const epochs = 10;
const rate = 0.2;
/** Start of the squares in AdaGrad: without it the first texts move the weights too far. */
const firstSquare = 0.01;
/** A text as sure as this has nothing left to teach. */
const learned = 1e-3;

/**
 * Multinomial logistic regression by AdaGrad, averaged over the later half of the epochs: the average is what keeps
 * rare features from overfitting, where `svm.ts` with its four passes does not settle on so many short texts.
 */
export function regress(texts: LearnedText[], labels: number, buckets: number, seed: number): Rows {
  const rows = Array.from({ length: labels - 1 }, () => new Float32Array(buckets + 1));
  const squares = rows.map(() => new Float32Array(buckets + 1).fill(firstSquare));
  const sums = rows.map(() => new Float64Array(buckets + 1));
  const random = seededRandom(seed);
  const order = Int32Array.from(texts.keys());
  const from = epochs >> 1;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(random, order);
    for (const at of order) {
      const text = texts[at]!;
      const value = valueOf(text.buckets);
      const shares = softMax(margins(rows, text.buckets));
      rows.forEach((row, k) => {
        const error = shares[k + 1]! - (text.label === k + 1 ? 1 : 0);
        if (Math.abs(error) < learned) return;
        step(row, squares[k]!, text.buckets, error * text.cost, value);
      });
    }
    if (epoch < from) continue;
    rows.forEach((row, k) => row.forEach((weight, i) => (sums[k]![i]! += weight)));
  }
  return sums.map((sum) => Float32Array.from(sum, (total) => total / (epochs - from)));
}

/** Log-odds of each label against the first, which is 0. */
export function margins(rows: Rows, buckets: Int32Array): number[] {
  const value = valueOf(buckets);
  return [0, ...rows.map((row) => buckets.reduce((sum, bucket) => sum + value * row[bucket]!, row[row.length - 1]!))];
}

const valueOf = (buckets: Int32Array): number => vectorLength / Math.sqrt(buckets.length || 1);

function step(row: Float32Array, squares: Float32Array, buckets: Int32Array, error: number, value: number): void {
  const slope = error * value;
  for (const bucket of buckets) {
    squares[bucket]! += slope * slope;
    row[bucket]! -= (rate * slope) / Math.sqrt(squares[bucket]!);
  }
  const bias = row.length - 1;
  squares[bias]! += error * error;
  row[bias]! -= (rate * error) / Math.sqrt(squares[bias]!);
}
