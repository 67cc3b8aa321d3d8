import { canonical, fold } from '../text/fold';
import { words } from '../text/words';

/**
 * Tells whether a text is one syllable without marks that, with marks, is some other word of the examples: "bo" may
 * be bố, bỏ, bò. "zalo" or "bhyt" are not.
 */
export function singleSyllables(examples: string[]): (text: string) => boolean {
  const ambiguous = new Set<string>();
  for (const text of examples)
    for (const word of words(canonical(text))) {
      const plain = fold(word);
      if (plain !== word) ambiguous.add(plain);
    }
  return (text) => {
    const [word, ...rest] = words(canonical(text));
    return word !== undefined && rest.length === 0 && ambiguous.has(word);
  };
}
