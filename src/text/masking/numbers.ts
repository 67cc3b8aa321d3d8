import type { Chain, Group } from './chain';
import { isLoose } from './chain';
import { isWhole, isYear, readableIn } from './readable';
import type { Mask } from './mask';
import { labels } from './mask';

/** From this many digits on a number can lead to a person. */
const fewestDigits = 7;

/** Groups that are read as one number. Only the beginning of the digits is kept: nothing depends on the rest. */
interface Held {
  from: number;
  to: number;
  start: string;
  length: number;
  last: Group;
}

const longestStart = 20;

/** What of a chain has to go, in order. Where it is not clear, it goes: an unreadable year does less harm. */
export function masksOf(chain: Chain, chars: readonly string[]): Mask[] {
  const stays = readableIn(chain, chars);
  const card = insuranceCard(chain, chars);
  const masks: Mask[] = [];
  let held: Held | null = null;

  const flush = () => {
    if (held && held.length >= fewestDigits)
      masks.push(masked(held, chars, chain.plus && held.from === chain.groups[0]?.from));
    held = null;
  };

  chain.groups.forEach((group, index) => {
    const inCard = index < card;
    if (stays[index] && !inCard) return flush();
    if (held && !inCard && (index === card || parts(held, group))) flush();
    held = join(held, group);
  });
  flush();
  return masks;
}

const join = (held: Held | null, group: Group): Held => ({
  from: held?.from ?? group.from,
  to: group.to,
  start: ((held?.start ?? '') + group.digits).slice(0, longestStart),
  length: (held?.length ?? 0) + group.digits.length,
  last: group,
});

/** How many groups are the 13 digits of a health-insurance number, "DN 4 22 0123456789"; 0 when it is none. */
function insuranceCard(chain: Chain, chars: readonly string[]): number {
  const from = chain.groups[0]?.from ?? 0;
  const letters = chars[from - 1] === ' ' || chars[from - 1] === '-' ? from - 3 : from - 2;
  if (!/^[a-z]{2}$/.test(`${chars[letters]}${chars[letters + 1]}`) || /\p{L}/u.test(chars[letters - 1] ?? '')) return 0;
  let digits = 0;
  for (const [index, group] of chain.groups.entries()) {
    digits += group.digits.length;
    if (digits >= 13 || !/^[ .-]$/.test(chain.groups[index + 1]?.gap ?? '')) return digits === 13 ? index + 1 : 0;
  }
  return 0;
}

/** Whether a new number begins with `next`, given what is held together so far. */
function parts(held: Held, next: Group): boolean {
  // "+84 912345678", "(0203) 3826545": the beginning of a number may stand apart.
  const beginning = held.length <= 6 && /^0*84$|^0\d{0,4}$/.test(held.start);
  if (isWhole(next)) return !beginning || isLoose(next.gap) || held.length > 4;
  if (isLoose(next.gap)) return held.length >= fewestDigits || !beginning;
  if (!isWhole(held.last)) return false;
  return /^0\d{9,11}$/.test(held.start) || isYear(next.digits);
}

function masked({ from, to, start, length }: Held, chars: readonly string[], plus: boolean): Mask {
  let first = plus ? from - 1 : from;
  // A bracket that is closed inside the number belongs to it.
  if (chars[first - 1] === '(' && chars.slice(from, to).includes(')')) first -= 1;
  return { from: first, to, label: labelOf(start, length, plus) };
}

function labelOf(start: string, length: number, plus: boolean): string {
  if (plus || /^0\d{9,10}$/.test(start) || /^(00)?84\d{9,10}$/.test(start)) return labels.phone;
  if (length === 9 || length === 12) return labels.paper;
  if (length === 10 || length === 13 || length === 16 || length === 19) return labels.card;
  return length >= 8 && length <= 19 ? labels.account : labels.number;
}
