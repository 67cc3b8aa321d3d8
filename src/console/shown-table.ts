import type { Cell, Column, Table } from '../reports/report';
import { bar } from './bar';
import { day, number } from './format';

/** A table as the page draws it. `text` is escaped by the page; `svg` is markup of our own. */
export interface ShownCell {
  kind: Column['kind'] | 'bar';
  label: string;
  text: string;
  small: string;
  svg: string;
}

export interface ShownTable {
  id: string;
  title: string;
  columns: { title: string; kind: ShownCell['kind'] }[];
  rows: ShownCell[][];
  /** There are more rows than are shown; the export has them. */
  more: boolean;
}

export interface Look {
  most: number;
  /** A column shown small under another one: `{ topic: 'title' }`. */
  under?: Record<string, string>;
  /** Columns that only the export has. */
  without?: readonly string[];
  /** The column of which bars are drawn after the first column. */
  bars?: string;
}

const written = (cell: Cell, { kind }: Column): string => {
  if (typeof cell === 'string') return cell;
  return kind === 'date' ? day(cell) : number(cell);
};

export function shownTable({ report, rows }: Table, look: Look): ShownTable {
  const under = look.under ?? {};
  const placeOf = (key: string) => report.columns.findIndex((column) => column.key === key);
  const kept = report.columns.filter(({ key }) => under[key] === undefined && !look.without?.includes(key));
  const smallOf = new Map(Object.entries(under).map(([small, big]) => [big, placeOf(small)]));
  // A single bar compares nothing.
  const measured = rows.length > 1 && look.bars !== undefined ? placeOf(look.bars) : -1;
  const lengthOf = (row: Cell[]) => Number(row[measured]);
  const longest = measured < 0 ? 0 : Math.max(...rows.map(lengthOf));

  const cellsOf = (row: Cell[]): ShownCell[] => {
    const cells = kept.map((column): ShownCell => ({
      kind: column.kind,
      label: column.title,
      text: written(row[placeOf(column.key)] ?? '', column),
      small: String(row[smallOf.get(column.key) ?? -1] ?? ''),
      svg: '',
    }));
    if (measured >= 0)
      cells.splice(1, 0, { kind: 'bar', label: '', text: '', small: '', svg: bar(lengthOf(row) / longest) });
    return cells;
  };
  const columns: ShownTable['columns'] = kept.map(({ title, kind }) => ({ title, kind }));
  if (measured >= 0) columns.splice(1, 0, { title: '', kind: 'bar' });
  return {
    id: report.id,
    title: report.title,
    columns,
    rows: rows.slice(0, look.most).map(cellsOf),
    more: rows.length > look.most,
  };
}
