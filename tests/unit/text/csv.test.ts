import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { readCsv } from '../../../src/text/csv';

const cells = (text: string, separator?: string) => readCsv(text, separator).records.map((record) => record.cells);

describe('a reader of CSV', () => {
  test.each<[string, string, string[][]]>([
    [
      'plain cells',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a last line without an end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['ends of old machines', 'a\rb\rc', [['a'], ['b'], ['c']]],
    ['separators and line ends inside quotes', '"a,b","c\r\nd"\r\n', [['a,b', 'c\r\nd']]],
    ['doubled quotation marks', '"""a""b"', [['"a"b']]],
    ['quotation marks in the middle of a plain cell', 'a "b" c,d', [['a "b" c', 'd']]],
    ['empty cells at both ends', ',a,\r\n', [['', 'a', '']]],
    ['an empty cell in quotes', '"",a', [['', 'a']]],
    ['a separator at the very end', 'a,', [['a', '']]],
    ['empty lines, which are none', '\r\na\r\n\r\n\nb\r\n', [['a'], ['b']]],
    ['a byte order mark', '\uFEFF"id",b', [['id', 'b']]],
    ['nothing', '', []],
  ])('reads %s', (_what, text, expected) => {
    expect(readCsv(text)).toMatchObject({ fault: null });
    expect(cells(text)).toEqual(expected);
  });

  test('tells on which line each record begins, also after cells of several lines', () => {
    expect(readCsv('a\r\n"b\nc\r\nd",x\r\n\r\ne').records.map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  test('takes another separator', () => {
    expect(cells('a;b,c\r\n"d;e";f', ';')).toEqual([
      ['a', 'b,c'],
      ['d;e', 'f'],
    ]);
    expect(cells('a\tb', '\t')).toEqual([['a', 'b']]);
  });

  test('says where the text stops being CSV and keeps what came before', () => {
    expect(readCsv('a\r\n"b\r\nc')).toEqual({
      records: [{ line: 1, cells: ['a'] }],
      fault: { line: 2, what: 'quote left open' },
    });
    expect(readCsv('a\n"b\nc"d,e').fault).toEqual({ line: 3, what: 'text after a quote' });
  });

  test('gives back whatever a writer of CSV wrote', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'",;\r\n\t a') }));
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), fc.boolean(), (rows, delimiter, windows) => {
        const text = stringify(rows, { delimiter, quoted: true, record_delimiter: windows ? 'windows' : 'unix' });
        const read = readCsv(text, delimiter);
        expect(read.fault).toBeNull();
        expect(read.records.map((record) => record.cells)).toEqual(
          rows.filter((row) => row.length > 1 || row[0] !== ''),
        );
      }),
    );
  });

  test('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readCsv(text)));
  });
});
