import fc from 'fast-check';
import { fold } from '../../../../src/text/fold';
import { find } from './known';

const dong = (text: string) => find(text).money.map((mention) => mention.dong);

describe('money', () => {
  test.each<[string, number]>([
    ['500k', 500_000],
    ['500 nghìn', 500_000],
    ['500 ngàn', 500_000],
    ['5 trăm nghìn', 500_000],
    ['5 chục nghìn', 50_000],
    ['2 triệu', 2_000_000],
    ['2tr', 2_000_000],
    ['2tr5', 2_500_000],
    ['2tr05', 2_050_000],
    ['2tr500', 2_500_000],
    ['2 triệu 500', 2_500_000],
    ['hai triệu rưỡi', 2_500_000],
    ['hai triệu ba trăm', 2_300_000],
    ['hai triệu tám thôi', 2_800_000],
    ['3 triệu 700 nghìn', 3_700_000],
    ['1,5 triệu', 1_500_000],
    ['triệu rưỡi', 1_500_000],
    ['nửa triệu', 500_000],
    ['1.500.000đ', 1_500_000],
    ['1,500,000 vnđ', 1_500_000],
    ['1 500 000 đồng', 1_500_000],
    ['1500000 đồng', 1_500_000],
    ['3 củ', 3_000_000],
    ['2 tỷ', 2_000_000_000],
    ['1 tỷ 200 triệu', 1_200_000_000],
    ['423 nghìn tỷ', 423_000_000_000_000],
    ['một trăm hai mươi nghìn', 120_000],
    ['bảy lăm nghìn', 75_000],
    ['phí 1.000 đồng một phút', 1_000],
    ['1,5 triệu/người', 1_500_000],
    ['mỗi tháng 2 triệu 5 tháng liền', 2_000_000],
    ['năm 5 triệu', 5_000_000],
  ])('"%s" is %d đồng', (text, expected) => {
    expect(dong(text)).toEqual([expected]);
  });

  test.each(['500 nghin', '2 trieu', 'hai trieu ruoi', 'ba tram nghin', '1500000 dong', 'hai muoi lam trieu', '2 ty'])(
    '"%s" is read without marks',
    (text) => expect(dong(text)).toHaveLength(1),
  );

  test('a unit behind two amounts serves both', () => {
    expect(dong('phạt 2-3 triệu')).toEqual([2_000_000, 3_000_000]);
  });

  test.each([
    'cháu 14 tuổi',
    'số 0912345678',
    'ngày 20/11/2026',
    'nhà có 2 con',
    'hai đồng ý là được',
    '500 đồng bào',
    '3 củ sắn',
    'thang cu 3 cu nua',
    'em sinh 2k5',
    '3 triệu người',
    'có 500',
    'mấy triệu',
    'nghị định 124/2024/NĐ-CP',
    'vàng 5 chỉ',
  ])('there is none in "%s"', (text) => {
    expect(dong(text)).toEqual([]);
  });

  test('any whole amount below a billion is read back as it is usually written', () => {
    const grouped = (amount: number) => String(amount).replace(/\B(?=(\d{3})+$)/g, '.');
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999_999_999 }), (amount) => {
        expect(dong(`phải nộp ${grouped(amount)} đồng à`)).toEqual([amount]);
        expect(dong(fold(`phải nộp ${grouped(amount)}đ à`))).toEqual([amount]);
      }),
    );
  });
});
