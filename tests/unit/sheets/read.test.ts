import fc from 'fast-check';
import { readSheetRows } from '../../../src/sheets/read';
import { mostBytes, mostRows } from '../../../src/sheets/sheet';
import { csvSheet } from '../../../src/sheets/write';
import { normalise } from '../../../src/text/normalise';
import { workbook } from '../../support/workbook';

const csv = (text: string) => readSheetRows(Buffer.from(text), 'a.csv');
const xlsx = (...args: Parameters<typeof workbook>) => readSheetRows(workbook(...args), 'a.xlsx');

describe('a sheet', () => {
  test.each([',', ';', '\t'])('in CSV is read whatever stands between cells: %j', async (between) => {
    const text = [['tên', 'lương, phụ cấp'].map((cell) => `"${cell}"`), ['Phụ hồ', '8']]
      .map((row) => row.join(between))
      .join('\r\n');
    const sheet = await csv(`\uFEFF${text}\r\n\r\n${between}\r\n`);
    expect(sheet).toEqual({
      header: ['tên', 'lương, phụ cấp'],
      rows: [{ line: 2, cells: ['Phụ hồ', '8'] }],
      faults: [],
    });
  });

  test('in XLSX gives days, numbers, truth and values of formulas as they are meant', async () => {
    const sheet = await xlsx([
      ['tên', 'ngày', 'lương', 'hệ số', 'có', 'tính'],
      [],
      ['Phụ hồ', { day: '2026-11-22' }, 8_500_000, 0.1 + 0.2, true, { formula: '"a"&"b"', value: 'ab' }],
      ['', null, null, null, null, null],
      [null, null, null, null, false, null],
    ]);
    expect(sheet.faults).toEqual([]);
    expect(sheet.rows).toEqual([
      { line: 3, cells: ['Phụ hồ', '2026-11-22', '8500000', '0.3', 'TRUE', 'ab'] },
      { line: 5, cells: ['', '', '', '', 'FALSE', ''] },
    ]);
  });

  test('is known by what is in it, not by its name', async () => {
    expect((await readSheetRows(workbook([['a'], ['b']]), 'a.csv')).header).toEqual(['a']);
    expect((await readSheetRows(Buffer.from('a\nb\n'), 'a.xlsx')).faults[0]?.what).toContain('hỏng');
    expect((await readSheetRows(Buffer.from('D0CF11E0A1B11AE1', 'hex'), 'a.xls')).faults[0]?.mend).toContain('.xlsx');
  });

  test.each<[string, Buffer]>([
    [
      'a corner cell far away',
      workbook([], { sheet: '<sheetData><row r="1048576"><c r="A1048576"/></row></sheetData>' }),
    ],
    ['a column far away', workbook([], { sheet: '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>' })],
    [
      'a far cell without quotation marks like the others',
      workbook([], { sheet: `<sheetData><row r = '9999999'/></sheetData>` }),
    ],
    [
      'thousands of cells without an address',
      workbook([], { sheet: `<sheetData><row>${'<c/>'.repeat(500)}</row></sheetData>` }),
    ],
    ['too many rows', workbook([], { sheet: `<sheetData>${'<row/>'.repeat(mostRows + 9)}</sheetData>` })],
    ['a hidden row', workbook([], { sheet: '<sheetData><!-- <row> --><row r="1"/></sheetData>' })],
    ['a bomb', workbook([['a']], { extra: { 'xl/media.xml': new Uint8Array(60_000_000) } })],
    ['an archive of something else', Buffer.from('504b0304ffffffffffff', 'hex')],
    ['a workbook cut short', workbook([['a'], ['b']]).subarray(0, 700)],
    ['too many bytes', Buffer.alloc(mostBytes + 1, 'a')],
    ['too many lines', Buffer.from('a\n'.repeat(mostRows + 2))],
    ['text of another code page', Buffer.from('tên\n', 'latin1')],
    ['a quotation mark left open', Buffer.from('a,b\n"c,d\n')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused with a reason and no rows: %s', async (_what, bytes) => {
    const { rows, faults } = await readSheetRows(bytes, 'a.csv');
    expect(rows).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.line).toBeGreaterThan(0);
    expect(faults[0]!.what).not.toBe('');
    expect(faults[0]!.mend).not.toBe('');
  });

  test('reads the same from CSV and from XLSX, and what was written comes back', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => normalise(text) === text);
    const line = fc.tuple(fc.string({ minLength: 1, unit: fc.constantFrom(...'abcđê') }), cell, cell);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
        const rows = [['một', 'hai', 'ba'], ...lines];
        const said = await csv(csvSheet(rows));
        expect(said.faults).toEqual([]);
        expect(said.rows.map(({ cells }) => cells)).toEqual(lines.map((cells) => cells.map(normalise)));
        const given = await xlsx(rows);
        expect(given.header).toEqual(said.header);
      }),
      { numRuns: 60 },
    );
  });

  test('never fails on bytes of any kind', async () => {
    const whole = workbook([
      ['a', 'b'],
      ['c', 1],
    ]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const spoiled = Buffer.from(whole);
        spoiled[at] = byte;
        const { rows, faults } = await readSheetRows(spoiled, 'a.xlsx');
        expect(rows.length + faults.length).toBeLessThan(3);
      }),
      { numRuns: 200 },
    );
  });
});
