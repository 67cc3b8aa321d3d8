import type { Words } from './reading';

/**
 * Tells whether a text is one syllable without marks that, with marks, is some other word of the examples: "bo" may
 * be bố, bỏ, bò. "zalo" or "bhyt" are not.
 */
export function bareSyllables(examples: Iterable<Words>): (words: Words) => boolean {
  const ambiguous = new Set<string>();
  for (const { typed, typedPlain } of examples)
    typedPlain.forEach((plain, i) => {
      if (plain !== typed[i]) ambiguous.add(plain);
    });
  return ({ typed }) => typed.length === 1 && ambiguous.has(typed[0] ?? '');
}
