import { emojiWords } from './emoji';
import { calm } from './repeats';
import { decodeResidue } from './typing-residue';

/** The letters of one vowel with every tone; ư stands apart from u, because "ưu" is written. */
const vowels = ['a ă â', 'e ê', 'i', 'o ô ơ', 'u', 'ư', 'y'].map((letters) =>
  letters
    .split(' ')
    .flatMap((letter) => ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => letter + tone))
    .join(' ')
    .normalize('NFC')
    .replaceAll(' ', ''),
);

/** Whatever a well-typed Vietnamese text never has: a key left over, a letter held down, a picture. */
const suspicious = new RegExp(
  [
    '[fwj]',
    '[aeiouyà-ỹ][cghmnpt]{0,2}[srx]',
    '\\p{L}[1-9]',
    '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\p{Regional_Indicator}]',
    ...Array.from('bcdđghklmnpqrstvxz', (letter) => letter + letter),
    ...vowels.map((letters) => `[${letters}]{2}`),
  ].join('|'),
  'u',
);

const word = /[\p{L}\p{M}\p{N}]+/gu;
/** Web pages, mailboxes, names of accounts: their letters are not words. */
const address = /@|:\/\/|[\p{L}\p{N}]\.\p{L}/u;

/**
 * An already normalised text (`normalise`) with its typing mended: emoji that speak as words, letters held down let
 * go, what a sleeping keyboard program left behind written out. Words that are spelled right stay as they are, and so
 * do codes, addresses and initials in capitals. Idempotent, linear, and at most twice as long but for 14 letters.
 */
export function mendTyping(text: string): string {
  if (!suspicious.test(text.toLowerCase())) return text;
  const better = mendedOnce(text);
  // What is mended may tell what the rest is: at most whether it shouts, and whether it is residue.
  return better === text ? text : mendTyping(better);
}

function mendedOnce(text: string): string {
  const pieces = emojiWords(text).split(' ');
  const loud = text === text.toUpperCase();
  const among = pieces.some((piece) => wordsOf(piece).some((each) => mended(each, loud, false).residue));
  return pieces
    .map((piece) => (address.test(piece) ? piece : piece.replace(word, (each) => mended(each, loud, among).word)))
    .join(' ');
}

const wordsOf = (piece: string): readonly string[] => (address.test(piece) ? [] : (piece.match(word) ?? []));

function mended(typed: string, loud: boolean, among: boolean): { word: string; residue: boolean } {
  const lower = typed.toLowerCase();
  if (!suspicious.test(lower)) return { word: typed, residue: false };
  const calmed = calm(lower);
  const initials = !loud && typed.length > 1 && typed === typed.toUpperCase();
  const meant = initials ? null : decodeResidue(calmed, among);
  const out = meant ?? calmed;
  return { word: out === lower ? typed : inCase(out, typed), residue: meant !== null };
}

function inCase(meant: string, typed: string): string {
  if (typed.length > 1 && typed === typed.toUpperCase()) return meant.toUpperCase();
  const first = typed.charAt(0);
  return first === first.toUpperCase() ? meant.charAt(0).toUpperCase() + meant.slice(1) : meant;
}
