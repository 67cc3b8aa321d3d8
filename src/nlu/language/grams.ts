import { keys } from '../../text/fold';
import { words } from '../../text/words';
import { hashText } from '../hash';
import { withToneMark } from '../lexicon/tone-mark';

/** Hashed features share this many numbers: 2^15 loses up to a third of a point, 2^17 gains nothing that can be told. */
export const bucketCount = 1 << 16;
/** The language of a text shows in its first words; what comes after only costs time. */
const maxWords = 60;
const maxLetters = 24;
const maxUnits = 2_000;
const longestGram = 4;

/** What the language model sees of a text. */
export interface Grams {
  /** Each bucket once. */
  buckets: Int32Array;
  /** Words with a letter in them. */
  syllables: number;
}

export type ReadGrams = (text: string) => Grams;

/** A seed per kind, so that "a" as a letter and "a" as a word are two features. */
const kinds = { letters: 1, plainLetters: 2, word: 3, plainWord: 4, pair: 5 } as const;

/**
 * One to four letters within a word and whole words, each with marks and without, and neighbours without marks: the
 * pairs are what tells languages apart once the marks are left out.
 */
export const gramsOf: ReadGrams = (text) => {
  const { canonical, folded } = keys(withToneMark(text.slice(0, maxUnits)));
  const typed = spoken(canonical);
  const plain = spoken(folded);
  const found = new Set<number>();
  const add = (part: string, from: number, to: number, kind: number) =>
    found.add(hashText(part, from, to, kind) & (bucketCount - 1));
  const addWord = (word: string, letters: number, whole: number) => {
    const padded = `_${word}_`;
    for (let size = 1; size <= longestGram; size += 1)
      for (let from = 0; from + size <= padded.length; from += 1)
        if (size > 1 || padded[from] !== '_') add(padded, from, from + size, letters);
    add(word, 0, word.length, whole);
  };
  for (const word of typed) addWord(word, kinds.letters, kinds.word);
  plain.forEach((word, i) => {
    addWord(word, kinds.plainLetters, kinds.plainWord);
    const next = plain[i + 1];
    if (next === undefined) return;
    const pair = `${word} ${next}`;
    add(pair, 0, pair.length, kinds.pair);
  });
  return { buckets: Int32Array.from(found), syllables: typed.length };
};

const spoken = (key: string): string[] =>
  words(key)
    .filter((word) => /\p{L}/u.test(word))
    .slice(0, maxWords)
    .map((word) => word.slice(0, maxLetters));
