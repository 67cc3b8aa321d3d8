import { moveTones } from './syllable';

// eslint-disable-next-line no-control-regex -- all of ASCII is meant
const ascii = /^[\x00-\x7f]*$/;

/**
 * Lower case without any diacritic, đ included: how people type without a Vietnamese keyboard. Different words
 * fall together here (bò, bỏ, bó), so a fold alone never decides what somebody meant.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ascii.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/[đðɖ]/g, 'd')
    .normalize('NFC');
}

/**
 * Lower case with tones kept, equal for both spellings of one word: old and new tone placement (hoà/hòa), i and y
 * after single h, k, l, m, s, t and qu (lí/lý), NFD and NFC. What is not a letter stays as it is.
 * A key for comparing, not for showing.
 */
export function canonical(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{L}\p{M}]+/gu, moveTones)
    .normalize('NFC');
}
