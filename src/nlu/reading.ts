import { fold, keys } from '../text/fold';
import { mendTyping } from '../text/mend-typing';
import { words } from '../text/words';
import type { Shorthand } from './shorthand';

/** A question is understood by its first words; what comes after only costs time. */
const maxWords = 150;
/** Longer than any Vietnamese word; keeps a 1,000-letter "word" from making 1,000 features. */
const maxLetters = 24;

/** Chinese is written without spaces; there a character is the nearest thing to a syllable. */
const han = /\p{Script=Han}/u;
const everyHan = /\p{Script=Han}/gu;

/** A text full of single letters is no reason to read hundreds of words into it. */
const maxMaybe = 24;

/** The words of a text as canonical keys, and the same without diacritics. */
export interface Words {
  typed: string[];
  typedPlain: string[];
}

/** One text as the model reads it. */
export interface Reading extends Words {
  /** With short forms read out: "ko" → "không", "bhyt" → four words. */
  full: string[];
  plain: string[];
  /** What doubtful short forms may stand for ("t" → tôi, tháng); the model weighs them, nothing is replaced. */
  maybe: string[];
}

export function read(text: string, shorthand: Shorthand): Reading {
  const { typed, typedPlain } = wordsOf(mendTyping(text));
  const full: string[] = [];
  const plain: string[] = [];
  const maybe: string[] = [];
  typed.forEach((word, i) => {
    const reading = shorthand.readingOf(word);
    if (reading) {
      full.push(...reading);
      plain.push(...reading.map(fold));
    } else {
      full.push(word);
      plain.push(typedPlain[i] ?? '');
      maybe.push(...shorthand.doubtfulReadingsOf(word).flat());
    }
  });
  return { typed, typedPlain, full, plain, maybe: maybe.slice(0, maxMaybe) };
}

/** The words of a text as they are typed, nothing mended. */
export function wordsOf(text: string): Words {
  const { canonical, folded: bare } = keys(han.test(text) ? text.replace(everyHan, ' $& ') : text);
  const all = words(canonical);
  const plain = words(bare);
  // A stray mark is a word that folds to nothing; then the two lists do not match and each word is folded alone.
  const folded = plain.length === all.length ? plain : all.map(fold);
  const cut = (word: string) => (word.length > maxLetters ? word.slice(0, maxLetters) : word);
  return { typed: all.slice(0, maxWords).map(cut), typedPlain: folded.slice(0, maxWords).map(cut) };
}
