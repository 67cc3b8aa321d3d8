import { vietnamDay } from '../model/week';
import type { Period } from './period';
import type { Cell, Column, Table } from './report';

const rowsAtOnce = 40;

const written = (cell: Cell, { kind }: Column): Cell =>
  kind === 'date' && typeof cell === 'number' ? vietnamDay(cell) : cell;

const shown = (row: Cell[], columns: readonly Column[]) =>
  Object.fromEntries(columns.map((column, place) => [column.key, written(row[place] ?? '', column)]));

/** A value as it stands inside others: every line after the first moved in. */
const inside = (value: unknown, indent: string): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);

/**
 * The tables for other programs: text as it was written, numbers as numbers, days as 2026-11-22. In pieces, for the
 * reasons of `csvOf`; together they are one JSON document.
 */
export function* jsonOf(tables: readonly Table[], period: Period): Generator<string> {
  const head = { from: period.from, to: period.to, timezone: 'Asia/Ho_Chi_Minh' };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "tables": [`;
  for (const [index, { report, rows }] of tables.entries()) {
    const { id, title, columns } = report;
    yield `${index > 0 ? ',' : ''}\n    ${inside({ id, title, columns }, '    ').slice(0, -6)},\n      "rows": [`;
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const some = rows
        .slice(start, start + rowsAtOnce)
        .map((row) => `\n        ${inside(shown(row, columns), '        ')}`);
      yield `${start > 0 ? ',' : ''}${some.join(',')}`;
    }
    yield rows.length > 0 ? '\n      ]\n    }' : ']\n    }';
  }
  yield tables.length > 0 ? '\n  ]\n}\n' : ']\n}\n';
}
