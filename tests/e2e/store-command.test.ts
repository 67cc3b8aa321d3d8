import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from '../../src/ops/system-clock';
import type { Sql } from '../../src/store/sqlite/database';
import { openSqliteStore } from '../../src/store/sqlite/open';
import { builtCommand, commandWorld, runNode } from '../support/built-command';
import { fillStore, questionsSql } from '../support/full-store';
import { recordedLog } from '../support/recorded-log';

jest.setTimeout(240_000);
const folder = mkdtempSync(join(tmpdir(), 'thonban-kho-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string) => join(folder, name);
const kills = Number(process.env.FAULT_ROUNDS ?? 10);

async function openStore(house: string, onOpen?: (sql: Sql) => void) {
  mkdirSync(inFolder(house), { recursive: true });
  writeFileSync(join(inFolder(house), 'pseudonym.key'), 'một-khóa-thử', { flag: 'a' });
  return openSqliteStore({
    ...{ file: join(inFolder(house), 'thonban.db'), clock: systemClock, log: recordedLog(), groupCommitMs: 0 },
    ...(onOpen ? { onOpen } : {}),
  });
}

const command = (args: string[]) => builtCommand('store', ...args);
const world = (house: string) => ({ DATA_DIR: inFolder(house) });
const run = (house: string, ...args: string[]) => runNode(command(args), world(house));

const withoutHeader = (name: string) => readFileSync(inFolder(name), 'utf8').split('\n').slice(1);

function questionsIn(file: string): number {
  const raw = new Database(file, { readonly: true });
  try {
    return (raw.prepare('SELECT count(*) AS n FROM interactions').get() as { n: number }).n;
  } finally {
    raw.close();
  }
}

describe('npm run store', () => {
  beforeAll(async () => {
    const store = await openStore('cũ', (sql) => sql.raw.exec(questionsSql(40_000)));
    await fillStore(store);
    await store.close();
  });

  test('out of one house and into another, out again: the same file, and the new house answers', async () => {
    const written = await run('cũ', 'export', '--out', inFolder('một.ndjson'));
    expect(written).toMatchObject({ code: 0, err: '' });
    expect(written.out).toMatch(/interactions {4,}40040 .* lượt hỏi/);

    const loaded = await run('mới', 'import', inFolder('một.ndjson'));
    expect(loaded).toMatchObject({ code: 0, err: '' });
    expect(loaded.out).toContain('khớp từng loại với tệp');
    expect(await run('mới', 'export', '--out', inFolder('hai.ndjson.gz'))).toMatchObject({ code: 0 });
    expect(await run('mới', 'export', '--out', inFolder('hai.ndjson'))).toMatchObject({ code: 0 });
    expect(withoutHeader('hai.ndjson')).toEqual(withoutHeader('một.ndjson'));
    expect(readFileSync(join(inFolder('mới'), 'pseudonym.key'), 'utf8')).toBe(
      readFileSync(join(inFolder('cũ'), 'pseudonym.key'), 'utf8'),
    );

    const again = await run('mới', 'import', inFolder('hai.ndjson.gz'));
    expect(again).toMatchObject({ code: 0, out: 'Tệp này đã nạp xong từ trước. Không làm gì thêm.\n' });
    const store = await openStore('mới');
    expect(await store.people.count()).toBe(39);
    await store.close();
  });

  test(`an import killed ${kills} times at any moment goes on, and ends with every record once`, async () => {
    const file = join(inFolder('giết'), 'thonban.db');
    const reached: number[] = [];
    for (let round = 0; reached.length < kills; round += 1) {
      expect(round).toBeLessThan(kills * 4);
      const begun = Date.now();
      const child = spawn(process.execPath, command(['import', inFolder('một.ndjson')]), commandWorld(world('giết')));
      const gone = new Promise((ended) => child.once('exit', ended));
      const writes = () => (statSync(`${file}.moving-wal`, { throwIfNoEntry: false })?.mtimeMs ?? 0) > begun;
      // Every fourth at any moment; the others while it writes or reads back.
      while (round % 4 !== 3 && child.exitCode === null && !writes()) await systemClock.sleep(5);
      await systemClock.sleep(Math.random() * (round % 4 === 3 ? 3_000 : 400));
      child.kill('SIGKILL');
      await gone;
      // It came to its end before the kill.
      if (existsSync(file)) rmSync(inFolder('giết'), { recursive: true });
      else if (writes()) reached.push(questionsIn(`${file}.moving`));
    }
    console.log(`killed with so many of 40,040 questions written: ${reached.join(', ')}`);
    expect(new Set(reached).size).toBeGreaterThan(kills / 3);
    const ended = await run('giết', 'import', inFolder('một.ndjson'));
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toContain('đã làm tiếp');
    expect(await run('giết', 'export', '--out', inFolder('giết.ndjson'))).toMatchObject({ code: 0 });
    expect(withoutHeader('giết.ndjson')).toEqual(withoutHeader('một.ndjson'));
  });

  test('an import killed before any of its file operations leaves a whole new house or none', async () => {
    const store = await openStore('nhỏ');
    await fillStore(store);
    await store.close();
    expect(await run('nhỏ', 'export', '--out', inFolder('nhỏ.ndjson'))).toMatchObject({ code: 0 });
    let whole = 0;
    for (let at = 1; ; at += 1) {
      const house = `bước-${at}`;
      const dying = { ...world(house), DIES_AT: String(at), DIES_IN: inFolder(house) };
      const args = ['--import', './tests/support/dies-at.ts', ...command(['import', inFolder('nhỏ.ndjson')])];
      const { code } = await runNode(['--import', 'tsx', ...args], dying);
      const there = existsSync(join(inFolder(house), 'thonban.db'));
      if (there) {
        whole += 1;
        expect(await run(house, 'export', '--out', inFolder(`${house}.ndjson`))).toMatchObject({ code: 0 });
        expect(withoutHeader(`${house}.ndjson`)).toEqual(withoutHeader('nhỏ.ndjson'));
      }
      expect(await run(house, 'import', inFolder('nhỏ.ndjson'))).toMatchObject({ code: 0, err: '' });
      expect(readFileSync(join(inFolder(house), 'pseudonym.key'), 'utf8')).toBe('một-khóa-thử');
      if (code === 0) {
        expect(at).toBeGreaterThan(8);
        break;
      }
    }
    expect(whole).toBeGreaterThan(0);
  });

  test('an export that was killed leaves no file that could be taken for a whole one', async () => {
    for (let round = 0; round < 3; round += 1) {
      const child = spawn(
        process.execPath,
        command(['export', '--out', inFolder('dở.ndjson')]),
        commandWorld(world('cũ')),
      );
      const gone = new Promise((ended) => child.once('exit', ended));
      while (child.exitCode === null && !existsSync(inFolder('dở.ndjson.part'))) await systemClock.sleep(5);
      child.kill('SIGKILL');
      await gone;
      expect(existsSync(inFolder('dở.ndjson'))).toBe(false);
    }
    expect(await run('cũ', 'export', '--out', inFolder('dở.ndjson'))).toMatchObject({ code: 0 });
    expect(withoutHeader('dở.ndjson')).toEqual(withoutHeader('một.ndjson'));
  });

  test('a changed byte is told with its line, and nothing is begun', async () => {
    const bytes = readFileSync(inFolder('một.ndjson'));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(inFolder('hỏng.ndjson'), bytes);
    const { code, err } = await run('trống', 'import', inFolder('hỏng.ndjson'));
    expect(code).toBe(1);
    expect(err).toMatch(/^Không làm được: dòng \d+: đã bị sửa hoặc hỏng\.\n$/);
    expect(existsSync(join(inFolder('trống'), 'thonban.db.moving'))).toBe(false);
  });

  test('a store that holds something else is refused, and one that a server is using', async () => {
    const refused = await run('cũ', 'import', inFolder('một.ndjson'));
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/^Kho dữ liệu đích đã có dữ liệu khác/);
    const store = await openStore('cũ');
    const busy = await run('cũ', 'import', inFolder('một.ndjson'));
    expect(busy.code).toBe(1);
    expect(busy.err).toMatch(/đang dùng kho dữ liệu. Dừng nó rồi làm lại. Chưa làm gì/);
    // To be read it need not stop.
    expect(await run('cũ', 'export', '--out', inFolder('đang-chạy.ndjson'))).toMatchObject({ code: 0 });
    await store.close();
  });

  test('names every wrong argument, and what is not there', async () => {
    const { code, err } = await run('cũ', 'export', 'x', '--out', inFolder('một.ndjson'));
    expect(code).toBe(2);
    for (const part of ['"x": thừa', 'đã có; ghi tên khác', 'npm run store -- help']) expect(err).toContain(part);
    expect(await run('cũ', 'import')).toMatchObject({ code: 2 });
    expect(await run('cũ', 'restore', inFolder('không-có'))).toMatchObject({ code: 2 });
    const nothing = await run('chưa', 'export', '--out', inFolder('không.ndjson'));
    expect(nothing).toMatchObject({ code: 1, err: expect.stringContaining('chưa có dữ liệu') });
    expect((await run('cũ', 'help')).out).toContain('chuyển nhà');
  });
});
