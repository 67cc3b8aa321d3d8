import type { Group } from './chain';
import { isLoose } from './chain';

const units = new Set(['d', 'dong', 'vnd', 'usd', 'k', 'nghin', 'ngan', 'trieu', 'tr', 'ty', 'ti', '₫', '$']);
const longestUnit = 5;
/** Groups of three after the first; more is not an amount any more. */
const mostThousands = 5;

/**
 * How many groups from `index` on are an amount of money: "700.000 đồng", "1.000.000đ", "2000000 đ", "15.000.000".
 * Without a unit only round amounts pass, because "3.826.545" is a telephone number; a leading zero never does.
 */
export function moneyAt(groups: readonly Group[], index: number, chars: readonly string[]): number {
  const amount = amountAt(groups, index, chars);
  if (!amount) return 0;
  const { length, digits, thousands, mark, paid } = amount;
  if (thousands.length === 0) return paid && (digits <= 8 || (digits <= 12 && amount.round)) ? 1 : 0;
  if (paid) return length;
  if (mark === ' ' || thousands.at(-1) !== '000') return 0;
  const next = groups[index + length];
  // "30.000-50.000đ": the unit stands once, after the second amount.
  const span = next?.gap.trim() === '-' && amountAt(groups, index + length, chars)?.paid === true;
  if (next && !isLoose(next.gap) && !span) return 0;
  return digits <= 8 || thousands.every((group) => group === '000') ? length : 0;
}

interface Amount {
  /** Groups it is made of. */
  length: number;
  digits: number;
  thousands: string[];
  mark: string;
  round: boolean;
  /** A unit follows. */
  paid: boolean;
}

function amountAt(groups: readonly Group[], index: number, chars: readonly string[]): Amount | null {
  const first = groups[index];
  if (!first || first.digits.startsWith('0')) return null;
  let last = index;
  const mark = groups[index + 1]?.gap ?? '';
  if (first.digits.length <= 3 && (mark === '.' || mark === ',' || mark === ' ')) {
    while (last - index < mostThousands && groups[last + 1]?.gap === mark && groups[last + 1]?.digits.length === 3) {
      last += 1;
    }
  }
  const thousands = groups.slice(index + 1, last + 1).map((group) => group.digits);
  return {
    length: last + 1 - index,
    digits: first.digits.length + 3 * thousands.length,
    thousands,
    mark,
    round: first.digits.endsWith('000'),
    paid: last === groups.length - 1 && unitAt(chars, groups[last]?.to ?? 0),
  };
}

function unitAt(chars: readonly string[], at: number): boolean {
  let from = at;
  if (chars[from] === ' ') from += 1;
  const word = wordAt(chars, from);
  if (!units.has(word)) return false;
  // "đồng ý" agrees, it does not pay.
  return word !== 'dong' || chars[from + 4] !== ' ' || wordAt(chars, from + 5) !== 'y';
}

function wordAt(chars: readonly string[], from: number): string {
  if (chars[from] === '₫' || chars[from] === '$') return chars[from] ?? '';
  let to = from;
  while (to - from <= longestUnit && /[a-z]/.test(chars[to] ?? '')) to += 1;
  return chars.slice(from, to).join('');
}
