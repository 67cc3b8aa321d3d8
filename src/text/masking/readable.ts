import type { Chain, Group } from './chain';
import { isLoose } from './chain';
import { moneyAt } from './money';

/** What a reader needs and nobody can be found by: dates, times, decree numbers, money, hotlines, years. */
type Rule = (groups: readonly Group[], index: number, chars: readonly string[]) => number;

export const isYear = (digits: string): boolean => /^(19|20)\d\d$/.test(digits);
/** Long enough to be a number of its own. */
export const isWhole = (group: Group | undefined): boolean => group !== undefined && group.digits.length >= 9;

const within = (digits: string, most: number): boolean =>
  digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= most;

const gapAt = (groups: readonly Group[], index: number): string => groups[index]?.gap ?? '';
const ends = (groups: readonly Group[], index: number): boolean =>
  index >= groups.length || isLoose(gapAt(groups, index)) || isWhole(groups[index]);

/** 22/11/2026, 22-11-2026, 22.11.2026, 2026-11-22; never part of a longer row such as 09.12.1990.12. */
const date: Rule = (groups, i) => {
  const [a, b, c] = [groups[i], groups[i + 1], groups[i + 2]];
  if (!a || !b || !c) return 0;
  const mark = b.gap.trim();
  if (!['/', '-', '.'].includes(mark) || c.gap.trim() !== mark) return 0;
  if (a.gap.trim() === mark || gapAt(groups, i + 3).trim() === mark) return 0;
  const forward = within(a.digits, 31) && within(b.digits, 12) && isYear(c.digits);
  const backward = isYear(a.digits) && within(b.digits, 12) && within(c.digits, 31);
  return forward || backward ? 3 : 0;
};

/** 22/11 and 11/2026. */
const partOfDate: Rule = (groups, i) => {
  const [a, b] = [groups[i], groups[i + 1]];
  const toAnother = gapAt(groups, i + 2).trim() === '-' && gapAt(groups, i + 3) === '/';
  if (!a || !b || b.gap !== '/' || a.gap === '/' || !(toAnother || ends(groups, i + 2))) return 0;
  return (within(a.digits, 31) && within(b.digits, 12)) || (within(a.digits, 12) && isYear(b.digits)) ? 2 : 0;
};

/** 282/2025/NĐ-CP, "nghị quyết 31/2024". */
const decree: Rule = (groups, i, chars) => {
  const [a, b] = [groups[i], groups[i + 1]];
  if (!a || !b || !/^([1-9]\d{0,3}|0\d)$/.test(a.digits) || !isYear(b.digits) || a.gap === '/') return 0;
  const next = chars[b.to] ?? '';
  const named = (next === '/' || next === '-') && /[a-z]/.test(chars[b.to + 1] ?? '');
  if (b.gap === '/') return gapAt(groups, i + 2) === '/' ? 0 : 2;
  return b.gap === '-' && named ? 2 : 0;
};

/** 08:30, 8:30:15, 08:30:15.250 */
const time: Rule = (groups, i, chars) => {
  const [a, b, c, d] = [groups[i], groups[i + 1], groups[i + 2], groups[i + 3]];
  if (!a || !b || a.digits.length > 2 || Number(a.digits) > 24 || b.gap !== ':' || a.gap === ':') return 0;
  if (b.digits.length !== 2 || Number(b.digits) > 59) return 0;
  if (c?.gap === ' ' && !ends(groups, i + 2) && !date(groups, i + 2, chars)) return 0;
  if (c?.gap !== ':') return 2;
  if (c.digits.length !== 2 || Number(c.digits) > 59 || d?.gap === ':') return 0;
  return d && (d.gap === '.' || d.gap === ',') && d.digits.length === 3 ? 4 : 3;
};

/** 111 to 115, and 1800xxxx or 1900xxxx written in one or in pieces. */
const hotline: Rule = (groups, i) => {
  const first = groups[i];
  if (!first) return 0;
  let after = i;
  while (/^11[1-5]$/.test(groups[after]?.digits ?? '')) after += 1;
  // "111, 113" are two numbers to call; "111.111.00" is somebody's account.
  if (after > i) return ends(groups, after) || gapAt(groups, after) === '/' ? after - i : 0;
  if (!/^1[89]00/.test(first.digits)) return 0;
  let digits = '';
  for (let j = i; j < Math.min(groups.length, i + 5); j += 1) {
    if (j > i && !/^[ .-]$/.test(gapAt(groups, j))) return 0;
    digits += groups[j]?.digits ?? '';
    if (digits.length >= 8) return digits.length === 8 && ends(groups, j + 1) ? j + 1 - i : 0;
  }
  return 0;
};

const mostYears = 12;
const longestPlan = 60;

/** 2021-2025; 2024, 2025, 2026. One year alone is too short to be taken for anything. */
const years: Rule = (groups, i) => {
  let j = i;
  while (j + 1 - i < mostYears && isYear(groups[j]?.digits ?? '') && isYear(groups[j + 1]?.digits ?? '')) {
    const step = Number(groups[j + 1]?.digits) - Number(groups[j]?.digits);
    const listed = isLoose(gapAt(groups, j + 1)) && gapAt(groups, j + 1).includes(',');
    if (!listed && (step <= 0 || step > longestPlan)) break;
    j += 1;
  }
  return j > i && ends(groups, j + 1) ? j + 1 - i : 0;
};

const rules: readonly Rule[] = [date, decree, partOfDate, time, moneyAt, hotline, years];

/**
 * Which groups of a chain stay. A readable thing begins the chain, follows another one or a whole number, or
 * stands after a loose separator: in the middle of something longer it is a piece of a number, not a date.
 */
export function readableIn(chain: Chain, chars: readonly string[]): boolean[] {
  const { groups } = chain;
  const stays = groups.map(() => false);
  if (chain.plus) return stays;
  for (let i = 0; i < groups.length;) {
    const gap = gapAt(groups, i);
    const fresh = i === 0 || stays[i - 1] || isLoose(gap) || isWhole(groups[i - 1]);
    const dateAfterSpace = gap === ' ' && groups[i + 1]?.gap === '/';
    const using = fresh ? rules : dateAfterSpace ? [date] : [];
    const length = using.reduce((found, rule) => found || rule(groups, i, chars), 0);
    stays.fill(true, i, i + length);
    i += Math.max(1, length);
  }
  return stays;
}
