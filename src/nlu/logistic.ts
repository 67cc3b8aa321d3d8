/** Logistic regression on a handful of signals. */
export interface Logistic {
  mean: number[];
  /** Weight of each signal after its mean is taken off. */
  weights: number[];
  bias: number;
}

export interface LogisticRow {
  signals: number[];
  yes: boolean;
  weight: number;
}

const rounds = 150;
const rate = 2;
/** Keeps the weights finite when the signals separate the rows without error. */
const shrink = 0.002;

export function fitLogistic(rows: LogisticRow[]): Logistic {
  const width = rows[0]?.signals.length ?? 0;
  const total = rows.reduce((sum, row) => sum + row.weight, 0) || 1;
  const average = (of: (row: LogisticRow) => number) =>
    rows.reduce((sum, row) => sum + row.weight * of(row), 0) / total;
  const columns = Array.from({ length: width }, (_, i) => i);
  const mean = columns.map((i) => average((row) => row.signals[i]!));
  const spread = columns.map((i) => Math.sqrt(average((row) => (row.signals[i]! - mean[i]!) ** 2)) || 1);
  const scaled = rows.map((row) => columns.map((i) => (row.signals[i]! - mean[i]!) / spread[i]!));

  const weights = columns.map(() => 0);
  let bias = 0;
  for (let round = 0; round < rounds; round += 1) {
    const slope = columns.map((i) => shrink * weights[i]!);
    let biasSlope = 0;
    rows.forEach((row, at) => {
      const x = scaled[at]!;
      const z = columns.reduce((sum, i) => sum + weights[i]! * x[i]!, bias);
      const error = ((sigmoid(z) - (row.yes ? 1 : 0)) * row.weight) / total;
      biasSlope += error;
      for (const i of columns) slope[i]! += error * x[i]!;
    });
    bias -= rate * biasSlope;
    for (const i of columns) weights[i]! -= rate * slope[i]!;
  }
  return { mean, weights: columns.map((i) => weights[i]! / spread[i]!), bias };
}

export const logistic = (model: Logistic, signals: number[]): number =>
  sigmoid(model.weights.reduce((sum, weight, i) => sum + weight * (signals[i]! - model.mean[i]!), model.bias));

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
