import { canonical, fold } from '../../text/fold';

/** A run of letters or a run of digits: "2tr5" is one word of a text and three cells. */
export interface Cell {
  canonical: string;
  /** `fold(canonical)`; equal to `canonical` where no mark was typed. */
  plain: string;
  digits: boolean;
  /** What stands between this cell and the one before; '' inside one word. */
  gap: string;
  /** Offsets in the text. */
  start: number;
  end: number;
  /** Index in `words(text)`. */
  word: number;
}

export interface Cells {
  text: string;
  cells: readonly Cell[];
  /** `plain` of each cell, for looking up phrases. */
  plain: readonly string[];
  /** Whether any word has marks: who types them elsewhere does not mean "mãi" by "mai". */
  marked: boolean;
}

/** Where something was said: words `from` (inclusive) to `to` (exclusive) of `words(text)`. */
export interface Span {
  from: number;
  to: number;
  /** The text itself, as typed. */
  asSaid: string;
}

const pieces = /\p{N}+|[\p{L}\p{M}]+/gu;

export function cellsOf(text: string): Cells {
  const cells: Cell[] = [];
  let end = 0;
  let word = -1;
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const gap = text.slice(end, index);
    if (gap !== '' || word < 0) word += 1;
    end = index + piece.length;
    const key = canonical(piece);
    cells.push({ canonical: key, plain: fold(key), digits: /^\d+$/.test(piece), gap, start: index, end, word });
  }
  const marked = cells.some((cell) => cell.canonical !== cell.plain);
  return { text, cells, plain: cells.map((cell) => cell.plain), marked };
}

/** The words that cells `from` to `to` (exclusive, at least one) stand in. */
export function spanOf({ text, cells }: Cells, from: number, to: number): Span {
  const first = cells[from];
  const last = cells[to - 1];
  if (!first || !last) return { from: 0, to: 0, asSaid: '' };
  return { from: first.word, to: last.word + 1, asSaid: text.slice(first.start, last.end) };
}

/** Which cells already belong to something, so that "20" of a decree is not also a day. */
export class Taken {
  private readonly cells = new Set<number>();

  add({ start, stop }: { start: number; stop: number }): void {
    for (let at = start; at < stop; at += 1) this.cells.add(at);
  }

  has(at: number): boolean {
    return this.cells.has(at);
  }

  /** Whether one of the cells `start` to `stop` (exclusive) is taken. */
  within(start: number, stop: number): boolean {
    for (let at = start; at < stop; at += 1) if (this.cells.has(at)) return true;
    return false;
  }
}
