import { isBareSyllable, isLegalSyllable } from './legal-syllable';
import { decodeResidue } from './typing-residue';

/** Letters in one row that are the same but for their marks, "ạaaa". */
interface Run {
  letters: string[];
  plain: string;
}

/** No syllable is longer, even with two letters doubled; what is longer is not looked at twice. */
const longest = 12;
const vowels = 'aeiouy';
const roman = /^x{0,3}(?:ix|iv|v?i{0,3})$/;
/** Initials that end like this: PCCC (phòng cháy chữa cháy), BTTTT (Bộ Thông tin và Truyền thông). */
const longInitials: Record<string, number> = { c: 3, t: 4 };
/** Onsets of words in -ưu: "cứuuu" is cứu, while "từuuu" is từ. */
const beforeLongU = ['b', 'c', 'h', 'kh', 'l', 'm', 'ng', 's'];

/**
 * A lower-case NFC word without the letters that were held down for emphasis: "đượcccc", "ơiiii", "dạaa", "kooo".
 * Two equal letters are one only where that makes a syllable of what is none. Laughter ("kkk"), numerals ("iii"),
 * initials ("cccd", "btttt"), codes and what a keyboard left behind ("tieengs") stay.
 */
export function calm(word: string): string {
  if (/\P{L}/u.test(word) || roman.test(word) || isLegalSyllable(word) || isBareSyllable(word)) return word;
  const runs = runsOf(word);
  if (runs.length < 2 && word === runs[0]?.plain.repeat(word.length)) return word;
  const shorter = runs.map((run, at) => (run.letters.length > 2 ? once(run, at, runs) : run.letters.join('')));
  const calmed = shorter.join('');
  return calmed.length > longest ? calmed : withoutDoubles(calmed);
}

function runsOf(word: string): Run[] {
  const runs: Run[] = [];
  for (const letter of word) {
    const plain = letter === 'đ' ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '');
    const last = runs.at(-1);
    if (last?.plain === plain) last.letters.push(letter);
    else runs.push({ letters: [letter], plain });
  }
  return runs;
}

/** The one letter that three or more stand for; of "áaaa" the one with the mark. */
function once({ letters, plain }: Run, at: number, runs: readonly Run[]): string {
  const before = runs.slice(0, at).map((run) => run.letters.join(''));
  const isVowel = vowels.includes(plain);
  const inFront = !isVowel && (at === 0 || at < runs.length - 1);
  const inInitials = letters.length <= (longInitials[plain] ?? 0) && !runs.some((run) => vowels.includes(run.plain));
  if (inFront || inInitials) return letters.join('');
  const marked = new Set(letters.filter((letter) => letter !== plain));
  if (marked.size > 1) return letters.join('');
  const [letter = plain] = marked;
  if (plain !== 'u' || !beforeLongU.includes(before.join(''))) return letter;
  return letter === plain ? longUnmarked(before) : /^[ưứừửữự]$/.test(letter) ? `${letter}u` : letter;
}

/** "cuuuu" is a cry for help more often than anything else; "muuu" is a cow. */
const longUnmarked = (before: readonly string[]) => (before.join('') === 'c' ? 'uu' : 'u');

/** One doubled letter is taken once, or all of them, where a syllable or its residue comes out. */
function withoutDoubles(word: string): string {
  if (isWord(word) || decodeResidue(word, true) !== null) return word;
  const runs = runsOf(word);
  const doubled = runs.flatMap(({ letters, plain }, at) => {
    // Tày and Nùng write a long o: nọong, bóoc.
    const longO = plain === 'o' && /^(?:c|ng|m)$/.test(without(runs.slice(at + 1)));
    // "ttin", "vvon": short forms double their first letter, a held key the last.
    return letters.length === 2 && letters[1] === plain && at > 0 && !longO ? [at] : [];
  });
  const each = doubled.map((at) => without(runs, [at]));
  // Two tone keys take the tone back, and "pass" is not pá.
  const keyed = doubled.filter((at) => !'sfrxj'.includes(runs[at]?.plain ?? '')).map((at) => without(runs, [at]));
  return (
    each.find((way) => isWord(way, word)) ??
    keyed.find((way) => decodeResidue(way) !== null) ??
    [without(runs, doubled)].find((way) => isWord(way, word)) ??
    word
  );
}

const without = (runs: readonly Run[], doubled: readonly number[] = []): string =>
  runs.map(({ letters }, at) => (doubled.includes(at) ? letters[0] : letters.join(''))).join('');

/** "app" and "butt" are not áp and bụt held down; "nguoii" is người. */
const isWord = (way: string, from = way): boolean =>
  isLegalSyllable(way) || (isBareSyllable(way) && (from === way || from.length > 4));
