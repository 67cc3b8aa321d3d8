import { canonical, fold } from '../text/fold';
import { wordLines } from './word-files';

/**
 * Words that carry talk rather than matter: whom one addresses, particles, question words. They count half, so that
 * "bác ơi cho cháu hỏi" does not outweigh the two words that say what it is about.
 */
export function fillers(): ReadonlySet<string> {
  const words = wordLines('fillers.txt')
    .flatMap((line) => line.split(/\s+/))
    .map(canonical);
  return new Set([...words, ...words.map(fold)]);
}
