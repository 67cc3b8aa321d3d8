import { hashText } from '../../src/nlu/hash';
import { bucketCount, gramsOf, type ReadGrams } from '../../src/nlu/language/grams';
import { oddsOf, type Identify, type LanguageModel } from '../../src/nlu/language/language-model';
import type { LanguageRow } from '../../src/nlu/language/train';
import { keys } from '../../src/text/fold';
import { words } from '../../src/text/words';

export interface Length {
  name: string;
  band: string;
  right: number;
  all: number;
}

const bands: [string, number, number][] = [
  ['1-2', 1, 2],
  ['3-4', 3, 4],
  ['5-8', 5, 8],
  ['9+', 9, Infinity],
  ['from 3', 3, Infinity],
];

/** How many texts of each length the model tells right; below three syllables too, which it would not say aloud. */
export function byLength(name: string, rows: LanguageRow[], model: LanguageModel, read: ReadGrams): Length[] {
  const judged = rows.map(({ text, language }) => {
    const odds = oddsOf(model, read(text).buckets);
    return {
      right: model.languages[odds.indexOf(Math.max(...odds))] === language,
      syllables: gramsOf(text).syllables,
    };
  });
  return bands.map(([band, from, to]) => {
    const some = judged.filter(({ syllables }) => syllables >= from && syllables <= to);
    return { name, band, right: some.filter(({ right }) => right).length, all: some.length };
  });
}

/** Prints how often the model is right for each probability that it gives. */
export function reliability(rows: LanguageRow[], identify: Identify): void {
  const judged = rows.flatMap(({ text, language }) => {
    const found = identify(text);
    return found ? [{ probability: found.probability, right: found.language === language }] : [];
  });
  for (const [from, to] of [
    [0.5, 0.7],
    [0.7, 0.9],
    [0.9, 0.97],
    [0.97, 1.01],
  ] as const) {
    const some = judged.filter(({ probability }) => probability >= from && probability < to);
    const mean = some.reduce((sum, { probability }) => sum + probability, 0) / some.length;
    const right = some.filter((each) => each.right).length / some.length;
    console.log(
      `says ${(100 * mean).toFixed(1)} % in ${String(some.length).padStart(5)} texts, is right in ${(100 * right).toFixed(1)} %`,
    );
  }
}

/** The same learner with words and nothing else, to see what the letters add. */
export const wordsOnly: ReadGrams = (text) => {
  const { canonical, folded } = keys(text);
  const found = new Set<number>();
  for (const word of words(canonical)) found.add(hashText(word, 0, word.length, 1) & (bucketCount - 1));
  for (const word of words(folded)) found.add(hashText(word, 0, word.length, 2) & (bucketCount - 1));
  return { buckets: Int32Array.from(found), syllables: words(canonical).length };
};
