import { isDigit } from './view';

/** A run of digits and what stands between it and the run before. */
export interface Group {
  digits: string;
  /** First character and the one after the last, in the view. */
  from: number;
  to: number;
  /** Separator to the group before; empty for the first. */
  gap: string;
}

/** Runs of digits that a person may have meant as one number. */
export interface Chain {
  groups: Group[];
  /** The number begins with a plus sign. */
  plus: boolean;
}

const separators = new Set(' \n.,;:-_/\\()[]*|~\'’"');
const longestGap = 3;

/** All chains of a text, in order. `taken` marks characters that are masked already. One pass. */
export function chainsOf(chars: readonly string[], taken: readonly boolean[]): Chain[] {
  const chains: Chain[] = [];
  let chain: Chain | null = null;
  let at = 0;
  while (at < chars.length) {
    if (!isDigit(chars[at]) || taken[at]) {
      at += 1;
      continue;
    }
    const from = at;
    while (at < chars.length && isDigit(chars[at]) && !taken[at]) at += 1;
    const last: Group | undefined = chain?.groups.at(-1);
    const gap = last ? chars.slice(last.to, from) : null;
    const group: Group = { digits: chars.slice(from, at).join(''), from, to: at, gap: '' };
    if (chain && gap && joins(gap)) chain.groups.push({ ...group, gap: gap.join('') });
    else {
      chain = { groups: [group], plus: chars[from - 1] === '+' };
      chains.push(chain);
    }
  }
  return chains;
}

const joins = (gap: readonly string[]): boolean =>
  gap.length <= longestGap && gap.every((char) => separators.has(char));

/** A separator that usually stands between two numbers, not inside one. */
export const isLoose = (gap: string): boolean => /[;\n]|, | ,|\)\s*\(/.test(gap);
