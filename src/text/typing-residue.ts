import { isForeign, isNumbered, isOftenForeign } from './foreign-words';
import { apart, isBareSyllable, isLegalSyllable, syllableOf } from './legal-syllable';

/**
 * What is left of Vietnamese when the keyboard program slept: "dduwowcj" (Telex), "d9uo7c5" (VNI). Every key either
 * writes a letter or puts a mark on one that stands already; each way it may be taken is followed to the end, and
 * the way that ends in a syllable is what was meant.
 */
interface Typed {
  /** What may stand so far, without its tone. */
  ways: string[];
  tone: string;
  /** A mark or tone came from a key. */
  keyed: boolean;
  /** The keys fit, but the same letters are as often something else. */
  doubtful: boolean;
}

const telexTones: Record<string, string> = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' };
const vniTones: Record<string, string> = { 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' };
const roofs: Record<string, string> = { a: 'â', e: 'ê', o: 'ô' };
const horns: Record<string, string> = { u: 'ư', o: 'ơ' };
const breves: Record<string, string> = { a: 'ă' };
const vowel = /[aăâeêioôơuưy]/;
/** "nghuwowngf", "nghuye64n": no syllable takes more keys. */
const mostKeys = 12;
const mostWays = 16;

/**
 * The syllable that a lower-case NFC word is the residue of, or null. Null for whatever is spelled right, for English,
 * codes and numbers, and for what a single word cannot tell: "max" (mã), "thon2" (thòn, or thôn 2). With
 * `amongResidue`, when other words of the same text are residue, these are decoded too.
 */
export function decodeResidue(word: string, amongResidue = false): string | null {
  if (word.length < 2 || word.length > mostKeys || isForeign(word)) return null;
  const vni = /[1-9]/.test(word);
  // A word that has its tone came from a keyboard that was awake: "caảm" is a slip, not cẩm.
  const typed = apart(word).tone !== '' ? null : vni ? vniKeys(word) : telexKeys(word);
  if (!typed?.keyed || isBareSyllable(word) || isLegalSyllable(word)) return null;
  const doubtful = typed.doubtful || (vni ? isNumbered(word) : isOftenForeign(word));
  if (doubtful && !amongResidue) return null;
  for (const way of typed.ways) {
    const syllable = syllableOf(way, typed.tone);
    if (syllable) return syllable;
  }
  return null;
}

function telexKeys(keys: string): Typed | null {
  // ưa is typed with its u; "wa" is quá, "was" is English.
  if (/^w[aeiuy]/.test(keys)) return null;
  // Two keys are "of", "is", "tw" (trung ương) as often as ò, í, tư.
  const typed: Typed = { ways: [''], tone: '', keyed: false, doubtful: keys.length === 2 };
  let vowels = false;
  let marks = false;
  let between = false;
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? '';
    const next = keys[i + 1] ?? '';
    if (vowels && telexTones[key]) {
      if (typed.tone !== '') return null;
      typed.tone = telexTones[key];
      between = vowel.test(keys[i - 1] ?? '') && vowel.test(next);
      continue;
    }
    // "vietej": the roof after the last letter, right before the tone. Without a tone it would be "momo".
    const ways = typed.ways.flatMap((way) => telexWays(way, key, telexTones[next] !== undefined));
    if (ways.length > mostWays) return null;
    marks ||= ways.some((way) => !way.endsWith(key));
    typed.ways = ways;
    vowels ||= key === 'w' || vowel.test(key);
  }
  typed.keyed = marks || typed.tone !== '';
  // "tasi" may be tái; "taxi", "visa", "sofa" are not.
  typed.doubtful ||= between && !marks;
  // Tày and Nùng write a long o: "toong", "loong". Only không is so common that it is meant.
  typed.doubtful ||= typed.tone === '' && /^(?!kh|dd)[^aeiuy]*oo(?:c|ng)$/.test(keys);
  return typed;
}

function telexWays(way: string, key: string, lateRoof: boolean): string[] {
  const plain = way + key;
  if (key === 'w') {
    const marked = [...hornsOn(way), ...marksOn(way, breves)];
    return marked.length > 0 ? marked : [`${way}ư`];
  }
  if (key === 'd') return way === 'd' ? ['đ'] : [plain];
  const roof = roofs[key];
  if (!roof) return [plain];
  if (way.endsWith(key)) return [way.slice(0, -1) + roof];
  // A third o takes the mark back: "xooong" is xoong.
  if (way.endsWith(roof)) return [way.slice(0, -1) + key + key];
  return lateRoof ? [plain, ...marksOn(way, { [key]: roof })] : [plain];
}

function vniKeys(keys: string): Typed | null {
  const typed: Typed = { ways: [''], tone: '', keyed: false, doubtful: false };
  let vowels = 0;
  for (const key of keys) {
    if (!/[0-9]/.test(key)) {
      if (vowel.test(key)) vowels += 1;
      typed.ways = typed.ways.map((way) => way + key);
      continue;
    }
    const mark = vniTones[key];
    if (mark && (typed.tone !== '' || vowels === 0)) return null;
    if (mark) typed.tone = mark;
    else typed.ways = typed.ways.flatMap((way) => vniWays(way, key));
    if (typed.ways.length === 0 || typed.ways.length > mostWays) return null;
    typed.keyed = true;
  }
  // One letter and a number: an A4 sheet, petrol E5, the U17.
  typed.doubtful = /^[^0-9][0-9]+$/.test(keys);
  return typed;
}

function vniWays(way: string, key: string): string[] {
  if (key === '6') return marksOn(way, roofs);
  if (key === '7') return hornsOn(way);
  if (key === '8') return marksOn(way, breves);
  return key === '9' && way.startsWith('d') ? [`đ${way.slice(1)}`] : [];
}

/** One mark on one letter, in every way there is, the last letter first. */
function marksOn(way: string, marks: Record<string, string>): string[] {
  const ways: string[] = [];
  for (let at = way.length - 1; at >= 0; at -= 1) {
    const letter = marks[way[at] ?? ''];
    if (letter) ways.push(way.slice(0, at) + letter + way.slice(at + 1));
  }
  return ways;
}

/** One key gives "uo" both its horns. */
function hornsOn(way: string): string[] {
  const at = way.lastIndexOf('uo');
  return [...(at < 0 ? [] : [`${way.slice(0, at)}ươ${way.slice(at + 2)}`]), ...marksOn(way, horns)];
}
