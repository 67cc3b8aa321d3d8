import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/ops/system-clock';
import { openSqliteStore } from '../../src/store/sqlite/open';
import { Link } from '../../src/store/mongo/link';
import { builtCommand, commandWorld, runNode, type Settings } from '../support/built-command';
import { fillStore, questionsSql } from '../support/full-store';
import { mongoName, openMongoServer, type MongoServer } from '../support/mongo';
import { recordedLog } from '../support/recorded-log';

jest.setTimeout(240_000);
const folder = mkdtempSync(join(tmpdir(), 'thonban-kho-mongo-'));
const inFolder = (name: string) => join(folder, name);
const kills = Number(process.env.FAULT_ROUNDS ?? 3);
/** Enough that an import is still writing when a kill reaches it. */
const questions = 2_500;

let mongo: MongoServer;
beforeAll(async () => {
  mongo = await openMongoServer();
});
afterAll(async () => {
  await mongo.close();
  rmSync(folder, { recursive: true });
});

const command = (args: string[]) => builtCommand('store', ...args);
const embedded = (house: string): Settings => ({ DATA_DIR: inFolder(house) });
// No Redis is asked: it keeps nothing that could be carried.
const shared = (uri: string): Settings => ({
  ...{ DATA_DIR: inFolder('không'), STORE: 'mongo', MONGODB_URI: uri, REDIS_URL: 'redis://127.0.0.1:1' },
});
const run = (at: Settings, ...args: string[]) => runNode(command(args), at);
const withoutHeader = (name: string) => readFileSync(inFolder(name), 'utf8').split('\n').slice(1);

describe(`npm run store with ${mongoName}`, () => {
  beforeAll(async () => {
    mkdirSync(inFolder('cũ'));
    writeFileSync(join(inFolder('cũ'), 'pseudonym.key'), 'một-khóa-thử');
    const store = await openSqliteStore({
      ...{ file: join(inFolder('cũ'), 'thonban.db'), clock: systemClock, log: recordedLog(), groupCommitMs: 0 },
      onOpen: (sql) => sql.raw.exec(questionsSql(questions)),
    });
    await fillStore(store);
    await store.close();
    expect(await run(embedded('cũ'), 'export', '--out', inFolder('một.ndjson'))).toMatchObject({ code: 0, err: '' });
  });

  test('out of SQLite, through MongoDB and back: every line is the same', async () => {
    const at = shared(mongo.freshUri());
    const loaded = await run(at, 'import', inFolder('một.ndjson'));
    expect(loaded).toMatchObject({ code: 0, err: '' });
    expect(loaded.out).toContain('khớp từng loại với tệp');
    expect(await run(at, 'export', '--out', inFolder('hai.ndjson'))).toMatchObject({ code: 0, err: '' });
    expect(withoutHeader('hai.ndjson')).toEqual(withoutHeader('một.ndjson'));

    expect(await run(embedded('mới'), 'import', inFolder('hai.ndjson'))).toMatchObject({ code: 0, err: '' });
    expect(await run(embedded('mới'), 'export', '--out', inFolder('ba.ndjson'))).toMatchObject({ code: 0, err: '' });
    expect(withoutHeader('ba.ndjson')).toEqual(withoutHeader('một.ndjson'));
    expect(readFileSync(join(inFolder('mới'), 'pseudonym.key'), 'utf8')).toBe('một-khóa-thử');

    const again = await run(at, 'import', inFolder('ba.ndjson'));
    expect(again).toMatchObject({ code: 0, out: 'Tệp này đã nạp xong từ trước. Không làm gì thêm.\n' });
  });

  test(`an import killed ${kills} times at any moment goes on, and ends with every record once`, async () => {
    let uri = mongo.freshUri();
    let aside = await mongo.aside(uri);
    const written = () => aside.collection('interactions').countDocuments();
    const moved = () => aside.collection<{ _id: string; value: { done: boolean } }>('meta').findOne({ _id: 'moved' });
    const reached: number[] = [];
    for (let before = 0; reached.length < kills;) {
      const child = spawn(process.execPath, command(['import', inFolder('một.ndjson')]), commandWorld(shared(uri)));
      const gone = new Promise((ended) => child.once('exit', ended));
      while (child.exitCode === null && (await written()) <= before) await systemClock.sleep(2);
      await systemClock.sleep(Math.random() * 30);
      child.kill('SIGKILL');
      await gone;
      if ((await moved())?.value.done) {
        // It came to its end before the kill.
        await aside.close();
        uri = mongo.freshUri();
        aside = await mongo.aside(uri);
        before = 0;
      } else reached.push((before = await written()));
    }
    console.log(`killed with so many of ${questions + 40} questions written: ${reached.join(', ')}`);
    expect(Math.max(...reached)).toBeGreaterThan(0);
    await aside.close();
    const ended = await run(shared(uri), 'import', inFolder('một.ndjson'));
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toContain('đã làm tiếp');
    expect(await run(shared(uri), 'export', '--out', inFolder('giết.ndjson'))).toMatchObject({ code: 0 });
    expect(withoutHeader('giết.ndjson')).toEqual(withoutHeader('một.ndjson'));
  });

  test('says what is in the way: a server that runs, other records, no server of MongoDB, no store', async () => {
    const uri = mongo.freshUri();
    expect(await run(shared(uri), 'export', '--out', inFolder('không.ndjson'))).toMatchObject({
      ...{ code: 1, err: 'Không làm được: chưa có dữ liệu ở kho MongoDB này.\n' },
    });
    const house = new Link({ uri, pace: systemClock, log: recordedLog() });
    await house.settled();
    for (const args of [
      ['export', '--out', inFolder('không.ndjson')],
      ['import', inFolder('một.ndjson')],
    ]) {
      const busy = await run(shared(uri), ...args);
      expect(busy.code).toBe(1);
      expect(busy.err).toMatch(/đang dùng kho dữ liệu. Dừng nó rồi làm lại. Chưa làm gì/);
    }
    await house.run(({ vault }) => vault.insertMany([{ _id: 'zalo', value: 'a', version: 1 }]));
    await house.close();
    const taken = await run(shared(uri), 'import', inFolder('một.ndjson'));
    expect(taken.code).toBe(1);
    expect(taken.err).toMatch(/^Kho dữ liệu đích đã có dữ liệu khác/);
    const absent = await run(shared('mongodb://127.0.0.1:1/nha'), 'import', inFolder('một.ndjson'));
    expect(absent).toMatchObject({ code: 1, err: expect.stringContaining('không có máy chủ ở địa chỉ ấy') });
    const backup = await run(shared(uri), 'backup', '--out', inFolder('sao'));
    expect(backup).toMatchObject({ code: 1, err: expect.stringContaining('docs/backup.md') });
  });
});
