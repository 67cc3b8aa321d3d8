import { moveTones, movedInPlainVietnamese } from './syllable';

const ascii = /^[\x00-\x7f]*$/;

/**
 * Lower case without any diacritic, đ included: how people type without a Vietnamese keyboard. Different words
 * fall together here (bò, bỏ, bó), so a fold alone never decides what somebody meant.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return ascii.test(lower) ? lower : bare(lower.normalize('NFD'));
}

/**
 * Lower case with tones kept, equal for both spellings of one word: old and new tone placement (hoà/hòa), i and y
 * after single h, k, l, m, s, t and qu (lí/lý), NFD and NFC. What is not a letter stays as it is.
 * A key for comparing, not for showing.
 */
export const canonical = (text: string): string => decomposedKey(text).normalize('NFC');

/** `canonical(text)` and its fold at the price of one: every message needs both. */
export function keys(text: string): { canonical: string; folded: string } {
  const key = decomposedKey(text);
  return { canonical: key.normalize('NFC'), folded: bare(key) };
}

function decomposedKey(text: string): string {
  const letters = text.toLowerCase().normalize('NFD');
  return movedInPlainVietnamese(letters) ?? letters.replace(/[\p{L}\p{M}]+/gu, moveTones);
}

const bare = (decomposed: string): string =>
  decomposed
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/[đðɖ]/g, 'd')
    .normalize('NFC');
