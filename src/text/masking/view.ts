/**
 * A text as the masks read it: one plain character per visible one, with where it stands in the original.
 * Full-width and foreign digits are ASCII digits here, letters are lower case without diacritics, every dash is
 * `-`, every space a space; what cannot be seen (zero-width, marks, controls) belongs to the character before it.
 * Without this "０９１２…" or a number with zero-width spaces inside would walk past every rule.
 */
export interface View {
  chars: string[];
  /** Offset in the text where each character begins, and where it ends with what hangs on it. */
  starts: number[];
  ends: number[];
}

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u;
const marks = /[\u0300-\u036f]/g;
const dash = /[\p{Pd}\u2212]/u;
const space = /[\p{Zs}\t]/u;
const dot = /[·•‧∙。․]/u;
const digit = /\p{Nd}/u;

export function viewOf(text: string): View {
  const view: View = { chars: [], starts: [], ends: [] };
  let offset = 0;
  for (const char of text) {
    const plain = plainOf(char);
    const end = offset + char.length;
    if (plain === '') {
      if (view.ends.length > 0) view.ends[view.ends.length - 1] = end;
    } else {
      view.chars.push(plain);
      view.starts.push(offset);
      view.ends.push(end);
    }
    offset = end;
  }
  return view;
}

function plainOf(char: string): string {
  const code = char.charCodeAt(0);
  if (code > 0x20 && code < 0x7f) return code >= 0x41 && code <= 0x5a ? char.toLowerCase() : char;
  if (char === '\n' || char === '\r' || char === '\u2028') return '\n';
  if (space.test(char)) return ' ';
  if (invisible.test(char)) return '';
  if (dash.test(char)) return '-';
  if (dot.test(char)) return '.';
  if (char === 'đ' || char === 'Đ') return 'd';
  const base = char.normalize('NFKD').replace(marks, '').toLowerCase();
  const plain = [...base].length === 1 ? base : char;
  return digit.test(plain) ? valueOf(plain) : plain;
}

/** Decimal digits of every script stand ten in a row from zero. */
function valueOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return char;
  let value = 0;
  while (value < 9 && digit.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

export const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';
export const isLetter = (char: string | undefined): boolean => char !== undefined && /\p{L}/u.test(char);
