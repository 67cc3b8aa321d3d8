import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, send, status } from '../../../src/cli/translations/run';
import { readTranslationOptions } from '../../../src/cli/translations/options';
import { columns, readRows, type Column, type SheetRow } from '../../../src/cli/translations/sheet';
import { csvSheet } from '../../../src/sheets/write';
import { xlsxSheet } from '../../../src/sheets/xlsx-write';
import { read, translatedProject, two, type Draft } from '../../support/translated-project';

const now = Date.parse('2026-11-22T12:00:00+07:00');
const one = { reviewer: 'Ví dụ Một', reviewer_village: 'Thôn Một', local_group: 'Nhóm ví dụ', verdict: 'có' };
const other = { ...one, reviewer: 'Ví dụ Hai', reviewer_village: 'Thôn Hai' };
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
    ['another language', { language: 'vi' }, 'bot.start: không có tiếng "vi"'],
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

describe('the command', () => {
  test('tells how far every language is, and what is stale where', () => {
    const { root } = project([{ key: 'bot.start', text: 'Chữ thử', revision: '0123456789' }]);
    const { lines, done } = status(root);
    expect(done).toBe(true);
    expect(lines.at(-1)).toBe('locales/tyz/bot.yml:1 — bot.start: bản tiếng Việt đã đổi — xem lại, duyệt lại');
    expect(lines.find((line) => line.startsWith('Tày '))).toMatch(/^Tày +\d+ +0 +0 +0 +0 +1 +\d+/);
  });

  test('names everything wrong with what was typed', () => {
    expect(readTranslationOptions(['export', '--lang', 'xx', '--out', 'a.txt'], ['tyz'])).toEqual([
      '--lang xx: không có; dùng tyz',
      '--out: ghi tên tệp .csv hoặc .xlsx sẽ viết ra',
    ]);
    expect(readTranslationOptions(['import'], ['tyz'])).toEqual(['thiếu tên tệp CSV hoặc XLSX']);
    expect(readTranslationOptions([], ['tyz'])).toEqual({ task: 'status' });
  });
});
