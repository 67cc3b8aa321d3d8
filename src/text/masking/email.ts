import { isDigit, isLetter } from './view';
import { labels, type Mask } from './mask';

const isLocal = (char: string | undefined): boolean =>
  isLetter(char) || isDigit(char) || (!!char && ".!#$%&'*+/=?^_`{|}~-".includes(char));
const isHost = (char: string | undefined): boolean => isLetter(char) || isDigit(char) || char === '.' || char === '-';

/** Addresses with an @, also where the address ends at the provider's name or has spaces round the @. */
export function emailsIn(chars: readonly string[]): Mask[] {
  const masks: Mask[] = [];
  let free = 0;
  for (let at = chars.indexOf('@'); at >= 0; at = chars.indexOf('@', at + 1)) {
    const apart = chars[at - 1] === ' ' || chars[at + 1] === ' ';
    const left = chars[at - 1] === ' ' ? at - 1 : at;
    const right = chars[at + 1] === ' ' ? at + 2 : at + 1;
    let from = left;
    while (from > free && isLocal(chars[from - 1])) from -= 1;
    let to = right;
    while (isHost(chars[to])) to += 1;
    while (to > right && (chars[to - 1] === '.' || chars[to - 1] === '-')) to -= 1;
    const host = chars.slice(right, to).join('');
    const real = /\.\p{L}{2}[^.]*$/u.test(host.slice(-64)) || (!apart && /\p{L}/u.test(host));
    if (from < left && real) masks.push({ from, to, label: labels.email });
    free = Math.max(right, to);
  }
  return masks;
}
