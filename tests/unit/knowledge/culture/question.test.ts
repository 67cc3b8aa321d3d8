import { groupsIn } from '../../../../src/knowledge/culture/groups';
import { entriesNamed } from '../../../../src/knowledge/culture/names';
import { meantOf } from '../../../../src/knowledge/culture/meant';
import { periodOf } from '../../../../src/knowledge/culture/period';
import { homeCommunes, placeOf } from '../../../../src/knowledge/culture/place';
import { entitiesOf } from '../../../../src/conversation/tools';
import { book } from '../../../support/conversation';
import { vietnamese } from '../../../support/culture';

const content = book();
const finder = entitiesOf(content);
const now = Date.UTC(2026, 10, 22, 3);
const today = '2026-11-22';
const named = (text: string) => entriesNamed(content.culture, text).entries.map(({ id }) => id);
const meant = (text: string, kinds: Parameters<typeof meantOf>[1]) =>
  meantOf(entriesNamed(content.culture, text).entries, kinds, groupsIn(text)).map(({ id }) => id);

describe('the groups a text names', () => {
  test.each([
    ['Người Dao có lễ hội gì?', ['dao']],
    ['le hoi nguoi dao thanh phan', ['dao-thanh-phan']],
    ['áo của người Tày với người Sán Chỉ', ['tay', 'san-chi']],
    ['nguoi san diu an gi', ['san-diu']],
    ['Tết Dao là ngày nào', ['dao']],
  ])('%s', (text, groups) => expect(groupsIn(text)).toEqual(groups));

  test.each(['dao co to co gi hay', 'thêu tay đẹp', 'hội hoa sở', 'mua con dao', 'ra đảo chơi'])(
    'words of every day are no group: %s',
    (text) => expect(groupsIn(text)).toEqual([]),
  );
});

describe('the entries a text names', () => {
  test('are found with marks and without any', () => {
    expect(named('kiêng gió là gì')).toEqual(['vh-kieng-gio']);
    expect(named('KIENG GIO la gi')).toEqual(['vh-kieng-gio']);
    expect(named('hội đình lục nà năm nay')).toEqual(['vh-hoi-dinh-luc-na']);
  });

  test('are never mixed: soóng cọ is one song, soọng cô another, and without marks it may be both', () => {
    expect(named('soóng cọ')).toEqual(['vh-soong-co']);
    expect(named('soọng cô')).toEqual(['vh-soong-co-san-diu']);
    expect(named('soong co').sort()).toEqual(['vh-soong-co', 'vh-soong-co-san-diu']);
    expect(meant('soong co cua nguoi san diu', { kinds: ['song'], when: 'any' })).toEqual(['vh-soong-co-san-diu']);
  });

  test('a group is only meant where groups are asked about', () => {
    expect(meant('người Dao có lễ hội gì', { kinds: ['festival'], when: 'now' })).toEqual([]);
    expect(meant('người Dao sống ở đâu', { kinds: ['group'], when: 'any' })).toEqual(['vh-nguoi-dao-binh-lieu']);
  });
});

describe('the time a text names', () => {
  const period = (text: string) => periodOf(finder.find(text, now).dates, today, vietnamese());

  test.each([
    ['tháng này có hội gì', '2026-11-01', '2026-11-30'],
    ['thang sau co hoi gi', '2026-12-01', '2026-12-31'],
    ['hôm nay', '2026-11-22', '2026-11-22'],
    ['tháng giêng có hội gì', '2027-02-06', '2027-03-07'],
    ['tháng chạp', '2027-01-08', '2027-02-05'],
    ['ngày 16 tháng 1 âm lịch', '2027-02-21', '2027-02-21'],
    ['mồng 4 tháng 4', '2027-05-09', '2027-05-09'],
    ['năm 2027', '2027-01-01', '2027-12-31'],
  ])('%s is %s to %s', (text, from, to) => expect(period(text)).toMatchObject({ from, to }));

  test('no time, no period', () => expect(period('lễ hội của người Tày')).toBeNull());
});

describe('the place a text names', () => {
  const place = (text: string) => placeOf(finder.find(text, now).areas, content.areas);
  const codes = (text: string) => [...(place(text)?.communes ?? [])].sort();

  test('is the communes of today, whatever name it is called by', () => {
    expect(codes('xã Lục Hồn có gì')).toEqual(['06856']);
    expect(codes('Húc Động có gì')).toEqual(['06838']);
    expect(codes('Đồng Văn, Bình Liêu')).toEqual(['06841']);
    expect(codes('huyện Bình Liêu cũ')).toEqual(['06838', '06841', '06856']);
  });

  test('a name that is a commune and a former district is both', () => {
    expect(codes('Bình Liêu có gì')).toEqual(['06838', '06841', '06856']);
  });

  test('a former district does not own a commune that only got a village from it', () => {
    const tienYen = content.areas.formerDistricts.find(({ name }) => name === 'Tiên Yên')!;
    expect(tienYen.now).toContain('06978');
    expect(homeCommunes(tienYen, content.areas)).not.toContain('06978');
  });
});
