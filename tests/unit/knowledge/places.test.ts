import { resolve } from 'node:path';
import { readAreas } from '../../../src/content/areas';
import { placeNotes, placeQuestion } from '../../../src/knowledge/places';
import type { Say } from '../../../src/knowledge/say';
import { entityFinder } from '../../../src/nlu/entities/entity-finder';

const { areas } = readAreas(resolve(__dirname, '../../..'));
const finder = entityFinder({ areas, hotlines: [], instruments: [] });
const mentions = (text: string) => finder.find(text, 0).areas;

/** What the integrator puts into locales/vi/bot.json. */
const texts: Record<string, string> = {
  'place.kind.xa': 'xã {name}',
  'place.kind.phuong': 'phường {name}',
  'place.kind.dac-khu': 'đặc khu {name}',
  'place.kind.thi-tran': 'thị trấn {name}',
  'place.kind.huyen': 'huyện {name}',
  'place.kind.thi-xa': 'thị xã {name}',
  'place.kind.thanh-pho': 'thành phố {name}',
  'place.old': '{place} cũ',
  'place.in': '{place} ({district} cũ)',
  'place.and': '{first} và {last}',
  'place.now': '{place} nay thuộc {now}.',
  'place.split':
    '{place} nay chia về {now}, tùy thôn. Bác ở thôn nào thì ra Ủy ban nhân dân nơi ấy, hoặc hỏi một trong các nơi đó.',
  'place.district': '{place} nay không còn. Đất ấy nay thuộc {now}.',
  'place.district.one': '{place} nay là {now}.',
  'place.district.many':
    '{place} nay không còn, đất ấy nay thuộc {count} xã, phường. Bác nói tên xã, phường cũ thì máy tìm giúp.',
  'place.which': 'Có {count} nơi tên {name}: {places}. Bác hỏi nơi nào?',
  'place.which.districts': 'Có hai nơi tên {name}: bác ở nơi thuộc {first} cũ hay {second} cũ?',
};
const say: Say = (key, values = {}) =>
  (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
const notes = (text: string) => placeNotes(mentions(text), areas, say);
const question = (text: string) => placeQuestion(mentions(text)[0]!, areas, say);

describe('notes about places', () => {
  test.each<[string, string]>([
    ['tôi ở xã Húc Động', 'Xã Húc Động (huyện Bình Liêu cũ) nay thuộc xã Bình Liêu.'],
    ['xã Húc Động, huyện Bình Liêu', 'Xã Húc Động (huyện Bình Liêu cũ) nay thuộc xã Bình Liêu.'],
    ['phường Hải Hòa', 'Phường Hải Hòa (thành phố Móng Cái cũ) nay thuộc phường Móng Cái 1.'],
    ['huyện Vân Đồn', 'Huyện Vân Đồn cũ nay là đặc khu Vân Đồn.'],
    ['huyện Đầm Hà còn không', 'Huyện Đầm Hà cũ nay không còn. Đất ấy nay thuộc xã Đầm Hà và xã Quảng Tân.'],
  ])('"%s" gets: %s', (text, expected) => {
    expect(notes(text)).toEqual([expected]);
  });

  test('a divided commune sends to the village, and names every part', () => {
    expect(notes('xã Vô Ngại')[0]).toContain('nay chia về xã Bình Liêu và xã Tiên Yên, tùy thôn.');
    expect(notes('xã Hải Lạng cũ')[0]).toContain('xã Hải Hòa, xã Hải Lạng và xã Ba Chẽ, tùy thôn.');
  });

  test('a district of many communes is counted, not listed', () => {
    expect(notes('thành phố Hạ Long')[0]).toContain('13 xã, phường');
  });

  test('there is nothing to say about a place of today, nor about one that is not settled', () => {
    expect(notes('xã Hoành Mô')).toEqual([]);
    expect(notes('Tôi ở Bình Liêu')).toEqual([]);
  });

  test('there are three at most, and none twice', () => {
    expect(notes('xã Húc Động, xã Húc Động')).toHaveLength(1);
    expect(notes('xã Húc Động, xã Hà Lâu, xã Phong Dụ, xã Đồng Rui')).toHaveLength(3);
  });

  test('every former commune and district gets its line with every name filled in', () => {
    const lines = [
      ...areas.formerCommunes.map((area) => ({ kind: 'former-commune' as const, area })),
      ...areas.formerDistricts.map((area) => ({ kind: 'former-district' as const, area })),
    ].map((reading) => placeNotes([{ from: 0, to: 1, asSaid: '', readings: [reading], settled: true }], areas, say));
    for (const [line = ''] of lines)
      expect(line).toMatch(/^\p{Lu}[^{}]+\) nay [^{}]+[.]$|^\p{Lu}[^{}]+ cũ nay [^{}]+[.]$/u);
  });
});

describe('the question about a name of several places', () => {
  test.each<[string, string]>([
    ['ở Thanh Sơn', 'Có hai nơi tên Thanh Sơn: bác ở nơi thuộc Uông Bí cũ hay Ba Chẽ cũ?'],
    [
      'Hạ Long',
      'Có 3 nơi tên Hạ Long: phường Hạ Long; xã Hạ Long (huyện Vân Đồn cũ); thành phố Hạ Long cũ. Bác hỏi nơi nào?',
    ],
  ])('for "%s" is: %s', (text, expected) => {
    expect(question(text)).toBe(expected);
  });

  test('is not asked about one place, divided or not', () => {
    expect(question('xã Húc Động')).toBeNull();
    expect(question('xã Vô Ngại')).toBeNull();
  });
});
