import type { Chain, Group } from './chain';
import { isLoose } from './chain';
import { isWhole, isYear, readableIn } from './readable';
import type { Mask } from './mask';
import { labels } from './mask';

/** From this many digits on a number can lead to a person. */
const fewestDigits = 7;

/** What of a chain has to go, in order. Where it is not clear, it goes: an unreadable year does less harm. */
export function masksOf(chain: Chain, chars: readonly string[]): Mask[] {
  const stays = readableIn(chain, chars);
  const masks: Mask[] = [];
  let held: Group[] = [];

  const flush = () => {
    const [first, last] = [held[0], held.at(-1)];
    const digits = held.map((group) => group.digits).join('');
    if (first && last && digits.length >= fewestDigits) {
      masks.push(spanned(chars, { from: first.from, to: last.to }, digits, chain.plus && first === chain.groups[0]));
    }
    held = [];
  };

  const card = insuranceCard(chain, chars);
  chain.groups.forEach((group, index) => {
    if (index < card) {
      held.push(group);
      if (index === card - 1) flush();
      return;
    }
    if (stays[index]) return flush();
    if (held.length > 0 && parts(held, group)) flush();
    held.push(group);
  });
  flush();
  return masks;
}

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

/** Whether a new number begins with `next`, given the groups that are held together so far. */
function parts(held: readonly Group[], next: Group): boolean {
  const digits = held.map((group) => group.digits).join('');
  // "+84 912345678", "(0203) 3826545": the beginning of a number may stand apart.
  const beginning = /^0*84$|^0\d{0,4}$/.test(digits);
  if (isWhole(next)) return !beginning || isLoose(next.gap) || digits.length > 4;
  if (isLoose(next.gap)) return digits.length >= fewestDigits || !beginning;
  if (!isWhole(held.at(-1))) return false;
  return /^0\d{9,11}$/.test(digits) || isYear(next.digits);
}

function spanned(
  chars: readonly string[],
  { from, to }: { from: number; to: number },
  digits: string,
  plus: boolean,
): Mask {
  let start = plus ? from - 1 : from;
  // A bracket that is closed inside the number belongs to it.
  if (chars[start - 1] === '(' && chars.slice(from, to).includes(')')) start -= 1;
  return { from: start, to, label: labelOf(digits, plus) };
}

function labelOf(digits: string, plus: boolean): string {
  if (plus || /^0\d{9,10}$/.test(digits) || /^(00)?84\d{9,10}$/.test(digits)) return labels.phone;
  if (digits.length === 9 || digits.length === 12) return labels.paper;
  if ([10, 13, 16, 19].includes(digits.length)) return labels.card;
  return digits.length >= 8 && digits.length <= 19 ? labels.account : labels.number;
}
