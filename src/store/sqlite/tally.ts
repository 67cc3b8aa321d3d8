import type { CountRow } from '../../ports/interactions';
import type { Kind } from './pack';

const bitsPerWord = 32;

interface Line extends CountRow {
  seen: Uint32Array;
}

/**
 * Counts interactions and the different people behind them, line by line. A person is one bit, so that a year of
 * a province is counted without sorting anything. `most` is the highest person number there is.
 */
export class Tally {
  private readonly lines = new Map<string, Line>();
  private readonly words: number;

  constructor(
    private readonly keyOf: (kind: Kind) => string | null,
    most: number,
  ) {
    this.words = Math.floor(most / bitsPerWord) + 1;
  }

  /** `people` from `start` up to `end`. */
  add(kind: Kind, count: number, people: ArrayLike<number>, start = 0, end = people.length): void {
    const key = this.keyOf(kind);
    if (key === null) return;
    const line = this.lines.get(key) ?? this.begin(key);
    line.total += count;
    line[kind.decision] += count;
    const { seen } = line;
    for (let i = start; i < end; i += 1) {
      const person = people[i]!;
      seen[person >>> 5]! |= 1 << (person & 31);
    }
  }

  /** `people` without those of `nobody`: numbers of the erased. */
  rows(nobody: readonly number[]): CountRow[] {
    return [...this.lines.values()].map(({ seen, ...row }) => {
      for (const person of nobody) seen[person >>> 5]! &= ~(1 << (person & 31));
      return { ...row, people: ones(seen) };
    });
  }

  private begin(key: string): Line {
    const line = { ...{ key, total: 0, answer: 0, ask: 0, fallback: 0, people: 0 }, seen: new Uint32Array(this.words) };
    this.lines.set(key, line);
    return line;
  }
}

function ones(words: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < words.length; i += 1) {
    let word = words[i]!;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    sum += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return sum;
}
