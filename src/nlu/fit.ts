import { addLogOdds } from './bayes';
import type { Lesson } from './lesson';
import type { Random } from './random';
import type { Linear } from './signals';
import { trainSvm } from './svm';
import { buildVocabulary, type SparseVector } from './vocabulary';

const costs = { example: 1, copy: 1, hint: 0.3, background: 0.3 } as const;
/** A background text as near as this to an example is no background for this corpus. */
const tooNear = 0.3;

/** Learns the linear model from lessons. Deterministic for the same lessons and stream. */
export function fitLinear(lessons: Lesson[], topics: number, random: Random): Linear {
  const vocabulary = buildVocabulary(
    lessons.map(({ features, kind }) => ({
      features,
      kind: kind === 'copy' ? 'noise' : kind === 'background' ? 'background' : 'example',
    })),
  );
  const all = lessons.map(({ features, label, kind }) => ({ vector: vocabulary.vector(features), label, kind, cost: costs[kind] }));
  const examples = all.filter(({ kind }) => kind === 'example').map(({ vector }) => vector);
  const samples = all.filter(({ kind, vector }) => kind !== 'background' || !examples.some(nearTo(vector, vocabulary.size)));
  const weights = trainSvm(samples, vocabulary.size, topics + 1, random);
  addLogOdds(weights, samples.filter(({ kind }) => kind !== 'copy'), vocabulary.size, topics + 1);
  return { vocabulary, weights, topics };
}

function nearTo(vector: SparseVector, features: number): (other: SparseVector) => boolean {
  const dense = new Float32Array(features);
  for (let i = 0; i < vector.length; i += 1) dense[vector.ids[i]!] = vector.values[i]!;
  const length = lengthOf(vector);
  return (other) => {
    let dot = 0;
    for (let i = 0; i < other.length; i += 1) dot += other.values[i]! * dense[other.ids[i]!]!;
    return dot > tooNear * length * lengthOf(other);
  };
}

function lengthOf(vector: SparseVector): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i += 1) sum += vector.values[i]! * vector.values[i]!;
  return Math.sqrt(sum);
}
