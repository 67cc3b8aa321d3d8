import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { readLexicons } from '../../src/content/lexicon';
import type { Store } from '../../src/ports/store';
import { root } from '../../src/root';
import { openSqliteStore } from '../../src/store/sqlite/open';
import { builtCommand, runNode } from '../support/built-command';
import { readCsv } from '../support/csv-reader';
import { fakeClock } from '../support/fake-clock';
import { recordedLog } from '../support/recorded-log';
import { handled, noon } from '../support/turns';

jest.setTimeout(180_000);
const folder = mkdtempSync(join(tmpdir(), 'thonban-gop-'));
afterAll(() => rmSync(folder, { recursive: true }));

const openStore = () =>
  openSqliteStore({ file: join(folder, 'thonban.db'), clock: fakeClock(), log: recordedLog(), groupCommitMs: 0 });
const inFolder = (name: string) => join(folder, name);
const adopted = (name: string) => inFolder(join('lexicon', name));

const run = (...args: string[]) => runNode(builtCommand('contributions', ...args), { DATA_DIR: folder });

/** What a server that starts now would take from its speakers. */
const understood = () => {
  const { lexicons, faults } = readLexicons(root, folder, new Set(['dvc-khai-sinh']));
  const approved = ({ state }: { state: string }) => state === 'approved';
  return {
    faults,
    words: lexicons.flatMap(({ entries }) => entries.filter(approved).map(({ word }) => word)),
    sentences: lexicons.flatMap(({ phrases }) => phrases.filter(approved).map(({ text }) => text)),
  };
};

type Row = Record<string, string>;
function rowsOf(file: string): Row[] {
  const [header, ...rest] = readCsv(readFileSync(file, 'utf8')).map((record) => record.map(({ value }) => value));
  return rest.map((cells) => Object.fromEntries(header!.map((name, index) => [name, cells[index] ?? ''])));
}
/** As Vietnamese Excel saves "CSV UTF-8": semicolons, quotes only where needed. */
const save = (file: string, rows: Row[]) =>
  writeFileSync(file, `\uFEFF${stringify(rows, { header: true, delimiter: ';', record_delimiter: 'windows' })}`);

async function seed(store: Store): Promise<void> {
  const given = { at: noon, language: 'tyz', topic: null, village: null, consentAt: noon };
  await handled(store, 'an', 'e1', { proposal: { ...given, kind: 'word', text: 'nặm', meaning: 'nước' } });
  await handled(store, 'binh', 'e2', {
    proposal: { ...given, kind: 'sentence', text: '=pây hâư?', meaning: 'đi đâu?', village: 'thôn A' },
  });
  for (const person of ['an', 'binh', 'chi'])
    await handled(store, person, `lạ ${person}`, {
      unknownWords: { language: 'tyz', words: ['rườn', `riêng${person}`] },
    });
}

/** What a reviewer does to an exported sheet. */
const judge = (rows: Row[], reviewer: string, verdict: string): Row[] =>
  rows.map((row) => ({
    ...row,
    ...{ reviewer, reviewer_village: 'thôn B', verdict, topic: row.kind === 'sentence' ? 'dvc-khai-sinh' : '' },
  }));

describe('npm run contributions, from proposal to lexicon', () => {
  test('while the server runs: shows, lists unknown words, adopts nothing unapproved, and does not load', async () => {
    const store = await openStore();
    await seed(store);
    const shown = await run('export', '--out', inFolder('một.csv'), '--language', 'tyz', '--state', 'proposed');
    expect([shown.code, shown.err]).toEqual([0, '']);
    expect(rowsOf(inFolder('một.csv')).map(({ text, state }) => [text, state])).toEqual([
      ['nặm', 'proposed'],
      ["'=pây hâư?", 'proposed'],
    ]);
    expect((statSync(inFolder('một.csv')).mode & 0o777).toString(8)).toBe('600');
    expect((await run('export', '--out', inFolder('một.csv'))).code).toBe(2);

    const words = await run('unknown', '--language', 'tyz');
    expect(
      words.out
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t').slice(0, 4)),
    ).toEqual([['rườn', 'tyz', '3', '3']]);

    expect((await run('adopt')).out).toContain('0 từ, 0 câu');
    expect(existsSync(adopted('approved-tyz.tsv'))).toBe(false);
    expect(understood()).toEqual({ faults: [], words: [], sentences: [] });

    save(inFolder('sai-lúc.csv'), judge(rowsOf(inFolder('một.csv')), 'Người Một', 'có'));
    const locked = await run('import', inFolder('sai-lúc.csv'));
    expect(locked.code).toBe(1);
    expect(locked.err).toContain('Máy chủ đang chạy');
    expect((await store.proposals.list({})).map(({ state }) => state)).toEqual(['proposed', 'proposed']);
    await store.close();
  });

  test('a sheet with faults is named line by line and nothing of it is loaded', async () => {
    const [first, second] = judge(rowsOf(inFolder('một.csv')), 'Người Một', 'có');
    save(inFolder('lỗi.csv'), [first!, { ...second!, topic: 'dvc-khong-co' }, { ...first!, id: 'khong-co' }]);
    const { code, err } = await run('import', inFolder('lỗi.csv'));
    expect(code).toBe(1);
    expect(err).toMatch(/lỗi\.csv:3 — .+ — .+/);
    expect(err).toMatch(/lỗi\.csv:4 — không có mã "khong-co" — .+/);
    const store = await openStore();
    expect((await store.proposals.list({})).map(({ state }) => state)).toEqual(['proposed', 'proposed']);
    await store.close();
  });

  test('one reviewer is not enough', async () => {
    save(inFolder('người-một.csv'), judge(rowsOf(inFolder('một.csv')), 'Người Một', 'có'));
    for (let round = 0; round < 2; round += 1) {
      const { code, out, err } = await run('import', inFolder('người-một.csv'));
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('2 lời xét, 0 dòng mới');
    }
    expect((await run('adopt')).out).toContain('0 từ, 0 câu');
    expect(understood()).toEqual({ faults: [], words: [], sentences: [] });
  });

  test('a second one approves, brings a word of the village along, and both come into the lexicon', async () => {
    await run('export', '--out', inFolder('hai.csv'));
    const rows = judge(rowsOf(inFolder('hai.csv')), 'Người Hai', 'yes');
    expect(rows[0]?.earlier).toBe('có (Người Một, thôn B, ' + rows[0]!.earlier!.slice(-11));
    const brought = { language: 'tyz', kind: 'từ', text: 'rườn', meaning: 'nhà', consent: 'CC BY 4.0' };
    save(inFolder('người-hai.csv'), [
      ...rows,
      {
        ...Object.fromEntries(Object.keys(rows[0]!).map((name) => [name, ''])),
        ...brought,
        reviewer: 'Người Hai',
        reviewer_village: 'thôn B',
      },
    ]);
    const loaded = await run('import', inFolder('người-hai.csv'));
    expect([loaded.code, loaded.err]).toEqual([0, '']);
    expect(loaded.out).toContain('3 lời xét, 1 dòng mới');
    expect(understood()).toEqual({ faults: [], words: [], sentences: [] });
    expect((await run('adopt')).out).toContain('1 từ, 1 câu');
    expect(readFileSync(adopted('approved-tyz.tsv'), 'utf8').split('\n')[1]).toMatch(/^nặm\t\tnước\t/);
    expect(readFileSync(adopted('phrases.tsv'), 'utf8').split('\n')[1]).toMatch(/^tyz\t=pây hâư\?\tdvc-khai-sinh\t/);
    expect(understood()).toEqual({ faults: [], words: ['nặm'], sentences: ['=pây hâư?'] });
    const store = await openStore();
    expect((await store.proposals.list({ state: 'in-review' })).map(({ text }) => text)).toEqual(['rườn']);
    await store.close();
  });

  test('a later no takes it out again', async () => {
    const rows = judge(rowsOf(inFolder('một.csv')), 'Người Ba', 'không').slice(0, 1);
    save(inFolder('người-ba.csv'), [{ ...rows[0]!, comment: 'ở đây nói khác' }]);
    expect((await run('import', inFolder('người-ba.csv'))).code).toBe(0);
    expect((await run('adopt')).out).toContain('0 từ, 1 câu');
    expect(understood()).toEqual({ faults: [], words: [], sentences: ['=pây hâư?'] });
    expect(existsSync(adopted('approved-tyz.tsv'))).toBe(false);
    await run('export', '--out', inFolder('ba.csv'), '--state', 'in-review');
    expect(
      rowsOf(inFolder('ba.csv'))
        .map(({ earlier }) => earlier)
        .join(),
    ).toContain('ở đây nói khác');
  });

  test('says what is wrong with the command, and shows help', async () => {
    const wrong = await run('export', '--state', 'mới');
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.err).toContain('--out: thiếu');
    expect((await run()).out).toContain('npm run contributions -- export');
  });
});
