import { gramsOf, type ReadGrams } from './grams';

/** Numbers only: no text can be read out of it. */
export interface LanguageModel {
  /** BCP-47 tags. The first is the one the others are measured against and has no weights. */
  languages: string[];
  /** One for each language but the first. */
  against: Weighing[];
}

/** How strongly each bucket speaks for a language and against the first one. */
export interface Weighing {
  /** One byte a bucket, times `scale`. */
  weights: Int8Array;
  scale: number;
  /** Log-odds of an empty text. */
  bias: number;
}

export interface Identified {
  language: string;
  /** Calibrated, 0..1, as if every language of the model were equally common. */
  probability: number;
}

/** The likeliest language, or null when the text is too short to tell: then the person's own choice stands. */
export type Identify = (text: string) => Identified | null;

/** Fewer syllables are guessed wrong one time in seven. */
export const fewestSyllables = 3;
/** Length of a text's vector. Tried 2 to 12. */
export const vectorLength = 8;

export function identifier(model: LanguageModel, read: ReadGrams = gramsOf): Identify {
  return (text) => {
    const { buckets, syllables } = read(text);
    if (syllables < fewestSyllables) return null;
    const shares = softMax(oddsOf(model, buckets));
    const best = shares.indexOf(Math.max(...shares));
    return { language: model.languages[best] ?? '', probability: shares[best] ?? 0 };
  };
}

/** Log-odds of each language against the first, which is 0. */
export function oddsOf(model: LanguageModel, buckets: Int32Array): number[] {
  const value = vectorLength / Math.sqrt(buckets.length || 1);
  return [
    0,
    ...model.against.map(({ weights, scale, bias }) => {
      let sum = 0;
      for (const bucket of buckets) sum += weights[bucket]!;
      return bias + value * scale * sum;
    }),
  ];
}

export function softMax(odds: readonly number[]): number[] {
  const top = Math.max(...odds);
  const parts = odds.map((each) => Math.exp(each - top));
  const sum = parts.reduce((all, part) => all + part, 0);
  return parts.map((part) => part / sum);
}
