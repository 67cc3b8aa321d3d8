import type { Sample } from './svm';

/** Belief in the overall distribution, in feature weights; large, because a topic has few examples. */
const prior = 60;
const rare = 0.01;
/** How much of the log odds goes into the margin; the rest is the SVM's. */
const share = 0.04;

/**
 * Adds naive Bayes log odds to SVM weights. With some twenty examples a topic the SVM overrates the few words it
 * happened to see; counts over all topics pull it back. Both are linear, so answering costs nothing more.
 */
export function addLogOdds(weights: Float32Array, samples: Sample[], features: number, labels: number): void {
  const counts = new Float32Array(features * labels);
  const perLabel = new Float64Array(labels);
  const perFeature = new Float64Array(features);
  let all = 0;
  for (const { vector, label } of samples) {
    for (let i = 0; i < vector.length; i += 1) {
      const id = vector.ids[i]!;
      const value = vector.values[i]!;
      counts[id * labels + label]! += value;
      perLabel[label]! += value;
      perFeature[id]! += value;
      all += value;
    }
  }
  // Where a label never saw a feature the odds are the same for all features: one logarithm instead of a million.
  const unseen = Float64Array.from(perLabel, (sum) => Math.log(prior / (sum + prior)));
  for (let id = 0; id < features; id += 1) {
    const expected = (perFeature[id]! + rare) / all;
    const row = id * labels;
    for (let k = 0; k < labels; k += 1) {
      const seen = counts[row + k]!;
      const odds = seen === 0 ? unseen[k]! : Math.log((seen + prior * expected) / (perLabel[k]! + prior) / expected);
      weights[row + k]! += share * odds;
    }
  }
}
