import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../src/root';
import { openSqliteReader } from '../../../src/store/sqlite/reader';
import { openSqliteStore } from '../../../src/store/sqlite/open';
import { ask } from '../../support/asked';
import { readCsv } from '../../support/csv-reader';
import { fakeClock } from '../../support/fake-clock';
import { recordedLog } from '../../support/recorded-log';

const folder = mkdtempSync(join(tmpdir(), 'thonban-report-'));
const file = join(folder, 'thonban.db');
afterAll(() => rmSync(folder, { recursive: true }));

const openStore = (clock = fakeClock()) => openSqliteStore({ file, clock, log: recordedLog(), groupCommitMs: 0 });

const run = (dataDir: string, ...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/report.ts', ...args],
      { cwd: root, env: { PATH: process.env.PATH, DATA_DIR: dataDir } },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });

describe('npm run report', () => {
  test('reads beside a running server and sees what it commits, also after it has stopped', async () => {
    const clock = fakeClock();
    const store = await openStore(clock);
    const reader = openSqliteReader(file)!;
    const span = { from: 0, to: clock.now() + 1 };
    expect(await reader.interactions.common(span, 9)).toEqual([]);
    await ask(store, { at: clock.now() });
    await ask(store, { at: clock.now(), decision: 'fallback', topic: null, text: '=HYPERLINK("x")' });
    expect(await reader.interactions.common(span, 9)).toMatchObject([{ topic: 'dvc-khai-sinh', count: 1 }]);
    reader.close();

    const during = await run(folder, '--from', '2026-11-22', '--to', '22/11/2026');
    expect([during.code, during.err]).toEqual([0, '']);
    const records = readCsv(during.out);
    expect(records[0]?.[0]?.value).toBe('Việc bà con hỏi nhiều nhất, 22/11/2026 – 22/11/2026');
    expect(during.out.split('\r\n\r\n')).toHaveLength(6);
    expect(records.flat().map(({ value }) => value)).toContain('\'=HYPERLINK("x")');
    await store.close();

    const out = join(folder, 'bao-cao.json');
    const after = await run(
      folder,
      '--from',
      '2026-11-01',
      '--to',
      '2026-11-30',
      '--format',
      'json',
      '--report',
      'unanswered',
      '--out',
      out,
    );
    expect([after.code, after.out]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(out, 'utf8')).tables).toMatchObject([
      { id: 'unanswered', rows: [{ text: '=HYPERLINK("x")', count: 1 }] },
    ]);
  });

  test('gives headers and a word on standard error while there is no database', async () => {
    const answer = await run(join(folder, 'none'), '--report', 'common');
    expect(answer.code).toBe(0);
    expect(readCsv(answer.out)).toHaveLength(1);
    expect(answer.err).toContain('Chưa có dữ liệu');
  });

  test('refuses wrong arguments with all faults and exit 2, and writes nothing', async () => {
    const answer = await run(folder, '--format', 'xlsx', '--from', 'hôm qua');
    expect([answer.code, answer.out]).toEqual([2, '']);
    expect(answer.err).toContain('bản này chỉ có csv, json');
    expect(answer.err).toContain('hôm qua');
  });
});
