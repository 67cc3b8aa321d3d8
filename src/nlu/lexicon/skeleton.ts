import { fold } from '../../text/fold';
import { words } from '../../text/words';

/**
 * One consonant group or one run of vowels. A j or y between a consonant and a vowel is a glide and belongs to the
 * consonant (pj, bj, py), and so is the i of gi before a vowel.
 */
const piece = /ngh?|nh|gh|gi(?=[aeiou])|kh|th|tr|ch|ph|sl|[bcdfghjklmnpqrstvwxz]|[aeiouy]+/g;
const glide = /(?<=[bcdfghklmnpqrstvxz])(?:[jw]|y(?=[aeiou]))|(?<=[aeiouy])[jw]/g;

/** Sounds that people from different villages write with different letters. */
// prettier-ignore
const alike: Record<string, string> = {
  sl: 's', x: 's', ph: 'f', th: 't', kh: 'k', c: 'k', q: 'k', r: 'l', z: 'd', gi: 'd', j: 'd',
  tr: 'c', ch: 'c', ngh: 'ng', gh: 'g', w: 'v',
};

/**
 * What is left of a spelling once everything is gone that people who write by ear disagree about: marks, the
 * vowels of a cluster but the first, and the choice among letters of one sound. "rườn", "lườn" and "lừn" are one.
 */
export function skeleton(word: string): string {
  return words(fold(word)).map(bones).join('');
}

/** The skeleton of one syllable that is folded already. */
export function bones(bare: string): string {
  // Written phj, the sound is p; ph alone is f.
  const letters = bare.replace(/^ph(?:j|y(?=[aeiou]))/, 'p').replace(glide, '');
  return (letters.match(piece) ?? [])
    .map((part) => (/^[aeiouy]/.test(part) ? vowel(part) : (alike[part] ?? part)))
    .join('');
}

const vowel = (run: string): string => (run[0] === 'y' ? 'i' : run[0]!);
