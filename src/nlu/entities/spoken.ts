import { canonical, fold } from '../../text/fold';
import { phraseTrie } from '../../text/phrase-trie';
import { cellsOf, type Cell, type Cells } from './cells';

export type Test = (cell: Cell | undefined) => boolean;

const keysOf = (list: string) => list.split(' ').map(canonical);

/** Tests for one of the words of `list`, with its marks or with none at all; other marks make another word. */
export function oneOf(list: string): Test {
  const words = new Set(keysOf(list));
  const plain = new Set(keysOf(list).map(fold));
  return (cell) =>
    cell !== undefined && (words.has(cell.canonical) || (cell.canonical === cell.plain && plain.has(cell.plain)));
}

/** Tests for one of the words of `list` with its marks, for words that without them are mostly something else. */
export function exactly(list: string): Test {
  const words = new Set(keysOf(list));
  return (cell) => cell !== undefined && words.has(cell.canonical);
}

export interface Said<T> {
  /** Index of the first cell and after the last one. */
  start: number;
  stop: number;
  value: T;
  /** Every word was typed with its marks. */
  marked: boolean;
}

/** Finds phrases beginning at a cell, the longest first, under the same rule of marks as `oneOf`. */
export function spokenPhrases<T>(
  entries: readonly (readonly [phrase: string, value: T])[],
): (said: Cells, start: number) => Said<T>[] {
  const trie = phraseTrie(
    entries.map(([phrase, value]) => {
      const { cells, plain } = cellsOf(phrase);
      return { words: plain, value: { value, words: cells.map((cell) => cell.canonical) } };
    }),
  );
  return ({ cells, plain }, start) =>
    trie.at(plain, start).flatMap(({ to, values }) =>
      values.flatMap(({ value, words }) => {
        let marked = true;
        for (let i = 0; i < words.length; i += 1) {
          const cell = cells[start + i];
          if (!cell) return [];
          if (cell.canonical === words[i]) continue;
          if (cell.canonical !== cell.plain) return [];
          marked = false;
        }
        return [{ start, stop: to, value, marked }];
      }),
    );
}

/** Nothing but spaces before the cell: it goes on with what came before. */
export const joined = (cell: Cell | undefined): boolean => cell !== undefined && /^\s*$/.test(cell.gap);
