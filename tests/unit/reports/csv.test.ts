import fc from 'fast-check';
import { csvOf } from '../../../src/reports/csv';
import { neutral } from '../../../src/sheets/formula';
import { jsonOf } from '../../../src/reports/json';
import type { Cell, Report } from '../../../src/reports/report';
import { readCsv } from '../../support/csv-reader';

const report = (rows: Cell[][]): { report: Report; rows: Cell[][] } => ({
  rows,
  report: {
    id: 'sample',
    title: 'Bảng mẫu',
    needs: 'numbers.see',
    columns: [
      { key: 'text', title: 'Câu hỏi', kind: 'text' },
      { key: 'count', title: 'Lượt', kind: 'number' },
      { key: 'at', title: 'Ngày', kind: 'date' },
    ],
    rows: async () => rows,
  },
});
const csv = (rows: Cell[][]) => [...csvOf([report(rows)], () => 'x')].join('');
const at = Date.parse('2026-11-22T23:30:00+07:00');

/** Written from ASVS 1.2.10 and the list in the reliability plan, not from our expression. */
const spreadsheetsRun = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
const dangerous = [
  ...spreadsheetsRun.map((sign) => `${sign}1+1`),
  ...['=', '+', '-', '@', '＝'].flatMap((sign) => [` ${sign}A1`, `   ${sign}A1`, `\u00A0${sign}A1`, `\u3000${sign}A1`]),
  ...['"=1+1', '"@SUM(A1)', "'=1+1", '\uFEFF=1+1', '\u200B=1+1', '\t=1', '\r\n=1'],
  ...["=cmd|' /C calc'!A0", '=DDE("cmd";"/C calc";"x")', "@SUM(1+1)*cmd|'/C calc'!A0", '=HYPERLINK("http://x","bấm")'],
];

describe('a CSV file', () => {
  test.each(dangerous)('makes %j text with an apostrophe that can be taken away again', (text) => {
    expect(neutral(text)).toBe(`'${text}`);
    expect(readCsv(csv([[text, 1, at]]))[1]?.[0]).toEqual({ value: `'${text}`, quoted: true });
  });

  test.each(['làm giấy khai sinh', 'a=b', '5-3', 'gọi 0912', '"trích"', "'", '', 'x@y', 'số -5', '…='])(
    'leaves %j as it was written',
    (text) => {
      expect(neutral(text)).toBe(text);
    },
  );

  test('keeps numbers numbers: −5 is -5, without quotes or apostrophe', () => {
    expect(
      csv([
        ['a', -5, at],
        ['b', 1234567, at],
      ]),
    ).toBe('\uFEFF"Câu hỏi","Lượt","Ngày"\r\n"a",-5,"2026-11-22"\r\n"b",1234567,"2026-11-22"\r\n');
  });

  test('gives every fuzzed text back exactly, and no cell begins with what a spreadsheet runs', () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...spreadsheetsRun, "'", '"', ',', ';', ' ', '\u3000', '\r\n', '=cmd|', 'ế', '𠀀', 'a'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(nasty, fc.integer()), { minLength: 1, maxLength: 20 }), (rows) => {
        const read = readCsv(csv(rows.map(([text, count]) => [text, count, at]))).slice(1);
        expect(read.map((record) => record.length)).toEqual(rows.map(() => 3));
        rows.forEach(([text, count], index) => {
          const cell = read[index]![0]!.value;
          // Marked or untouched; and a text that looks marked already is marked once more, so the two never mix.
          expect([text, `'${text}`]).toContain(cell);
          expect(cell === text && neutral(text) !== text).toBe(false);
          if (text.startsWith("'")) expect(cell === text && neutral(text.slice(1)) !== text.slice(1)).toBe(false);
          expect(
            spreadsheetsRun.some((sign) => cell.replace(/^[\s\p{Z}"]+/u, '').startsWith(sign) || cell.startsWith(sign)),
          ).toBe(false);
          expect(read[index]![1]).toEqual({ value: String(count), quoted: false });
        });
      }),
      { numRuns: 500 },
    );
  });

  test.each([';', '\t'])(
    'keeps people’s words one cell in a spreadsheet that expects %j between cells',
    (separator) => {
      const texts = ['a;=1+1', 'a\t=1+1', 'a,=1+1', 'x";=1+1;"y', 'x"\t=1+1', 'một\r\n=1+1'];
      const records = readCsv(csv(texts.map((text) => [text, 1, at])), separator).slice(1);
      expect(records.map((record) => record.length)).toEqual(texts.map(() => 1));
      records.forEach(([cell], index) => expect(cell?.value.startsWith(texts[index]!)).toBe(true));
    },
  );

  test('begins with a byte order mark, so that Excel shows Vietnamese', () => {
    expect(Buffer.from(csv([])).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  test('separates several tables by an empty line and names each', () => {
    const tables = [report([['a', 1, at]]), report([])];
    const text = [...csvOf(tables, (table) => `${table.report.title}, =kỳ`)].join('');
    expect(text.split('\r\n')).toEqual([
      '\uFEFF"Bảng mẫu, =kỳ"',
      '"Câu hỏi","Lượt","Ngày"',
      '"a",1,"2026-11-22"',
      '',
      '"Bảng mẫu, =kỳ"',
      '"Câu hỏi","Lượt","Ngày"',
      '',
    ]);
  });

  test('comes in pieces, so that a slow reader does not fill the memory', () => {
    const pieces = csvOf([report(Array.from({ length: 20_000 }, (_, n): Cell[] => [`câu ${n}`, n, at]))], () => 'x');
    let longest = 0;
    let rows = 0;
    for (const piece of pieces) {
      longest = Math.max(longest, piece.length);
      rows += piece.split('\r\n').length - 1;
    }
    expect(rows).toBe(20_001);
    expect(longest).toBeLessThan(50_000);
  });
});

test('JSON keeps text as it was written, numbers as numbers and days as days', () => {
  const read = JSON.parse(
    [...jsonOf([report([['=1+1', -5, at]])], { from: '2026-11-01', to: '2026-11-30' })].join(''),
  ) as {
    from: string;
    tables: { id: string; rows: unknown[] }[];
  };
  expect(read.from).toBe('2026-11-01');
  expect(read.tables[0]).toMatchObject({ id: 'sample', rows: [{ text: '=1+1', count: -5, at: '2026-11-22' }] });
});
