import { canonical, fold } from '../text/fold';
import { words } from '../text/words';
import { backgroundSentences } from './background';
import { concepts } from './concepts';
import type { TopicExamples } from './corpus';
import { fillers } from './fillers';

/**
 * Tells Vietnamese words, as far as our own texts have them. Rules of spelling would not do: nearly every Tày word
 * obeys them. Of a word without marks it tells whether it is one once the marks are left out.
 */
export function vietnameseWords(corpus: readonly TopicExamples[]): (word: string) => boolean {
  const known = new Set<string>(fillers());
  const add = (text: string) => {
    for (const word of words(canonical(text))) {
      known.add(word);
      known.add(fold(word));
    }
  };
  for (const { examples, hints = [] } of corpus) [...examples, ...hints].forEach(add);
  backgroundSentences().forEach(add);
  for (const concept of concepts()) for (const phrase of concept) add(phrase.join(' '));
  return (word) => known.has(word);
}
