import { canonical, fold } from '../text/fold';
import { words } from '../text/words';
import type { Shorthand } from './shorthand';

/** A question is understood by its first words; what comes after only costs time. */
const maxWords = 150;
/** Longer than any Vietnamese word; keeps a 1,000-letter "word" from making 1,000 features. */
const maxLetters = 24;

/** One text as the model reads it. Words are canonical keys, `plain` is the same without diacritics. */
export interface Reading {
  typed: string[];
  typedPlain: string[];
  /** With short forms read out: "ko" → "không", "bhyt" → four words. */
  full: string[];
  plain: string[];
}

export function read(text: string, shorthand: Shorthand): Reading {
  const typed = words(canonical(text))
    .slice(0, maxWords)
    .map((word) => word.slice(0, maxLetters));
  const typedPlain = typed.map(fold);
  const full: string[] = [];
  const plain: string[] = [];
  typed.forEach((word, i) => {
    const reading = shorthand.readingOf(word);
    if (reading) {
      full.push(...reading);
      plain.push(...reading.map(fold));
    } else {
      full.push(word);
      plain.push(typedPlain[i] ?? '');
    }
  });
  return { typed, typedPlain, full, plain };
}
