import { stringify } from 'csv-stringify/sync';
import { vietnamDay } from '../model/week';
import { neutral } from '../sheets/formula';
import type { Cell, Column, Table } from './report';

/** Excel takes a file without it for the local 8-bit code and spoils every Vietnamese letter. */
const byteOrderMark = '\uFEFF';
const rowsAtOnce = 40;

/** RFC 4180: CRLF, doubled quotes. All text is quoted, numbers are not. */
const lines = (rows: Cell[][]): string => stringify(rows, { quoted_string: true, record_delimiter: 'windows' });

/** Days are written 2026-11-22: 05/11/2026 is the 11th of May to an Excel with American settings. */
function written(cell: Cell, { kind }: Column): Cell {
  if (typeof cell === 'string') return neutral(cell);
  return kind === 'date' ? vietnamDay(cell) : cell;
}

/**
 * A file in pieces, so that a slow reader holds up the writing and not the memory. Several tables follow each
 * other with a title line each and an empty line between; a single one begins with its header.
 */
export function* csvOf(tables: readonly Table[], titleOf: (table: Table) => string): Generator<string> {
  yield byteOrderMark;
  for (const [index, table] of tables.entries()) {
    const { columns } = table.report;
    if (index > 0) yield '\r\n';
    if (tables.length > 1) yield lines([[neutral(titleOf(table))]]);
    yield lines([columns.map(({ title }) => title)]);
    for (let start = 0; start < table.rows.length; start += rowsAtOnce) {
      const some = table.rows.slice(start, start + rowsAtOnce);
      yield lines(some.map((row) => row.map((cell, place) => written(cell, columns[place]!))));
    }
  }
}
