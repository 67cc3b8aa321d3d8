import { canonical, fold } from '../text/fold';
import { pick, type Random } from './random';
import type { Shorthand } from './shorthand';

const chance = { short: 0.3, bare: 0.35, toneless: 0.15, slip: 0.06 };
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** A copy of an example as somebody in a hurry would type it: marks left out, short forms, slips of the finger. */
export function noisyCopy(text: string, random: Random, shorthand: Shorthand): string {
  return text
    .toLowerCase()
    .split(' ')
    .map((word) => noisyWord(word, random, shorthand))
    .join(' ');
}

function noisyWord(word: string, random: Random, shorthand: Shorthand): string {
  const short = shorthand.shortFormsOf(canonical(word));
  if (short.length > 0 && random() < chance.short) return pick(random, short) ?? word;
  const luck = random();
  let typed = word;
  if (luck < chance.bare) typed = fold(word);
  else if (luck < chance.bare + chance.toneless) typed = word.normalize('NFD').replace(tones, '').normalize('NFC');
  return typed.length > 2 && random() < chance.slip ? slip(typed, random) : typed;
}

function slip(word: string, random: Random): string {
  const at = Math.floor(random() * (word.length - 1));
  const kind = random();
  if (kind < 0.4) return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  if (kind < 0.7) return word.slice(0, at) + word.slice(at + 1);
  return word.slice(0, at + 1) + word.slice(at);
}
