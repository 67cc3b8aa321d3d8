import type { CultureEntry } from '../../../../src/content/culture-schema';
import { besideOf } from '../../../../src/knowledge/culture/beside';
import { choose, type CultureQuestion } from '../../../../src/knowledge/culture/choose';
import { entryReply } from '../../../../src/knowledge/culture/entry-reply';
import { listReply } from '../../../../src/knowledge/culture/list-reply';
import { plainReply } from '../../../../src/model/message';
import { entryOf, vietnamese } from '../../../support/culture';

const today = '2026-11-22';
const say = vietnamese();
const question = (change: Partial<CultureQuestion> = {}): CultureQuestion => ({
  list: { when: 'any' },
  groups: [],
  place: null,
  period: null,
  ...change,
});
const chosen = (culture: CultureEntry[], change: Partial<CultureQuestion>) =>
  choose(culture, question(change), today).map(({ entry }) => entry.id);
const listed = (culture: CultureEntry[], change: Partial<CultureQuestion> = {}) =>
  listReply(culture, question(change), {
    lead: plainReply('Lời dẫn.', [{ title: 'Chợ', payload: 't:x' }]),
    today,
    say,
  });

const winter = entryOf('vh-dong', { when: { solar: { month: 12 } }, communes: ['06838'] });
const spring = entryOf('vh-xuan', {
  when: { lunar: { month: 1, day: 16, days: 2 } },
  communes: ['06856'],
  groups: ['tay'],
});
const undated = entryOf('vh-chua-ro', { groups: ['dao-thanh-y'] });
const cake = entryOf('vh-banh', { kind: 'food', communes: ['06838'], groups: ['tay'] });
const all = [undated, spring, winter, cake];
const binhLieu = { name: 'Bình Liêu', communes: new Set(['06838', '06841']) };
const december = { from: '2026-12-01', to: '2026-12-31', name: 'tháng 12/2026' };

describe('choosing entries', () => {
  test('goes by kind, and the soonest comes first; those without a day come last', () => {
    expect(chosen(all, { list: { kinds: ['festival'], when: 'now' } })).toEqual(['vh-dong', 'vh-xuan', 'vh-chua-ro']);
  });

  test('goes by place', () => expect(chosen(all, { place: binhLieu })).toEqual(['vh-dong', 'vh-banh']));

  test('finds an entry without a commune by the place in its words', () => {
    const foot = entryOf('vh-det', { text: 'Dưới chân núi Yên Tử có nghề dệt.' });
    expect(chosen([foot, undated], { place: { name: 'Yên Tử', communes: new Set(['06832']) } })).toEqual(['vh-det']);
  });

  test('goes by time', () => expect(chosen(all, { period: december })).toEqual(['vh-dong']));

  test('goes by group: a question about all Dao finds Dao Thanh Y, one about Thanh Phán does not', () => {
    expect(chosen(all, { groups: ['dao'] })).toEqual(['vh-chua-ro']);
    expect(chosen(all, { groups: ['dao-thanh-phan'] })).toEqual([]);
    expect(chosen([entryOf('vh-chi', { groups: ['san-chi'] })], { groups: ['cao-lan'] })).toEqual([]);
  });

  test('of a place, shows a little of every kind before the second of one', () => {
    const more = [winter, { ...winter, id: 'vh-dong-2' }, cake];
    expect(chosen(more, { place: binhLieu })).toEqual(['vh-dong', 'vh-banh', 'vh-dong-2']);
  });
});

describe('a list', () => {
  test('begins with the topic’s own answer when nothing more was asked, and cites every entry', () => {
    const reply = listed(all, { list: { kinds: ['festival'], when: 'now' } });
    expect(reply.text.split('\n')).toEqual([
      'Lời dẫn.',
      '- Mục vh-dong: lần tới vào tháng 12/2026, ngày nào thì máy chưa biết.',
      '- Mục vh-xuan: năm 2027 rơi vào ngày 21/02/2027 đến 22/02/2027 (ngày 16 tháng Giêng âm lịch).',
      '- Mục vh-chua-ro: Lời của vh-chua-ro.',
    ]);
    expect(reply.buttons.map(({ payload }) => payload)).toEqual(['v:vh-dong', 'v:vh-xuan', 'v:vh-chua-ro', 't:x']);
    expect(reply.citations).toHaveLength(3);
  });

  test('says what was asked for', () => {
    expect(listed(all, { place: binhLieu, period: december }).text).toMatch(
      /^Ở Bình Liêu, vào tháng 12\/2026, máy có:/,
    );
  });

  test('shows five at most and says how many more there are', () => {
    const many = Array.from({ length: 8 }, (_, index) => entryOf(`vh-${index}`));
    const reply = listed(many);
    expect(reply.buttons).toHaveLength(6);
    expect(reply.text).toContain('Còn 3 mục nữa');
  });

  test('where nothing is known of a place, says so and makes up nothing', () => {
    const reply = listed(all, { place: { name: 'Cô Tô', communes: new Set(['07192']) } });
    expect(reply.text).toMatch(/^Máy chưa có mục nào ở Cô Tô/);
    expect(reply.citations).toEqual([]);
    expect(reply.buttons).toEqual([{ title: 'Chợ', payload: 't:x' }]);
  });

  test('where nothing is on in that time, says so and tells what is next', () => {
    const november = { from: '2026-11-01', to: '2026-11-30', name: 'tháng 11/2026' };
    const reply = listed(all, { list: { kinds: ['festival'], when: 'now' }, period: november });
    expect(reply.text).toMatch(/^Máy chưa biết có gì vào tháng 11\/2026.*\n- Mục vh-dong/);
  });
});

describe('an entry', () => {
  test('says "this year" only of this year', () => {
    expect(entryReply(spring, '2027-01-05', say).text).toContain('Năm nay rơi vào ngày 21/02/2027');
    expect(entryReply(spring, today, say).text).toContain('Năm 2027 rơi vào ngày 21/02/2027');
  });

  test('asks to be checked on the spot when it was not read with the state’s pages or press', () => {
    const [note] = entryReply(entryOf('vh-b', { trust: 'B' }), today, say).notes;
    expect(note).toContain('cần hỏi lại người địa phương');
    expect(entryReply(undated, today, say).notes).toEqual([]);
  });

  test('shows the year of news, and that its check is overdue', () => {
    const old = entryOf('vh-cu', { year: 2018, review: { checked: '2025-01-01', due: '2026-01-01' } });
    const reply = entryReply(old, today, say);
    expect(reply.text).toContain('(theo tin năm 2018)');
    expect(reply.notes).toEqual([say('note.overdue', { day: '01/01/2026' })]);
  });

  test('shows our own picture with its maker, and a foreign one only as a link', () => {
    const made = { licence: 'MIT', credit: 'Thôn Bản vẽ', alt: 'Một bông hoa' };
    const own = entryOf('vh-hinh', { media: [{ kind: 'image', file: 'culture/hoa.svg', ...made }] });
    expect(entryReply(own, today, say).media).toEqual([
      { kind: 'image', url: '/media/culture/hoa.svg', alt: 'Một bông hoa' },
    ]);
    expect(entryReply(own, today, say).notes).toEqual(['Hình: Thôn Bản vẽ (MIT).']);
    const foreign = entryOf('vh-xa', { media: [{ kind: 'image', url: 'https://example.org/a.jpg', ...made }] });
    expect(entryReply(foreign, today, say)).toMatchObject({
      media: [],
      citations: [{}, { url: 'https://example.org/a.jpg' }],
    });
  });

  test('gives the words of what is heard', () => {
    const song = entryOf('vh-hat', {
      media: [
        { kind: 'audio', file: 'culture/a.mp3', licence: 'x', credit: 'y', alt: 'Hát', transcript: 'Lời bài hát' },
      ],
    });
    expect(entryReply(song, today, say).notes).toContain('Lời chép lại: Lời bài hát');
  });

  test('stands beside others of its place and group, the nearest first', () => {
    expect(besideOf(spring, all).map(({ id }) => id)).toEqual(['vh-banh']);
    expect(besideOf(cake, all).map(({ id }) => id)).toEqual(['vh-xuan', 'vh-dong']);
  });
});
