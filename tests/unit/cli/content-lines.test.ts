import { checkLines } from '../../../src/cli/content/check';
import { dueLines } from '../../../src/cli/content/due';
import { impactLines } from '../../../src/cli/content/impact';
import { statusLines } from '../../../src/cli/content/status';
import { tableLines } from '../../../src/cli/content/table';
import { dueOn } from '../../../src/content/due';
import { Instruments } from '../../../src/content/instruments';
import type { Content } from '../../../src/content/content';
import { book } from '../../support/conversation';
import { instrumentOf, withInstrument } from '../../support/instruments';

const content = book();
const today = '2026-11-28';

describe('npm run content', () => {
  const fault = { file: 'intents/vi/dvc/dvc-thu.yml', line: 3, what: 'sai', mend: 'sửa' };

  test('says how much there is when nothing is wrong', () => {
    const procedures = [...content.topics.values()].filter(({ procedure }) => procedure).length;
    expect(checkLines(content, [])).toEqual([
      `${content.topics.size} chủ đề, ${procedures} thủ tục, ${content.culture.length} mục văn hóa, ${content.lessons.size} bài học, không có lỗi.`,
    ]);
  });

  test('prints every fault and their number', () => {
    expect(checkLines(content, [fault, { ...fault, line: 4 }])).toEqual([
      'intents/vi/dvc/dvc-thu.yml:3 — sai — sửa',
      'intents/vi/dvc/dvc-thu.yml:4 — sai — sửa',
      '2 lỗi.',
    ]);
  });

  test('says that more may come where a file could not be read to its end', () => {
    expect(checkLines(content, [{ ...fault, partial: true }]).slice(1)).toEqual([
      '1 lỗi.',
      'Sửa xong chạy lại: có thể còn lỗi khác.',
    ]);
  });
});

describe('npm run content -- status', () => {
  const lines = statusLines(
    content,
    [{ file: 'intents/lexicon/tyz.yml', entries: [{ core: true, state: 'draft' }] }],
    today,
  );
  const topics = [...content.topics.values()];

  test('counts topics, procedures, culture, lessons, instruments and numbers', () => {
    const group = (id: string) => id.split('-')[0];
    const policy = topics.filter(({ id }) => !['vh', 'sys'].includes(group(id)!)).length;
    expect(policy).toBeGreaterThanOrEqual(115);
    expect(lines).toContain(
      `${policy} chủ đề chính sách, thủ tục, việc làm, khẩn cấp, kỹ năng; ${topics.length} chủ đề tất cả`,
    );
    const records = topics.filter(({ procedure }) => procedure).length;
    expect(lines).toContain(
      `${records} thủ tục, ${content.culture.length} mục văn hóa, ${content.lessons.size} bài học`,
    );
    expect(lines.join('\n')).toContain(`${content.instruments.size} văn bản; ${content.hotlines.size} số điện thoại`);
    expect(lines).toContain(`${dueOn(content, today).length} việc cần xem lại hôm nay (npm run content -- due)`);
  });

  test('meets the bars of the content: 115 topics, 32 procedures, 40 entries, 10 lessons, no answer without a basis', () => {
    const records = topics.filter(({ procedure }) => procedure).length;
    expect(records).toBeGreaterThanOrEqual(32);
    expect(content.culture.length).toBeGreaterThanOrEqual(40);
    expect(content.lessons.size).toBeGreaterThanOrEqual(10);
    expect(lines).toContain('0 câu trả lời không có căn cứ');
  });

  test('has a row for every group that adds up to what there is', () => {
    const from = lines.findIndex((each) => each.startsWith('nhóm')) + 1;
    const rows = lines.slice(from, lines.indexOf('')).map((each) => each.trim().split(/\s+/));
    expect(new Set(rows.map(([group]) => group))).toEqual(new Set(topics.map(({ id }) => id.split('-')[0])));
    const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0);
    expect(sum(1)).toBe(topics.length);
    expect(sum(2)).toBe(topics.reduce((total, { examples }) => total + examples.length, 0));
  });

  test('names an answer without a basis', () => {
    const bare = { ...content.topics.get('dvc-khai-sinh')!, citations: [] };
    const without = { ...content, topics: new Map([...content.topics, ['dvc-khai-sinh', bare]]) };
    expect(statusLines(without, [], today)).toContain('1 câu trả lời không có căn cứ');
  });

  test('says of each list of words how many are approved', () => {
    expect(lines.at(-1)).toMatch(/^intents\/lexicon\/tyz\.yml +1 từ, 1 hay dùng, 0 đã duyệt$/);
  });
});

describe('npm run content -- due', () => {
  test('prints a line for everything due, and how many', () => {
    const lines = dueLines(content, '2027-06-01');
    const due = dueOn(content, '2027-06-01');
    expect(lines).toHaveLength(due.length + 1);
    expect(lines.at(-1)).toBe(`${due.length} việc cần xem lại, tính đến ngày 01/06/2027.`);
    due.forEach(({ id }, index) => expect(lines[index]!.startsWith(id)).toBe(true));
    expect(lines.join('\n')).not.toMatch(/undefined|null|NaN/);
  });

  test.each(['hôm nay', '2026-02-30', '2026-13-01', '2026-2-1', ''])(
    'asks for a day in the right form instead of "%s"',
    (day) => {
      expect(dueLines(content, day)).toEqual(['Ngày ghi dạng 2027-01-01.']);
    },
  );

  test('says what follows when an instrument ends, and where to read which answers', () => {
    const ending = withInstrument(content, '60/2014/QH13', { ends: '2026-12-31' });
    expect(dueLines(ending, today).join('\n')).toMatch(
      /^60\/2014\/QH13 +sắp hết hiệu lực, ngày cuối 31\/12\/2026, kéo theo [1-9]\d* câu ngừng, \d+ câu ghi chú: npm run content -- impact 60\/2014\/QH13$/m,
    );
    const unused = withInstrument(content, '999/2099/QH99', { ends: '2026-12-31' });
    expect(dueLines(unused, today)).toContainEqual(
      expect.stringMatching(/^999\/2099\/QH99 .*ngày cuối 31\/12\/2026, không câu nào dựa vào$/),
    );
  });

  test('tells an answer that stops from one that gets a note', () => {
    const lines = dueLines(withInstrument(content, '60/2014/QH13', { ends: '2026-11-01' }), today).join('\n');
    expect(lines).toMatch(/căn cứ chính 60\/2014\/QH13 đã hết hiệu lực sau ngày 01\/11\/2026: máy ngừng trả lời$/m);
    expect(lines).not.toContain('căn cứ 60/2014/QH13 đã hết hiệu lực sau ngày 01/11/2026: máy ngừng');
  });

  test('says what lapsed without a day when no day is known', () => {
    const over = withInstrument(content, '60/2014/QH13', { status: 'expired' });
    expect(dueLines(over, today).join('\n')).toMatch(
      /^dvc-khai-sinh +căn cứ chính 60\/2014\/QH13 đã hết hiệu lực: máy ngừng trả lời$/m,
    );
  });
});

describe('npm run content -- impact', () => {
  test('prints what the instrument is, how it stands, and everything that rests on it with its count', () => {
    const lines = impactLines(content, '60/2014/QH13', today);
    expect(lines[0]).toBe('Luật Hộ tịch (60/2014/QH13), Quốc hội: đang hiệu lực');
    expect(lines.join('\n')).toMatch(/^câu trả lời +dvc-khai-sinh .*\[căn cứ chính/m);
    expect(lines.join('\n')).toMatch(/^thủ tục +dvc-khai-sinh /m);
    const count = (word: string) => lines.filter((each) => each.startsWith(`${word} `)).length;
    expect(lines.at(-1)).toContain(
      `${count('câu trả lời')} câu trả lời, ${count('thủ tục')} thủ tục, ${count('bài học')} bài học`,
    );
  });

  test('tells the last day and what replaced, amended, is replaced and amended', () => {
    const register = new Instruments([
      instrumentOf('1/2020/QH14', { replaces: ['0/2010/QH12'], amends: ['5/2015/QH13'] }),
      instrumentOf('0/2010/QH12', { effective: '2010-01-01' }),
      instrumentOf('5/2015/QH13', { effective: '2015-01-01' }),
      instrumentOf('2/2027/QH16', { effective: '2027-01-01', replaces: ['1/2020/QH14'] }),
      instrumentOf('3/2025/QH15', { effective: '2025-01-01', amends: ['1/2020/QH14'] }),
    ]);
    const known: Content = { ...content, instruments: register };
    expect(impactLines(known, '1/2020/QH14', today).slice(0, 5)).toEqual([
      'Văn bản 1/2020/QH14 (1/2020/QH14), Nơi ban hành thử: đang hiệu lực, ngày cuối 31/12/2026',
      '  thay 0/2010/QH12',
      '  sửa 5/2015/QH13',
      '  bị thay bởi 2/2027/QH16',
      '  được sửa bởi 3/2025/QH15',
    ]);
    expect(impactLines(known, '0/2010/QH12', today)[0]).toContain('đã hết hiệu lực, ngày cuối 31/12/2019');
    expect(impactLines(known, '2/2027/QH16', today)[0]).toContain('chưa có hiệu lực');
  });

  test('takes a number as people shorten it, and says which it took', () => {
    const full = impactLines(content, '60/2014/QH13', today);
    for (const said of ['60/2014', '60/2014/qh13'])
      expect(impactLines(content, said, today)).toEqual([`"${said}" trong sổ là 60/2014/QH13`, ...full]);
  });

  test('asks which is meant when a short number is that of several', () => {
    const instruments = new Instruments([instrumentOf('10/2022/NĐ-CP'), instrumentOf('10/2022/TT-BTC')]);
    expect(impactLines({ ...content, instruments }, '10/2022', today)).toEqual([
      '"10/2022" có thể là 10/2022/NĐ-CP hoặc 10/2022/TT-BTC: ghi đủ số hiệu của một văn bản.',
    ]);
  });

  test('says so when the register does not know the number, or none is given', () => {
    expect(impactLines(content, '999/2099/QH99', today)[0]).toBe(
      '999/2099/QH99 chưa có trong intents/registers/instruments.yml',
    );
    expect(impactLines(content, undefined, today)[0]).toContain('Thiếu số hiệu');
  });
});

test('a table keeps numbers to the right and words to the left', () => {
  expect(
    tableLines([
      ['tên', 'số'],
      ['a', 5],
      ['dài hơn', 1234],
    ]),
  ).toEqual(['tên        số', 'a           5', 'dài hơn  1234']);
});
