import { stringify } from 'csv-stringify/sync';
import { safeCell } from './cell';

/** A table as CSV: UTF-8 with a mark for Excel, CRLF, no cell that a spreadsheet would run. */
export const csvSheet = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${stringify(
    rows.map((row) => row.map(safeCell)),
    { quoted_string: true, record_delimiter: 'windows' },
  )}`;
