import type { Commune, FormerCommune, FormerDistrict } from '../../../../src/model/area';
import { fold } from '../../../../src/text/fold';
import { words } from '../../../../src/text/words';
import { areas, content, find } from './known';

type Area = Commune | FormerCommune | FormerDistrict;

const kindWord: Record<Area['kind'], string> = {
  xa: 'xã',
  phuong: 'phường',
  'dac-khu': 'đặc khu',
  'thi-tran': 'thị trấn',
  huyen: 'huyện',
  'thi-xa': 'thị xã',
  'thanh-pho': 'thành phố',
};
const everyArea: Area[] = [...areas.communes, ...areas.formerCommunes, ...areas.formerDistricts];
const fullName = (area: Area) => `${kindWord[area.kind]} ${area.name}`;
const meant = (text: string) => find(text).areas.flatMap((mention) => mention.readings.map((reading) => reading.area));
/** "xã Hoành Mô" is today's commune, not the old one that went into it whole. */
const isThere = (text: string, area: Area) =>
  meant(text).some(
    (found) =>
      found === area || ('now' in area && area.now.length === 1 && 'code' in found && found.code === area.now[0]),
  );
const lost = (write: (area: Area) => string) =>
  everyArea.filter((area) => !isThere(write(area), area)).map((area) => write(area));

/** "xa Hải Hòa": kind of each reading and, of an old commune, its district. */
const readings = (text: string) =>
  find(text).areas.map(({ readings: list, settled }) => [
    settled,
    ...list.map(({ kind, area }) => `${kind} ${area.kind}${'district' in area ? ` ${area.district}` : ''}`),
  ]);

describe('every one of the 238 names', () => {
  test.each<[string, (area: Area) => string]>([
    ['with its marks', (area) => `Nhà tôi ở ${fullName(area)} thì nộp giấy ở đâu?`],
    ['in lower case', (area) => `nhà tôi ở ${fullName(area).toLowerCase()} thì nộp ở đâu`],
    ['in upper case', (area) => `NHÀ TÔI Ở ${fullName(area).toUpperCase()}`],
    ['with its marks apart', (area) => `Nhà tôi ở ${fullName(area)} mà`.normalize('NFD')],
    ['without marks behind its kind word', (area) => fold(`nha toi o ${fullName(area)} thi nop o dau`)],
    ['with its marks behind a kind word without', (area) => `${fold(kindWord[area.kind])} ${area.name}`],
    ['as an old one', (area) => ('code' in area ? fullName(area) : `${fullName(area)} cũ`)],
  ])('is found %s', (_how, write) => {
    expect(everyArea).toHaveLength(238);
    expect(lost(write)).toEqual([]);
  });

  test('stands where the text’s words say', () => {
    for (const area of everyArea) {
      const text = `Cháu hỏi: ${fullName(area)}, ở đâu?`;
      const [mention] = find(text).areas;
      expect(words(text).slice(mention?.from, mention?.to).join(' ')).toBe(fullName(area));
      expect(mention?.asSaid).toBe(fullName(area));
    }
  });

  test('is told from the others of its name by "cũ" and its district, unless it was divided', () => {
    for (const former of areas.formerCommunes) {
      const district = areas.formerDistricts.find(({ name }) => name === former.district)!;
      const [mention] = find(`${fullName(former)} cũ, ${fullName(district)}`).areas;
      expect(mention?.readings).toEqual([{ kind: 'former-commune', area: former }]);
      expect(mention?.settled).toBe(former.now.length === 1);
    }
  });
});

describe('names that repeat', () => {
  test.each<[string, ReturnType<typeof readings>]>([
    ['Tôi ở Hải Hòa', [[false, 'commune xa', 'former-commune phuong Móng Cái', 'former-commune xa Cẩm Phả']]],
    [
      'Hải Hòa, Cẩm Phả',
      [
        [false, 'former-commune xa Cẩm Phả'],
        [true, 'former-district thanh-pho'],
      ],
    ],
    [
      'Hải Hòa, Móng Cái',
      [
        [true, 'former-commune phuong Móng Cái'],
        [true, 'former-district thanh-pho'],
      ],
    ],
    [
      'ở tp Móng Cái, hồi ấy tôi ở Hải Hòa',
      [
        [true, 'former-district thanh-pho'],
        [true, 'former-commune phuong Móng Cái'],
      ],
    ],
    ['phường Hải Hòa', [[true, 'former-commune phuong Móng Cái']]],
    ['xã Hải Hòa', [[false, 'commune xa', 'former-commune xa Cẩm Phả']]],
    ['phường Bắc Sơn', [[true, 'former-commune phuong Uông Bí']]],
    ['xã Bắc Sơn', [[true, 'former-commune xa Móng Cái']]],
    ['ở Thanh Sơn', [[false, 'former-commune phuong Uông Bí', 'former-commune xa Ba Chẽ']]],
    [
      'Thanh Sơn, Ba Chẽ',
      [
        [true, 'former-commune xa Ba Chẽ'],
        [true, 'former-district huyen'],
      ],
    ],
    ['Hạ Long', [[false, 'commune phuong', 'former-commune xa Vân Đồn', 'former-district thanh-pho']]],
    ['phường Hạ Long', [[true, 'commune phuong']]],
    ['xã Hạ Long', [[true, 'former-commune xa Vân Đồn']]],
    ['thành phố Hạ Long', [[true, 'former-district thanh-pho']]],
    ['Bình Liêu', [[false, 'commune xa', 'former-district huyen']]],
    ['thị trấn Bình Liêu', [[true, 'former-commune thi-tran Bình Liêu']]],
    ['Vân Đồn', [[true, 'commune dac-khu']]],
    ['huyện Vân Đồn', [[true, 'former-district huyen']]],
    ['xã Vô Ngại', [[false, 'former-commune xa Bình Liêu']]],
    [
      'Cẩm Phả và Hải Hòa',
      [
        [false, 'commune phuong', 'former-district thanh-pho'],
        [false, 'commune xa', 'former-commune phuong Móng Cái', 'former-commune xa Cẩm Phả'],
      ],
    ],
    [
      'từ Tiên Yên, Bình Liêu',
      [
        [false, 'commune xa', 'former-district huyen'],
        [false, 'commune xa', 'former-district huyen'],
      ],
    ],
  ])('in "%s" are told apart as far as the text does', (text, expected) => {
    expect(readings(text)).toEqual(expected);
  });

  test('a wrong kind word does not make a place unknown', () => {
    expect(readings('xã Bãi Cháy')).toEqual([[true, 'commune phuong']]);
  });
});

describe('short ways to write a kind', () => {
  test.each(['tp mong cai', 'TP.Móng Cái', 'thanh pho mong cai'])('"%s" is the town', (text) => {
    expect(readings(text)).toEqual([[true, 'former-district thanh-pho']]);
  });

  test.each(['tx quang yen', 'P. Hà Tu', 'h.Bình Liêu', 'tt cái rồng', 'x. húc động'])('"%s" is settled', (text) => {
    expect(find(text).areas.map(({ settled }) => settled)).toEqual([true]);
  });
});

describe('no place', () => {
  test.each([
    'Hai bên thống nhất với nhau rồi',
    'hai ben thong nhat voi nhau',
    'Bà con đoàn kết, dân chủ',
    'Cộng hòa xã hội chủ nghĩa Việt Nam',
    'sống hòa bình với hàng xóm',
    'tôi đi làm ở Bình Dương',
    'chính sách an sinh xã hội',
    'phuong an sinh ke cho ho ngheo',
    'hỏi về phương án sinh kế',
    'lương bằng cả tháng trước',
    'dong tien dien o dau',
    'hoi ve dong tien hoc',
    've tien an cua chau',
    'ngoi o dong xa qua',
    'Chị Minh Châu với anh Kim Sơn bỏ nhau',
    'đường Trần Phú ngập nước',
    'ra vịnh Hạ Long chơi',
    'thôn Đồng Tâm có điện chưa',
    'người ta bảo cô to tiếng',
    'nha co to khong',
    'ong cu di bat ve o hai lang ben',
    'xa minh co may thon',
    'o cua ong ay',
    'cai chien cua chau',
  ])('is in "%s"', (text) => {
    expect(readings(text)).toEqual([]);
  });

  test('a number behind a town counts what follows', () => {
    expect(find('tôi ở Móng Cái 2 năm rồi').areas.map(({ asSaid }) => asSaid)).toEqual(['Móng Cái']);
    expect(find('tôi ở Móng Cái 2').areas.map(({ asSaid }) => asSaid)).toEqual(['Móng Cái 2']);
  });
});

test('names without marks need something beside them that says place', () => {
  expect(readings('toi o huc dong')).toEqual([[true, 'former-commune xa Bình Liêu']]);
  expect(readings('nguoi binh lieu')).toHaveLength(1);
  expect(readings('binh lieu')).toHaveLength(1);
  expect(readings('trong binh lieu lay nuoc')).toHaveLength(1);
  expect(readings('cai binh lieu co vo khong')).toEqual([]);
});

test('one kind word serves a row of names', () => {
  const said = find('các xã Hà Lâu, Đại Dực và Phong Dụ').areas.map(({ asSaid }) => asSaid);
  expect(said).toEqual(['xã Hà Lâu', 'Đại Dực', 'Phong Dụ']);
});

/** "Bằng Cả" is the place, "bằng cả" the words. */
const asName = /^\p{Lu}\p{L}* \p{Lu}/u;

test('no topic’s examples have an ordinary word taken for a place, unless it is written as its name', () => {
  const ordinary = /^(thống nhất|đoàn kết|thắng lợi|dân chủ|cộng hòa|hòa bình|đồng tiến|bằng cả|bình dân|an sinh)$/iu;
  const hits = [...content.topics.values()]
    .flatMap((topic) => [...topic.examples, ...topic.tests])
    .flatMap((text) => [text, fold(text)])
    .flatMap((text) =>
      find(text)
        .areas.filter(({ asSaid }) => ordinary.test(asSaid) && !asName.test(asSaid))
        .map(() => text),
    );
  expect(hits).toEqual([]);
});
