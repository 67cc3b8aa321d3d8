import { content, find } from './known';

const documents = (text: string) => find(text).documents;
const phones = (text: string) => find(text).phones;

describe('instruments of the register', () => {
  test('are found by their number as it is written, in any case', () => {
    for (const number of [...content.instruments.values()].map((each) => each.number)) {
      expect(documents(`theo ${number} thì sao`)).toEqual([number]);
      expect(documents(`theo ${number.toLowerCase()}`)).toEqual([number]);
    }
  });

  test.each<[string, string[]]>([
    ['nghị định 282/2025 phạt bao nhiêu', ['282/2025/NĐ-CP']],
    ['nghi dinh 188 nam 2025', ['188/2025/NĐ-CP']],
    ['nd 20', ['20/2021/NĐ-CP']],
    ['NQ 91/2025', ['91/2025/NQ-HĐND']],
    ['91/2025', ['91/2025/NQ-HĐND', '91/2025/QH15']],
    ['60/qđ-bdttg', ['60/QĐ-BDTTG']],
    ['quyet dinh 4495 quang ninh', ['4495/QĐ-UBND']],
    ['luật đất đai 2024', ['31/2024/QH15']],
    ['Luật Hộ tịch', ['60/2014/QH13']],
    ['luat tre em noi gi', ['102/2016/QH13']],
    ['luật lao động', ['45/2019/QH14']],
    ['luật hôn nhân', ['52/2014/QH13']],
    ['luật bảo hiểm y tế', ['51/2024/QH15']],
  ])('"%s" is %j', (text, expected) => {
    expect(documents(text)).toEqual(expected);
  });

  test.each([
    'quyết định 39',
    'luật đất đai 2013',
    'quyết định 60 ngày sau có hiệu lực',
    'nghị định 124/2024/NĐ-CP',
    '12/2018',
    'có 20 người',
    'nhà số 60',
  ])('"%s" is none', (text) => {
    expect(documents(text)).toEqual([]);
  });
});

describe('hotlines of the register', () => {
  test('are each found where they are called', () => {
    for (const number of content.hotlines.keys()) expect(phones(`gọi ${number} được không`)).toEqual([number]);
  });

  test.each<[string, string[]]>([
    ['111', ['111']],
    ['111 voi 113 khac nhau the nao', ['111', '113']],
    ['112 113 114 115 là gì', ['112', '113', '114', '115']],
    ['so 1900 9068 hoi luong huu', ['19009068']],
    ['1900.0368', ['19000368']],
    ['gọi 113 20 phút rồi chưa thấy', ['113']],
  ])('"%s" names %j', (text, expected) => {
    expect(phones(text)).toEqual(expected);
  });

  test.each([
    '111 nghìn',
    '0911113113',
    '+84111',
    '111.000đ',
    '112 hộ',
    'điều 111',
    '113/2025/QH15',
    '1900123456',
    '111k',
  ])('"%s" names none', (text) => expect(phones(text)).toEqual([]));
});
