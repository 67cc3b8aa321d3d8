import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import type { Change } from '../../../src/cli/translations/plan';
import { atSheet } from '../../../src/cli/translations/point';
import { load, send, status } from '../../../src/cli/translations/run';
import { readTranslationOptions } from '../../../src/cli/translations/options';
import { columns, readRows, type Column, type SheetRow } from '../../../src/cli/translations/sheet';
import { csvSheet } from '../../../src/sheets/write';
import { xlsxSheet } from '../../../src/sheets/xlsx-write';
import { read, translatedProject, two, type Draft } from '../../support/translated-project';

const now = Date.parse('2026-11-22T12:00:00+07:00');
const one = { reviewer: 'Ví dụ Một', reviewer_village: 'Thôn Một', local_group: 'Nhóm ví dụ', verdict: 'có' };
const other = { ...one, reviewer: 'Ví dụ Hai', reviewer_village: 'Thôn Hai' };
const languages = [
  { tag: 'tyz', name: 'Tày' },
  { tag: 'yue', name: 'Hoa (Quảng Đông)' },
];
const who = 'viết câu mới phải ghi reviewer, reviewer_village, local_group';
const written = { text: 'Chữ', state: 'draft' as const, sources: ['sách ví dụ'], speakers: [] };
type Edit = Partial<Record<Column, string>> & { key: string };

/** Exports, fills in some lines (a key twice: a second reviewer's line), and writes the sheet as a person would. */
async function filledIn(root: string, edits: readonly Edit[], kind: 'csv' | 'xlsx' = 'csv'): Promise<string> {
  const out = join(root, `ra-${Math.random()}.${kind}`);
  await send(root, { language: 'tyz', out });
  const { rows, faults } = await readRows(readFileSync(out), out);
  expect(faults).toEqual([]);
  const lines = edits.map((edit) => ({ ...rows.find(({ key }) => key === edit.key)!, ...edit }));
  const rest = rows.filter(({ key }) => edits.every((edit) => edit.key !== key));
  const table = [[...columns], ...[...lines, ...rest].map((row) => columns.map((column) => row[column]))];
  rmSync(out);
  writeFileSync(out, kind === 'csv' ? csvSheet(table) : await xlsxSheet(table));
  return out;
}

const project = (drafts: readonly Draft[] = []) => translatedProject(drafts);

describe.each(['csv', 'xlsx'] as const)('a sheet of translations as %s', (kind) => {
  test('goes out, is judged by two speakers, comes back, and the text is approved', async () => {
    const { root } = project([{ key: 'bot.start', text: 'Chữ thử' }]);
    const key = 'bot.start';
    const told = await load(
      root,
      await filledIn(
        root,
        [
          { key, ...one, comment: 'Nghe được' },
          { key, ...other },
        ],
        kind,
      ),
      now,
    );
    expect(told).toMatchObject({ done: true, lines: [expect.stringContaining('1 câu đã ghi'), expect.anything()] });
    const { content, faults } = read(root);
    expect(faults).toEqual([]);
    expect(content.translations.get('tyz')!.get(key)).toMatchObject({
      ...{ counts: 'approved', stale: false, sources: ['sách ví dụ'] },
      speakers: [
        {
          name: 'Ví dụ Một',
          village: 'Thôn Một',
          localGroup: 'Nhóm ví dụ',
          verdict: 'yes',
          on: '2026-11-22',
          comment: 'Nghe được',
        },
        { name: 'Ví dụ Hai' },
      ],
    });
    expect(content.messages.say('tyz', key)).toBe('Chữ thử');
  });

  test('brings new texts, with several lines and strange beginnings, into files an author would write', async () => {
    const { root } = project();
    const text = '=Chữ thử ⏎ gọi 114';
    const file = await filledIn(
      root,
      [
        { key: 'topic.kc-thu.answer', ...one, text },
        { key: 'bot.help', ...one, text: 'Chữ' },
      ],
      kind,
    );
    expect((await load(root, file, now)).lines[0]).toContain('2 câu đã ghi');
    expect(read(root).faults).toEqual([]);
    const written = readFileSync(join(root, 'intents/tyz/kc/kc-thu.yml'), 'utf8');
    expect(written).toContain("id: kc-thu\nanswer:\n  revision: '");
    expect(written).toContain('  text: |-\n    =Chữ thử\n    gọi 114\n  state: in-review\n');
    expect(written).toContain('lời người nói: Ví dụ Một, Thôn Một, 2026-11-22');
    expect(readFileSync(join(root, 'locales/tyz/bot.yml'), 'utf8')).toContain("  - key: bot.help\n    revision: '");
  });

  test('that nobody has filled in changes nothing', async () => {
    const { root } = project([{ key: 'bot.start', text: 'Chữ thử' }]);
    const before = readFileSync(join(root, 'locales/tyz/bot.yml'), 'utf8');
    expect((await load(root, await filledIn(root, [], kind), now)).lines[0]).toMatch(/^0 câu đã ghi/);
    expect(readFileSync(join(root, 'locales/tyz/bot.yml'), 'utf8')).toBe(before);
  });
});

describe('a sheet that comes back', () => {
  const start = { key: 'bot.start', ...one };

  test.each<[string, Partial<SheetRow>, string]>([
    ['an unknown key', { key: 'bot.khong' }, 'bot.khong: không có mã này'],
    ['an older Vietnamese', { revision: 'r0123456789' }, 'bot.start: bản tiếng Việt đã đổi'],
    ['another text in hand', { text_revision: 'r0123456789' }, 'bot.start: bản dịch đã đổi từ lúc xuất tệp'],
    ['another place to fill in', { text: 'Chữ {title}' }, 'bot.start: chỗ điền {…} khác bản tiếng Việt'],
    ['a number of its own', { text: 'Gọi 911' }, 'bot.start: số 911 không có trong bản tiếng Việt'],
    ['a verdict that is none', { verdict: 'chắc vậy' }, 'bot.start: verdict "chắc vậy": không hiểu'],
    ['a comment without a verdict', { verdict: '', comment: 'hay' }, 'bot.start: có comment mà verdict để trống'],
    ['no name', { reviewer: '' }, 'bot.start: cột reviewer để trống'],
    ['no village', { reviewer_village: '' }, 'bot.start: cột reviewer_village để trống'],
    ['no local group', { local_group: '' }, 'bot.start: cột local_group để trống'],
    ['a day to come', { verdict_day: '2026-11-23' }, 'bot.start: verdict_day 2026-11-23: ngày chưa tới'],
    ['a no to a text just written', { text: 'Chữ mới', verdict: 'không' }, 'bot.start: đã sửa chữ mà verdict là không'],
    [
      'a new text by nobody',
      { text: 'Chữ mới', verdict: '', reviewer: '' },
      `bot.start: cột reviewer để trống — ${who}`,
    ],
    ['a new text of no group', { text: 'Chữ mới', local_group: '' }, `bot.start: cột local_group để trống — ${who}`],
    ['a letter of another alphabet', { text: 'Ch\u0430o' }, 'bot.start: có ký tự lạ \u0430 (U+0430)'],
    ['such a letter in a name', { reviewer: 'V\u0456 dụ' }, 'bot.start: cột reviewer có ký tự lạ \u0456 (U+0456)'],
    ['such a letter in a remark', { comment: 'h\u0430y' }, 'bot.start: cột comment có ký tự lạ \u0430 (U+0430)'],
    ['another language', { language: 'vi' }, 'bot.start: không có tiếng "vi" — ghi một trong: mji (Dao Thanh Y)'],
  ])('with %s is refused whole, good lines with it', async (_what, wrong, expected) => {
    const { root } = project([{ key: 'bot.start', text: 'Chữ thử' }]);
    const before = readFileSync(join(root, 'locales/tyz/bot.yml'), 'utf8');
    const file = await filledIn(root, [start, { key: 'bot.help', ...one, text: 'Chữ' }]);
    const { rows } = await readRows(readFileSync(file), file);
    const table = rows.map((row) => (row.key === 'bot.start' ? { ...row, ...wrong } : row));
    writeFileSync(file, csvSheet([[...columns], ...table.map((row) => columns.map((column) => row[column]))]));
    const told = await load(root, file, now);
    expect(told.done).toBe(false);
    expect(told.lines).toEqual(expect.arrayContaining([expect.stringContaining(`${file}:2 — ${expected}`)]));
    expect(told.lines.at(-1)).toMatch(/^\d+ lỗi\. Chưa ghi gì\.$/);
    expect(readFileSync(join(root, 'locales/tyz/bot.yml'), 'utf8')).toBe(before);
  });

  test('cannot count one speaker twice, neither in one sheet nor in two', async () => {
    const { root } = project([{ key: 'bot.start', text: 'Chữ thử' }]);
    const again = { ...start, reviewer: 'vi du MOT', reviewer_village: 'Thôn Hai' };
    const twice = await load(root, await filledIn(root, [start, again]), now);
    expect(twice.lines[0]).toContain('cùng một người xét hai lần');
    for (const edit of [start, again]) expect((await load(root, await filledIn(root, [edit]), now)).done).toBe(true);
    expect(read(root).content.translations.get('tyz')!.get('bot.start')).toMatchObject({
      counts: 'in-review',
      speakers: [{ name: 'vi du MOT' }],
    });
  });

  test('with another wording asks for both verdicts anew', async () => {
    const { root } = project([{ key: 'bot.start', text: 'Chữ thử', state: 'approved', speakers: two }]);
    await load(root, await filledIn(root, [{ ...start, text: 'Chữ mới' }]), now);
    expect(read(root).content.translations.get('tyz')!.get('bot.start')).toMatchObject({
      ...{ text: 'Chữ mới', counts: 'in-review', sources: [expect.stringContaining('lời người nói: Ví dụ Một')] },
      speakers: [{ name: 'Ví dụ Một' }],
    });
  });

  test('brings a stale text back only by a yes to it, and the old verdicts do not count for the new Vietnamese', async () => {
    const stale = { key: 'bot.start', text: 'Chữ thử', state: 'approved', speakers: two, revision: '0123456789' };
    const { root } = project([stale]);
    await load(root, await filledIn(root, [{ ...start, reviewer: 'Ví dụ Ba', verdict: 'không' }]), now);
    expect(read(root).content.translations.get('tyz')!.get('bot.start')).toMatchObject({ stale: true });
    await load(root, await filledIn(root, [start]), now);
    expect(read(root).content.translations.get('tyz')!.get('bot.start')).toMatchObject({
      ...{ stale: false, counts: 'in-review', speakers: [{ name: 'Ví dụ Một' }] },
    });
  });

  test('keeps an author’s remarks in the file', async () => {
    const { root, write, sources } = project();
    const { revision } = sources.get('bot.start')!;
    const text = `# Lời dặn\nlines:\n  # câu đầu\n  - key: bot.start\n    revision: "${revision}"\n    text: Chữ thử\n    sources:\n      - sách # trang 3\n`;
    write('locales/tyz/bot.yml', text);
    await load(root, await filledIn(root, [start]), now);
    const written = readFileSync(join(root, 'locales/tyz/bot.yml'), 'utf8');
    expect(written).toContain('# Lời dặn\nlines:\n  # câu đầu\n  - key: bot.start\n');
    expect(written).toContain('    state: in-review\n');
    expect(written).toContain(
      '      - { name: Ví dụ Một, village: Thôn Một, localGroup: Nhóm ví dụ, verdict: yes, on: 2026-11-22 }',
    );
  });

  test('is not taken over a file with a fault: that file would be written unread', async () => {
    const { root, write } = project();
    const file = await filledIn(root, [{ ...start, text: 'Chữ' }]);
    write('locales/tyz/bot.yml', 'lines: [');
    const told = await load(root, file, now);
    expect(told).toMatchObject({ done: false });
    expect(told.lines[0]).toContain('locales/tyz/bot.yml:1 — YAML sai');
    expect(readFileSync(join(root, 'locales/tyz/bot.yml'), 'utf8')).toBe('lines: [');
  });

  test('that is no sheet, or lacks a column, is refused', async () => {
    const { root } = project();
    const file = join(root, 'la.csv');
    writeFileSync(file, 'key,text\nbot.start,a\n');
    expect((await load(root, file, now)).lines[0]).toContain('la.csv:1 — thiếu cột language, revision');
    expect(existsSync(join(root, 'locales/tyz'))).toBe(false);
  });
});

describe('what an import says of a text that is not approved', () => {
  const key = 'bot.start';
  const after = async (...edits: Partial<SheetRow>[]) => {
    const { root } = project([{ key, text: 'Chữ thử' }]);
    const { lines } = await load(
      root,
      await filledIn(
        root,
        edits.map((edit) => ({ ...edit, key })),
      ),
      now,
    );
    return lines.filter((line) => line.startsWith(`${key}: `));
  };

  test('names who is there when one more is missing', async () => {
    expect(await after(one)).toEqual([
      `${key}: còn thiếu một người, khác thôn, cùng nhóm (đã có: Ví dụ Một, Thôn Một, Nhóm ví dụ)`,
    ]);
  });

  test('of two neighbours, and of two who do not speak alike, still asks for one more', async () => {
    for (const change of [{ reviewer_village: one.reviewer_village }, { local_group: 'Nhóm khác' }])
      expect(await after(one, { ...other, ...change })).toEqual([
        expect.stringMatching(/còn thiếu một người, khác thôn, cùng nhóm \(đã có: Ví dụ Một, .*; Ví dụ Hai, .*\)$/),
      ]);
  });

  test('says who is against it', async () => {
    const no = { verdict: 'không' };
    expect(await after(one, { ...other, ...no })).toEqual([
      expect.stringContaining('có người ghi không (Ví dụ Hai, Thôn Hai, Nhóm ví dụ): sửa'),
    ]);
    expect(await after({ ...one, ...no }, { ...other, ...no })).toEqual([expect.stringContaining('câu đã rút')]);
  });

  test('is nothing when two agree; then it says how to use it', async () => {
    expect(await after(one, other)).toEqual([]);
    const { root } = project([{ key, text: 'Chữ thử' }]);
    expect((await load(root, await filledIn(root, [{ key, ...one }]), now)).lines.at(-1)).toBe(
      'Nạp lại nội dung ở /console/content (hoặc kill -HUP) để dùng.',
    );
  });
});

describe('two reviewers with a sheet each', () => {
  const key = 'bot.start';
  const setOut = async () => {
    const { root } = project([
      { key, text: 'Chữ thử' },
      { key: 'bot.help', text: 'Chữ' },
    ]);
    const second = (...edits: Edit[]) => filledIn(root, edits);
    return { root, second };
  };

  test('the second is told which lines the first has changed and what to do, and nothing of it is written', async () => {
    const { root, second } = await setOut();
    const file = await second({ key, ...other }, { key: 'bot.help', ...other });
    await load(root, await filledIn(root, [{ key, ...one, text: 'Chữ mới' }]), now);
    const told = await load(root, file, now);
    expect(told.lines).toEqual([
      `${file}:2 — ${key}: bản dịch đã đổi từ lúc xuất tệp — xuất tệp mới rồi xem lại câu này`,
      expect.stringMatching(
        /^Dòng 2: câu đã đổi .* Xuất tệp mới \(npm run translations -- export\), .* xóa các dòng trên/,
      ),
      '1 lỗi. Chưa ghi gì.',
    ]);
    expect(read(root).content.translations.get('tyz')!.get('bot.help')).toMatchObject({ counts: 'draft' });
  });

  test('lines that the second did not fill in are no fault, whatever the first made of them', async () => {
    const { root, second } = await setOut();
    const file = await second({ key: 'bot.help', ...other });
    await load(root, await filledIn(root, [{ key, ...one, text: 'Chữ mới' }]), now);
    expect(await load(root, file, now)).toMatchObject({ done: true });
    const texts = read(root).content.translations.get('tyz')!;
    expect([texts.get(key)!.text, texts.get('bot.help')!.counts]).toEqual(['Chữ mới', 'in-review']);
  });

  test('two texts for a line that had none are not mixed up', async () => {
    const { root } = project();
    const file = await filledIn(root, [{ key, ...other, text: 'Chữ khác' }]);
    await load(root, await filledIn(root, [{ key, ...one, text: 'Chữ mới' }]), now);
    expect((await load(root, file, now)).lines[0]).toContain('bản dịch đã đổi từ lúc xuất tệp');
  });
});

describe('an emergency answer', () => {
  const key = 'topic.kc-thu.answer';

  test('without its number is not written down, not agreed to, and can still be refused', async () => {
    const lost = expect.stringContaining(`:2 — ${key}: thiếu số 114 của bản tiếng Việt — ghi đủ số`) as string;
    const { root } = project();
    expect((await load(root, await filledIn(root, [{ key, ...one, text: 'Chữ' }]), now)).lines[0]).toEqual(lost);
    const drafted = project([{ key, text: 'Chữ' }]);
    expect((await load(drafted.root, await filledIn(drafted.root, [{ key, ...one }]), now)).lines[0]).toEqual(lost);
    const no = await filledIn(drafted.root, [{ key, ...one, verdict: 'không' }]);
    expect(await load(drafted.root, no, now)).toMatchObject({ done: true });
  });

  test('with its number is approved by two', async () => {
    const { root } = project();
    const text = 'Chữ: 114';
    await load(
      root,
      await filledIn(
        root,
        [one, other].map((each) => ({ key, ...each, text })),
      ),
      now,
    );
    expect(read(root).content.translations.get('tyz')!.get(key)).toMatchObject({ counts: 'approved' });
  });
});

describe('a fault of a file that was just written', () => {
  const changes = ['bot.start', 'bot.help'].map((key, index): Change => {
    return { ...{ language: 'tyz', key, before: null, lines: [index + 2] }, after: { revision: '', ...written } };
  });
  const fault = { file: 'locales/tyz/bot.yml', line: 73, mend: 'sửa' };

  test('is told by the line of the sheet that brought the text', () => {
    expect(atSheet({ ...fault, what: 'bot.help: sai' }, changes, 'tay.csv')).toEqual({
      ...{ file: 'tay.csv', line: 3, what: 'bot.help: sai', mend: 'sửa' },
    });
  });

  test('names every line that went into the file when it does not say which text it is about', () => {
    expect(atSheet({ ...fault, what: 'YAML sai' }, changes, 'tay.csv')).toMatchObject({
      ...{ file: 'tay.csv', line: 2, what: 'một trong các dòng 2, 3: YAML sai' },
    });
  });

  test('of a file that the sheet did not touch stays with that file', () => {
    const other = { ...fault, file: 'locales/tyz/khac.yml', what: 'YAML sai' };
    expect(atSheet(other, changes, 'tay.csv')).toBe(other);
  });
});

describe('the workbook for speakers', () => {
  test('explains every column on a second page, which is not read back', async () => {
    const { root } = project();
    const out = join(root, 'ra.xlsx');
    await send(root, { language: 'tyz', out });
    const guide = await readSheet(readFileSync(out), 'Hướng dẫn');
    expect(guide.map(([column]) => column)).toEqual(['cột', ...columns]);
    expect(guide.every(([, told]) => typeof told === 'string' && told.length > 10)).toBe(true);
    const { rows } = await readRows(readFileSync(out), out);
    expect(rows[0]!.key).toBe('topic.kc-thu.title');
  });
});

describe('the command', () => {
  test('tells how far every language is, and what is stale where', () => {
    const { root } = project([{ key: 'bot.start', text: 'Chữ thử', revision: '0123456789' }]);
    const { lines, done } = status(root);
    expect(done).toBe(true);
    expect(lines.at(-1)).toBe('locales/tyz/bot.yml:1 — bot.start: bản tiếng Việt đã đổi — xem lại, duyệt lại');
    expect(lines.find((line) => line.startsWith('Tày '))).toMatch(/^Tày +\d+ +0 +0 +0 +0 +1 +\d+/);
  });

  test('names everything wrong with what was typed', () => {
    expect(readTranslationOptions(['export', '--lang', 'xx', '--out', 'a.txt'], languages)).toEqual([
      '--lang xx: không có; dùng tyz (Tày), yue (Hoa (Quảng Đông))',
      '--out a.txt: ghi tên tệp .csv hoặc .xlsx sẽ viết ra',
    ]);
    expect(readTranslationOptions(['export', '--out', 'a.csv'], languages)).toEqual([
      '--lang: thiếu; ghi một trong tyz (Tày), yue (Hoa (Quảng Đông))',
    ]);
    expect(readTranslationOptions(['import'], languages)).toEqual(['thiếu tên tệp CSV hoặc XLSX']);
    expect(readTranslationOptions([], languages)).toEqual({ task: 'status' });
  });

  test.each([
    ['tyz', 'tyz'],
    ['TYZ', 'tyz'],
    ['tày', 'tyz'],
    ['Tay', 'tyz'],
    ['tiếng Tày', 'tyz'],
    ['hoa quang dong', 'yue'],
  ])('takes %s for a language, by its tag or as people call it', (said, language) => {
    const out = join(tmpdir(), 'thonban-chua-co.csv');
    expect(readTranslationOptions(['export', '--lang', said, '--out', out], languages)).toEqual({
      ...{ task: 'export', language, out },
    });
  });

  test('tells what each text still wants before it is approved', () => {
    const { root } = project([
      { key: 'bot.start', text: 'Chữ thử', state: 'in-review', speakers: two.slice(0, 1) },
      { key: 'topic.kc-thu.answer', text: 'Chữ thử' },
    ]);
    const { lines, done } = status(root);
    expect(done).toBe(true);
    expect(lines).toEqual(
      expect.arrayContaining([
        'locales/tyz/bot.yml:1 — bot.start: còn thiếu một người, khác thôn, cùng nhóm (đã có: Ví dụ Một, Thôn Một, Ví dụ)',
        'intents/tyz/kc/kc-thu.yml:1 — topic.kc-thu.answer: thiếu số 114 của bản tiếng Việt — ghi đủ số thì mới duyệt được',
      ]),
    );
  });
});
