import { isDigit } from './view';
import { labels, type Mask } from './mask';

/** The character of the text itself, with its case and its marks. */
type Original = (index: number) => string;

/** Number plates: 14A-123.45, 14-B1 123.45, 14a12345, 14LD 1234. */
export function platesIn(chars: readonly string[], original: Original): Mask[] {
  const masks: Mask[] = [];
  for (let at = 0; at < chars.length; at += 1) {
    if (!isDigit(chars[at]) || isWordy(chars[at - 1]) || (isDigit(chars[at - 2]) && chars[at - 1] !== ' ')) continue;
    const to = plateAt(chars, at, original);
    if (to === 0) continue;
    masks.push({ from: at, to, label: labels.plate });
    at = to - 1;
  }
  return masks;
}

const isLatin = (char: string | undefined): boolean => char !== undefined && char >= 'a' && char <= 'z';
const isWordy = (char: string | undefined): boolean => isDigit(char) || isLatin(char);

/** Where the plate that begins at `at` ends; 0 when none does. */
function plateAt(chars: readonly string[], at: number, original: Original): number {
  if (!isDigit(chars[at + 1]) || isDigit(chars[at + 2]) || chars[at] === '0') return 0;
  const letters = isMark(chars[at + 2]) ? at + 3 : at + 2;
  // "30 ở 12345": only letters without diacritics stand on a plate, and Đ.
  if (!isLatin(chars[letters]) || !/[A-Za-zĐđ]/.test(original(letters))) return 0;
  let next = letters + (isLatin(chars[letters + 1]) ? 2 : 1);
  const direct = digitsFrom(chars, next);
  const dotted = chars[next + direct] === '.' && digitsFrom(chars, next + direct + 1) === 2;
  // A digit of the series may stand right after the letter: 14B1 12345, 14B112345, 14B1123.45.
  const series = direct === 1 || direct === 6 || (direct === 4 && dotted);
  if (series) next += 1;
  const before = next;
  if (direct <= 1) while (next - before < 2 && isMark(chars[next])) next += 1;
  const to = tailFrom(chars, next);
  if (to === 0) return 0;
  const spaced = chars[letters - 1] === ' ' || chars.slice(before, next).includes(' ');
  const plain = spaced && !series && !/[A-ZĐ]/.test(original(letters));
  // "10 m 1200", "lúc 15h 2026", "20k 15000": a measure and not a plate.
  return plain &&
    !chars.slice(next, to).includes('.') &&
    (to - next === 4 || chars.slice(to - 3, to).join('') === '000')
    ? 0
    : to;
}

const isMark = (char: string | undefined): boolean => char === '-' || char === '.' || char === ' ';

function digitsFrom(chars: readonly string[], from: number): number {
  let count = 0;
  while (count < 7 && isDigit(chars[from + count])) count += 1;
  return count;
}

/** 123.45, 12345 or 1234. */
function tailFrom(chars: readonly string[], from: number): number {
  const first = digitsFrom(chars, from);
  const more = chars[from + first] === '.' ? digitsFrom(chars, from + first + 1) : 0;
  if (first === 3 && more === 2) return from + 6;
  return (first === 4 || first === 5) && more === 0 ? from + first : 0;
}
