import { vietnamDay } from '../model/week';
import type { Period } from './period';
import type { Cell, Column, Table } from './report';

const written = (cell: Cell, { kind }: Column): Cell =>
  kind === 'date' && typeof cell === 'number' ? vietnamDay(cell) : cell;

/** The tables for other programs: text as it was written, numbers as numbers, days as 2026-11-22. */
export function jsonOf(tables: readonly Table[], period: Period): string {
  const shown = tables.map(({ report: { id, title, columns }, rows }) => ({
    id,
    title,
    columns,
    rows: rows.map((row) =>
      Object.fromEntries(columns.map((column, place) => [column.key, written(row[place] ?? '', column)])),
    ),
  }));
  return `${JSON.stringify({ from: period.from, to: period.to, timezone: 'Asia/Ho_Chi_Minh', tables: shown }, null, 2)}\n`;
}
