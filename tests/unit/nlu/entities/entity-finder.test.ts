import fc from 'fast-check';
import { words } from '../../../../src/text/words';
import { find } from './known';

describe('the finder of entities', () => {
  test('finds what a text names, each thing once', () => {
    const text = 'Hôm qua tôi ở xã Húc Động nộp phạt 500k theo nghị định 282/2025, gọi 113 rồi, 20/12 ra tòa';
    const { areas, dates, money, documents, phones } = find(text);
    expect(areas.map(({ asSaid }) => asSaid)).toEqual(['xã Húc Động']);
    expect(dates.map(({ asSaid }) => asSaid)).toEqual(['Hôm qua', '20/12']);
    expect(money.map((each) => each.dong)).toEqual([500_000]);
    expect(documents).toEqual(['282/2025/NĐ-CP']);
    expect(phones).toEqual(['113']);
  });

  test('finds the same in a text whose marks stand apart', () => {
    const text = 'Tháng sau bà con thị xã Quảng Yên được hai triệu rưỡi';
    expect(find(text.normalize('NFD')).areas.map(({ settled }) => settled)).toEqual([true]);
    expect(find(text.normalize('NFD')).money.map((each) => each.dong)).toEqual([2_500_000]);
    expect(find(text.normalize('NFD')).dates).toHaveLength(1);
  });

  test('gives positions inside the words of any text, and never throws', () => {
    const piece = fc.constantFrom(
      ...[
        'xã ',
        'Hải Hòa',
        'hai hoa',
        ', ',
        'Cẩm Phả',
        ' cũ ',
        'ngày ',
        '20',
        '/',
        '11',
        '.',
        '000',
        'đ',
        'k',
        'tr',
        '-',
      ],
      ...[
        'năm ',
        'tháng ',
        'hai ',
        'mươi ',
        'trăm ',
        'nghìn ',
        'mai ',
        'âm ',
        'luật ',
        'số ',
        '111',
        '2026',
        'nđ',
        ' ',
        '\u0301',
      ],
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (said) => {
        const { areas, dates, money } = find(said);
        const count = words(said).length;
        for (const { from, to, asSaid } of [...areas, ...dates, ...money]) {
          expect(from >= 0 && from < to && to <= count).toBe(true);
          expect(said.includes(asSaid)).toBe(true);
        }
        for (const { readings, settled } of areas) {
          expect(readings.length).toBeGreaterThan(0);
          if (settled) expect(readings).toHaveLength(1);
        }
        for (const each of dates) if (!each.lunar) expect(each.date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
        for (const each of money) expect(Number.isSafeInteger(each.dong) && each.dong > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  // A finder that grew with the square of the text would not come back from these before the test times out.
  test.each<[string, keyof ReturnType<typeof find>]>([
    ['xã Hải Hòa, Cẩm Phả; ', 'areas'],
    ['Hải Hòa ', 'areas'],
    ['ngày 20/11 ', 'dates'],
    ['2 triệu rưỡi, ', 'money'],
  ])('finds every "%s" of a very long text', (part, what) => {
    const once = find(part)[what].length;
    expect(find(part.repeat(5_000))[what]).toHaveLength(once * 5_000);
  });

  test.each(['1.000.', '2 ', '20/', 'xã ', 'hai trăm ', 'ngày tháng ', 'nghị định ', '2 tỷ 2 triệu ', '111-', 'cũ ('])(
    'comes back from a very long row of "%s"',
    (part) => expect(find(part.repeat(20_000)).phones).toEqual([]),
  );
});
