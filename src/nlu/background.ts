import { pick, type Random } from './random';
import { wordLines } from './word-files';

/**
 * What people also write to a bot and we have no answer to. The model learns it as "none of ours", so that a
 * football result does not end at the nearest topic. Sentences that come close to an example are left out in
 * training, so topics may grow into these fields without a change here.
 */
export const backgroundSentences = (): string[] => wordLines('background.txt');

/** Keyboard noise: what a sleeve, a child or a scanner types. */
export function gibberish(random: Random): string {
  const letters = [...'abcdefghijklmnopqrstuvwxyzđăâêôơư0123456789'];
  const word = () => Array.from({ length: 2 + Math.floor(random() * 8) }, () => pick(random, letters)).join('');
  return Array.from({ length: 1 + Math.floor(random() * 6) }, word).join(' ');
}

/** Words of many topics in a heap: every word is known, the text says nothing. */
export function wordHeap(random: Random, words: readonly string[]): string {
  return Array.from({ length: 3 + Math.floor(random() * 6) }, () => pick(random, words) ?? '').join(' ');
}
