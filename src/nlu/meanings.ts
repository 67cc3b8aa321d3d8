import { canonical, fold } from '../text/fold';
import type { Concept } from './concepts';

interface Phrase {
  meaning: number;
  words: string[];
  plain: string[];
}

/** Finds meanings in a row of words. */
export interface Meanings {
  /** Calls `found` for the longest phrase at each word; `sure` is false for one syllable typed without its marks. */
  find(words: readonly string[], plain: readonly string[], found: (meaning: number, sure: boolean) => void): void;
}

/**
 * A word without marks may stand for a phrase word with marks ("bo doi" for "bộ đội"), a word with other marks
 * may not: "bò" never counts as "bỏ".
 */
export function meanings(concepts: Concept[]): Meanings {
  const single = new Map<string, Phrase[]>();
  const longer = new Map<string, Phrase[]>();
  concepts.forEach((phrases, meaning) => {
    for (const phrase of phrases) {
      const words = phrase.map(canonical);
      const plain = words.map(fold);
      const table = words.length === 1 ? single : longer;
      const key = plain.slice(0, 2).join(' ');
      table.set(key, [...(table.get(key) ?? []), { meaning, words, plain }]);
    }
  });
  for (const list of longer.values()) list.sort((a, b) => b.words.length - a.words.length);

  return {
    find(words, plain, found) {
      for (let at = 0; at < words.length; at += 1) {
        let longest = 0;
        const look = (phrases: Phrase[] | undefined) => {
          for (const phrase of phrases ?? none) {
            if (phrase.words.length < longest) return;
            const marks = matches(phrase, words, plain, at);
            if (marks === 'no') continue;
            longest = phrase.words.length;
            found(phrase.meaning, marks === 'same' || longest > 1);
          }
        };
        look(longer.get(`${plain[at]} ${plain[at + 1]}`));
        if (longest === 0) look(single.get(plain[at] ?? ''));
      }
    },
  };
}

const none: Phrase[] = [];

function matches(
  phrase: Phrase,
  words: readonly string[],
  plain: readonly string[],
  at: number,
): 'same' | 'bare' | 'no' {
  let result: 'same' | 'bare' = 'same';
  for (let i = 0; i < phrase.words.length; i += 1) {
    const typed = words[at + i];
    if (plain[at + i] !== phrase.plain[i]) return 'no';
    if (typed === phrase.words[i]) continue;
    if (typed !== plain[at + i]) return 'no';
    result = 'bare';
  }
  return result;
}
