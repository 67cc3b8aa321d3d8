import { redact } from './redact';

/**
 * Why words that a person gives away for good cannot be kept: longer than `most` code points, no letter in them, or
 * with a telephone number, a paper's number or an address. Null: they can. `text` is normalised.
 */
export function faultOfKept(text: string, most: number): 'long' | 'letters' | 'private' | null {
  if (Array.from(text).length > most) return 'long';
  if (!/\p{L}/u.test(text)) return 'letters';
  return redact(text) === text ? null : 'private';
}
