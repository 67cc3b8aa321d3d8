/**
 * Letters of other alphabets that look like ours (Cyrillic а, Greek ο, full-width Ａ, Icelandic Ð) and signs that are
 * not seen at all: a word with one of them is found by no search and read by no machine.
 */
const strange =
  /[ÐƉðɖ\u0370-\u03ff\u0400-\u052f\uff01-\uff5e\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u;

/** The first such sign of a line, as "а (U+0430)"; null when there is none. */
export function lookAlike(line: string): string | null {
  const found = strange.exec(line)?.[0];
  if (found === undefined) return null;
  const code = found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return `${/\p{L}/u.test(found) ? `${found} ` : ''}(U+${code})`;
}
