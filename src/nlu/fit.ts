import { addLogOdds } from './bayes';
import type { Lesson } from './lesson';
import { nearestCosine } from './nearest';
import { quantise } from './quantised';
import type { Random } from './random';
import type { Linear } from './signals';
import { trainSvm } from './svm';
import { buildVocabulary, type SparseVector, type Vocabulary } from './vocabulary';

const costs = { example: 1, bare: 1, noisy: 1, hint: 0.3, background: 0.3 } as const;
/** A background text as near as this to an example is no background for this corpus. */
const tooNear = 0.3;

/** Learns the linear model from lessons. Deterministic for the same lessons and stream. */
export function fitLinear(lessons: Lesson[], topics: number, random: Random): Linear {
  const { vocabulary, vectors } = vectorise(lessons);
  const samples = lessons.map(({ label, kind }, i) => ({ vector: vectors[i]!, label, cost: costs[kind] }));
  const weights = trainSvm(samples, vocabulary.size, topics + 1, random);
  addLogOdds(
    weights,
    samples.filter((_, i) => !isCopy(lessons[i]!)),
    vocabulary.size,
    topics + 1,
  );
  return { vocabulary, weights: quantise(weights, topics + 1), topics };
}

/** Lessons without the background texts that are about the topics after all. */
export function withoutNearBackground(lessons: Lesson[]): Lesson[] {
  // Copies say nothing new here, and leaving them out saves two thirds of the work.
  const read = lessons.filter(({ kind }) => kind === 'example' || kind === 'background');
  const { vocabulary, vectors } = vectorise(read);
  const nearest = nearestCosine(
    vectors.filter((_, i) => read[i]!.kind === 'example'),
    vocabulary.size,
  );
  const near = read.filter(({ kind }, i) => kind === 'background' && nearest(vectors[i]!) > tooNear);
  const dropped = new Set(near);
  return lessons.filter((lesson) => !dropped.has(lesson));
}

const isCopy = ({ kind }: Lesson): boolean => kind === 'bare' || kind === 'noisy';

function vectorise(lessons: Lesson[]): { vocabulary: Vocabulary; vectors: SparseVector[] } {
  const kinds = {
    example: 'example',
    bare: 'noise',
    noisy: 'noise',
    hint: 'example',
    background: 'background',
  } as const;
  const vocabulary = buildVocabulary(
    lessons.map(({ features, kind, label }) => ({ features, label, kind: kinds[kind] })),
  );
  return { vocabulary, vectors: lessons.map(({ features }) => vocabulary.vector(features)) };
}
