import fc from 'fast-check';
import { find, finder, now } from './known';

const dates = (text: string) =>
  find(text).dates.map((each) =>
    each.lunar ? `âm ${each.day ?? '-'}/${each.month ?? '-'}/${each.year ?? '-'}` : each.date,
  );

describe('dates, said on Sunday 22 November 2026', () => {
  test.each<[string, string]>([
    ['hôm nay', '2026-11-22'],
    ['để mai tôi ra xã', '2026-11-23'],
    ['ngày mai', '2026-11-23'],
    ['mốt em qua', '2026-11-24'],
    ['ngày kia', '2026-11-24'],
    ['hôm qua', '2026-11-21'],
    ['tối qua', '2026-11-21'],
    ['thứ ba tuần sau', '2026-11-24'],
    ['thứ sáu tuần trước', '2026-11-13'],
    ['chủ nhật này', '2026-11-22'],
    ['thứ 7 có làm việc không', '2026-11-28'],
    ['sáng thứ hai', '2026-11-23'],
    ['mồng 5', '2026-12-05'],
    ['hôm mùng 5', '2026-11-05'],
    ['ngày 20', '2026-11-20'],
    ['ngày 20 tới', '2026-12-20'],
    ['ngày 15 tháng sau', '2026-12-15'],
    ['20/11', '2026-11-20'],
    ['20/11 năm ngoái', '2025-11-20'],
    ['20/11/2026', '2026-11-20'],
    ['20-11-2026', '2026-11-20'],
    ['20.11.2026', '2026-11-20'],
    ['2026-11-20', '2026-11-20'],
    ['sinh 1/1/85', '1985-01-01'],
    ['ngày 3 tháng 2', '2027-02-03'],
    ['ngày 3 tháng 2 năm 2027', '2027-02-03'],
    ['3 tháng 2 năm 2027', '2027-02-03'],
    ['ngày hai mươi tháng mười một', '2026-11-20'],
    ['tháng sau', '2026-12'],
    ['tháng sau sinh cháu', '2026-12'],
    ['từ tháng trước', '2026-10'],
    ['tháng 3', '2027-03'],
    ['tháng tư', '2027-04'],
    ['tháng 9 vừa rồi', '2026-09'],
    ['tháng 6 năm ngoái', '2025-06'],
    ['tháng 11/2026', '2026-11'],
    ['11/2026', '2026-11'],
    ['cuối tháng', '2026-11'],
    ['cuối tháng 12', '2026-12'],
    ['năm ngoái', '2025'],
    ['năm nay', '2026'],
    ['sang năm', '2027'],
    ['chuyển sang năm nay', '2026'],
    ['cuối năm', '2026'],
    ['năm 2010', '2010'],
    ['sinh năm 1990', '1990'],
    ['sinh năm 90', '1990'],
    ['sn 2k5', '2005'],
    ['từ 2019', '2019'],
    ['3 ngày nữa', '2026-11-25'],
    ['hai tuần trước', '2026-11-08'],
    ['cách đây 2 năm', '2024'],
    ['2 tháng nữa', '2027-01'],
  ])('"%s" is %s', (text, expected) => {
    expect(dates(text)).toEqual([expected]);
  });

  test.each<[string, string]>([
    ['mùng 5 tháng giêng âm', 'âm 5/1/-'],
    ['mồng 3 tết', 'âm 3/1/-'],
    ['rằm tháng bảy', 'âm 15/7/-'],
    ['tháng chạp', 'âm -/12/-'],
    ['5/5 âm lịch', 'âm 5/5/-'],
    ['ngày 10 tháng 3 âm lịch năm 2027', 'âm 10/3/2027'],
  ])('"%s" is of the old calendar and not converted', (text, expected) => {
    expect(dates(text)).toEqual([expected]);
  });

  test.each<[string, string]>([
    ['hom nay', '2026-11-22'],
    ['ngay mai', '2026-11-23'],
    ['thu 3 tuan sau', '2026-11-24'],
    ['ngay 3 thang 2 nam 2027', '2027-02-03'],
    ['cuoi thang', '2026-11'],
    ['thang sau', '2026-12'],
    ['nam ngoai', '2025'],
    ['hai tuan truoc', '2026-11-08'],
    ['tu thang truoc', '2026-10'],
  ])('"%s" is read without marks', (text, expected) => {
    expect(dates(text)).toEqual([expected]);
  });

  test.each([
    'mai mối',
    'mai táng phí',
    'chị Mai hỏi',
    'cai nhau mai',
    'mat mai mai',
    'hai mươi mốt',
    'toi nay 60 tuoi',
    'dem qua xa',
    'mấy đêm nay',
    'con thứ hai',
    'SIM thứ 4',
    'ngày 2 lần',
    'mỗi tháng 5 triệu',
    'tháng 5 triệu',
    '9 tháng 10 ngày',
    'trong 60 ngày',
    'ngày tháng năm sinh',
    'hai năm nay',
    '3 ngày trước khi sinh',
    '1/2 tháng lương',
    'ngày 30 tháng 2',
    '09.12.1990.12',
    '1.500.000',
    'từ 2000 đến 3000 đồng',
    'nghị định 124/2024/NĐ-CP',
    'quyết định 12/2018',
    'xã Đông Mai',
    'đợi 80 tuổi',
    'lịch âm 5/5',
  ])('there is none in "%s"', (text) => {
    expect(dates(text)).toEqual([]);
  });

  test('the day is Vietnam’s, not Greenwich’s', () => {
    const at = (time: string) => finder.find('hôm nay', Date.parse(time)).dates.map((each) => !each.lunar && each.date);
    expect(at('2026-12-31T16:59:00Z')).toEqual(['2026-12-31']);
    expect(at('2026-12-31T17:00:00Z')).toEqual(['2027-01-01']);
  });

  test('any day of the century is read back as people write it', () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, of] = iso.split('-').map(Number);
        for (const text of [
          `${of}/${month}/${year}`,
          `ngày ${of} tháng ${month} năm ${year}`,
          `${of}-${month}-${year}`,
        ])
          expect(finder.find(`hẹn ${text} nhé`, now).dates).toEqual([
            expect.objectContaining({ precision: 'day', date: iso, asSaid: text }),
          ]);
      }),
    );
  });
});
