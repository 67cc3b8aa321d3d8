import { concepts } from './concepts';
import { fold } from '../text/fold';
import { fillers } from './fillers';
import { hashPair, hashText } from './hash';
import { meanings } from './meanings';
import { numbers } from './numbers';
import { read, type Reading } from './reading';
import { shorthand } from './shorthand';

/**
 * What the model sees of a text, in groups that are scaled to equal length so that none drowns the others.
 * accented, plain: words with and without marks · pairs: neighbours without marks · letters: three and four letters within
 * a word, against typing errors · meanings, meaningPairs: see concepts.ts.
 */
export const groupWeights = { accented: 0.8, plain: 1, pairs: 1, letters: 1, meanings: 1, meaningPairs: 0.5 } as const;
export const groupCount = Object.keys(groupWeights).length;
const fillerWeight = 0.5;

/** Hashed features of one text: `hashes` in the order of the groups, `ends[g]` is where group g ends. */
export interface Features {
  hashes: Uint32Array;
  /** Parallel to `hashes`: 1, or less for a filler word. */
  scale: Float32Array;
  ends: Int32Array;
  /** 1 for each word typed with marks; the typed words come first in both groups of words, in the same order. */
  marked: Uint8Array;
}

export interface Extractor {
  read(text: string): Reading;
  features(reading: Reading): Features;
}

/** Makes an extractor with its tables. Nothing it keeps grows with the messages it sees. */
export function extractor(): Extractor {
  const short = shorthand();
  const known = meanings(concepts());
  const filler = fillers();
  const number = numbers();

  const features = (reading: Reading): Features => {
    const out: number[] = [];
    const scale: number[] = [];
    const ends = new Int32Array(groupCount);
    let seed = 0;
    const add = (hash: number, light: boolean) => {
      out.push(hash);
      scale.push(light ? fillerWeight : 1);
    };
    const endGroup = () => {
      ends[seed] = out.length;
      seed += 1;
    };
    const addWords = (typed: string[], full: string[]) => {
      for (const word of typed) add(hashText(word, 0, word.length, seed), filler.has(word));
      if (full.length === typed.length && full.every((word, i) => word === typed[i])) return;
      const seen = new Set(typed);
      for (const word of full) if (!seen.has(word)) add(hashText(word, 0, word.length, seed), filler.has(word));
    };

    const addMaybe = (words: string[]) => {
      for (const word of words) add(hashText(word, 0, word.length, seed), true);
    };

    addWords(reading.typed, reading.full);
    addMaybe(reading.maybe);
    endGroup();
    addWords(reading.typedPlain, reading.plain);
    addMaybe(reading.maybe.map(fold));
    for (const value of number.find(reading.full, reading.plain)) add(hashPair(value, 7, seed), false);
    endGroup();

    let before = 0;
    let beforeLight = true;
    for (const word of reading.plain) {
      const hash = hashText(word, 0, word.length, seed);
      const light = filler.has(word);
      add(hashPair(before, hash, seed), light && beforeLight);
      before = hash;
      beforeLight = light;
    }
    if (reading.plain.length > 0) add(hashPair(before, 0, seed), beforeLight);
    endGroup();

    for (const word of reading.plain) {
      const padded = `_${word}_`;
      for (const length of [3, 4])
        for (let i = 0; i + length <= padded.length; i += 1) add(hashText(padded, i, i + length, seed), false);
    }
    endGroup();

    const seenMeanings = new Set<number>();
    known.find(reading.full, reading.plain, (meaning, sure) => {
      add(hashPair(meaning, sure ? 1 : 2, seed), false);
      seenMeanings.add(meaning);
    });
    endGroup();

    const sorted = Array.from(seenMeanings)
      .sort((a, b) => a - b)
      .slice(0, 24);
    for (let i = 0; i < sorted.length; i += 1)
      for (let j = i + 1; j < sorted.length; j += 1) add(hashPair(sorted[i] ?? 0, sorted[j] ?? 0, seed), false);
    endGroup();
    const marked = Uint8Array.from(reading.typed, (word, i) => (word === reading.typedPlain[i] ? 0 : 1));
    return { hashes: Uint32Array.from(out), scale: Float32Array.from(scale), ends, marked };
  };
  return { read: (text) => read(text, short), features };
}
