import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jobRows } from '../../src/jobs/list';
import { readContent } from '../../src/content/load';
import { addDays, vietnamDay } from '../../src/model/week';
import { root } from '../../src/root';
import { tableFile } from '../../src/sheets/table-file';
import { builtCommand, runNode } from '../support/built-command';
import { jobOf } from '../support/jobs';
import { mongoName, openMongoServer, type MongoServer } from '../support/mongo';

jest.setTimeout(120_000);
const folder = mkdtempSync(join(tmpdir(), 'thonban-lenh-chung-'));
let mongo: MongoServer;

beforeAll(async () => {
  mongo = await openMongoServer();
});
afterAll(async () => {
  await mongo.close();
  rmSync(folder, { recursive: true });
});

// No Redis is asked: commands have nothing to do with conversations.
const run = (uri: string, command: string, ...args: string[]) =>
  runNode(builtCommand(command, ...args), {
    ...{ DATA_DIR: folder, STORE: 'mongo', MONGODB_URI: uri, REDIS_URL: 'redis://127.0.0.1:1' },
  });

describe(`commands with STORE=mongo, on ${mongoName}`, () => {
  test('vacancies that one command loads are listed by the next, and the report is made from the same store', async () => {
    const uri = mongo.freshUri();
    const list = join(folder, 'viec.csv');
    const today = vietnamDay(Date.now());
    const fresh = { verifiedOn: today, postedOn: today, expiresOn: addDays(today, 20) };
    const jobs = [jobOf('mot', fresh), jobOf('hai', { ...fresh, title: 'Thợ xây' })];
    writeFileSync(list, await tableFile(list, jobRows(jobs, readContent(root).content.areas)));
    const loaded = await run(uri, 'jobs', 'import', list);
    expect(loaded).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Đã nạp 2 tin.') });
    expect((await run(uri, 'jobs', 'list')).out).toMatch(/2 tin\.\n$/);
    const report = await run(uri, 'report', '--from', '2026-11-01', '--to', '2026-11-30', '--format', 'json');
    expect(report).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(report.out)).toBeTruthy();
  });

  test('a server that is not there is named at once, without its password', async () => {
    const { code, out, err } = await run(
      'mongodb://ai-do:canary-55@127.0.0.1:1/kho',
      'report',
      '--from',
      '2026-11-01',
      '--to',
      '2026-11-30',
    );
    expect(code).toBe(1);
    expect(err).toMatch(/MongoDB: không có máy chủ ở địa chỉ ấy/);
    expect(out + err).not.toContain('canary');
  });
});
