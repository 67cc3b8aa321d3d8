import type { Shorthand } from '../../nlu/shorthand';
import { fold } from '../../text/fold';

/** One way to read a text out: its words as canonical keys, and the same without marks. */
export interface Row {
  full: string[];
  plain: string[];
}

/** More ways than this to read a short text out say that it is not clear at all. */
const mostRows = 64;

/**
 * Every way to read words with their short forms, as typed first: "bn tien" may be "bao nhiêu tiền" or "bệnh nhân
 * tiền". At most 64, however many doubtful words there are.
 */
export function rowsOf(typed: readonly string[], short: Shorthand): Row[] {
  let rows: string[][] = [[]];
  for (const word of typed) {
    const sure = short.readingOf(word);
    const readings = sure ? [sure] : [[word], ...short.doubtfulReadingsOf(word)];
    rows = rows.flatMap((row) => readings.map((reading) => [...row, ...reading])).slice(0, mostRows);
  }
  return rows.map((full) => ({ full, plain: full.map(fold) }));
}
