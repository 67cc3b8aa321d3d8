import fc from 'fast-check';
import { vietnamDay } from '../../../src/model/week';
import { jsonOf } from '../../../src/reports/json';
import type { Cell, Table } from '../../../src/reports/report';

const columns = [
  { key: 'text', title: 'Câu', kind: 'text' as const },
  { key: 'n', title: 'Số', kind: 'number' as const },
  { key: 'at', title: 'Ngày', kind: 'date' as const },
];
const table = (id: string, rows: Cell[][]): Table => ({
  report: { id, title: `Bảng "${id}"`, needs: 'numbers.see', columns, rows: async () => rows },
  rows,
});
const period = { from: '2026-11-01', to: '2026-11-30' };

/** The same document written in one go. */
const inOneGo = (tables: readonly Table[]): string =>
  `${JSON.stringify(
    {
      ...period,
      timezone: 'Asia/Ho_Chi_Minh',
      tables: tables.map(({ report, rows }) => ({
        ...{ id: report.id, title: report.title, columns },
        rows: rows.map(([text, n, at]) => ({ text, n, at: vietnamDay(Number(at)) })),
      })),
    },
    null,
    2,
  )}\n`;

test('a document written in pieces is byte for byte the one written in one go', () => {
  const row = fc.tuple(fc.string({ unit: 'binary' }), fc.integer(), fc.integer({ min: 0, max: 2e12 }));
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 5 }), { maxLength: 3 }), (all) => {
      const tables = all.map((rows, index) => table(`t${index}`, rows));
      expect([...jsonOf(tables, period)].join('')).toBe(inOneGo(tables));
    }),
  );
});

test('no piece holds more than forty rows, and rows across pieces are all there', () => {
  const rows = Array.from({ length: 1_001 }, (_, n): Cell[] => [`câu\n${n}`, n, n]);
  const pieces = [...jsonOf([table('a', rows), table('b', [])], period)];
  expect(Math.max(...pieces.map((piece) => piece.split('"text":').length - 1))).toBe(40);
  expect(pieces.join('')).toBe(inOneGo([table('a', rows), table('b', [])]));
});
