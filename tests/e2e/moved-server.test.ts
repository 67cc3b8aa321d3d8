import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type App } from '../../src/app';
import { importStoreFile } from '../../src/cli/store/import';
import { openSource, openTarget } from '../../src/cli/store/where';
import { writeStoreFile } from '../../src/cli/store/write-file';
import { readConfig } from '../../src/config';
import { personKey } from '../../src/model/person';
import { pseudonymKey } from '../../src/ops/secret';
import { systemClock } from '../../src/ops/system-clock';
import type { Store } from '../../src/ports/store';
import { openMongoStore } from '../../src/store/mongo/open';
import { openRedis } from '../../src/store/redis/open';
import { openSqliteStore } from '../../src/store/sqlite/open';
import { FakeTelegram } from '../support/fake-telegram';
import { linkModels } from '../support/kept-models';
import { mongoName, openMongoServer, type MongoServer } from '../support/mongo';
import { recordedLog } from '../support/recorded-log';
import { RedisServer } from '../support/redis-server';
import { textUpdate } from '../support/telegram-updates';
import { draftOf, turnOf } from '../support/turns';

jest.setTimeout(120_000);
const token = '7654321:moved-not-a-secret';
const secret = 'moved-secret-1';
const folder = mkdtempSync(join(tmpdir(), 'thonban-dọn-'));
const [asked, waiting] = ['810001', '810002'];
const question = textUpdate({ id: '501', user: asked, text: 'Đi khai sinh cho em bé phải mang theo giấy tờ gì?' });
const waited = ['Làm thẻ căn cước ở đâu?', 'Mất thẻ bảo hiểm y tế thì làm thế nào?'];

let platform: FakeTelegram;
let mongo: MongoServer;
let redis: RedisServer;
let app: App | null = null;
beforeAll(async () => {
  [platform, mongo, redis] = await Promise.all([FakeTelegram.open(token), openMongoServer(), RedisServer.open()]);
});
afterAll(async () => {
  await app?.close();
  await Promise.all([platform.close(), mongo.close(), redis.close()]);
  rmSync(folder, { recursive: true });
});

function configOf(house: string, env: Record<string, string> = {}) {
  const dataDir = join(folder, house);
  linkModels(dataDir);
  return readConfig({
    ...{ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: dataDir, PUBLIC_URL: 'http://127.0.0.1' },
    ...{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_API_ROOT: platform.apiRoot, ...env },
  });
}

const deliver = (update: string) =>
  platform.deliver(update, { url: `http://127.0.0.1:${app!.port}/webhooks/telegram`, secret, repeats: 5 });

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let ms = 0; !(await what()) && ms < 20_000; ms += 50) await systemClock.sleep(50);
  expect(await what()).toBe(true);
}

/** What nobody has answered and nobody has sent when the house is left. */
async function leaveBehind(store: Store, key: string): Promise<void> {
  const at = { user: waiting, chat: waiting };
  const parts = Array.from({ length: 11 }, (_, part) =>
    draftOf('đi', key, { id: `đi.${part}`, chat: waiting, part: { text: `phần ${part}`, buttons: [] } }),
  );
  const turn = turnOf({ id: 'đi', person: key }, { outbox: parts, interaction: null });
  await store.turns.commit({ ...turn, person: { ...turn.person, ...at, greeted: true } });
  const now = Date.now();
  await store.inbox.accept(
    waited.map((text, n) => ({
      ...{ person: key, acceptedAt: now + n },
      event: { channel: 'telegram', eventId: `60${n}`, ...at, at: now, content: { kind: 'text', text } },
    })),
  );
  await store.audit.append({ at: now, actor: 'system', action: 'thử', subject: 'một', detail: '' });
  await store.audit.append({ at: now, actor: 'system', action: 'thử', subject: 'hai', detail: '' });
}

test(`a village moves from one file to ${mongoName}: nobody is asked, answered or sent anything twice, and nobody is a stranger`, async () => {
  const before = configOf('cũ');
  app = await startApp(before);
  expect(await deliver(question)).toEqual([200]);
  await until(() => platform.oracle.to(asked).length > 0);
  await systemClock.sleep(300);
  await app.close();
  app = null;

  const key = pseudonymKey(before.DATA_DIR);
  const [known, other] = [asked, waiting].map((user) => personKey(key, 'telegram', user)) as [string, string];
  const old = await openSqliteStore({
    ...{ file: join(before.DATA_DIR, 'thonban.db'), clock: systemClock, log: recordedLog(), groupCommitMs: 0 },
  });
  await leaveBehind(old, other);
  const [person, session] = [await old.people.get(known), await old.sessions.get(known)];
  expect(session!.topic).toBe('dvc-khai-sinh');
  await old.close();

  const uri = mongo.freshUri();
  const after = configOf('mới', { STORE: 'mongo', MONGODB_URI: uri, REDIS_URL: redis.url });
  const file = join(folder, 'nhà.ndjson.gz');
  const source = await openSource(before);
  await writeStoreFile(source, file, { at: new Date().toISOString(), from: 'sqlite' });
  await source.close();
  const target = await openTarget(after);
  expect(await importStoreFile(file, target)).toMatchObject({ begun: 'new', wrong: [] });
  await target.close();

  const log = recordedLog();
  const side = openRedis({ url: redis.url, clock: systemClock, log, holder: 'who looks', prefix: 'looking' });
  const look = await openMongoStore({ uri, shared: side, clock: systemClock, log });
  expect(await look.people.get(known)).toEqual(person);
  expect(await look.sessions.get(known)).toEqual(session);

  const answers = platform.oracle.to(asked).length;
  app = await startApp(after);
  await until(async () => (await look.inbox.counts()).waiting === 0 && (await look.outbox.counts()).waiting === 0);
  const got = platform.oracle.to(waiting);
  expect(got.slice(0, 11)).toEqual(Array.from({ length: 11 }, (_, part) => `phần ${part}`));
  const [first, second] = [/căn cước/i, /bảo hiểm/i].map((word) =>
    got.findIndex((text, n) => n > 10 && word.test(text)),
  );
  expect(first).toBeGreaterThan(10);
  expect(second).toBeGreaterThan(first!);

  expect(await deliver(question)).toEqual([200]);
  expect(await deliver(textUpdate({ id: '502', user: asked, text: 'lệ phí bao nhiêu?' }))).toEqual([200]);
  await until(() => platform.oracle.to(asked).length > answers);
  await systemClock.sleep(1_000);
  expect(platform.oracle.to(asked)).toHaveLength(answers + 1);
  expect((await look.people.get(known))!.createdAt).toBe(person!.createdAt);
  expect(await look.people.count()).toBe(2);
  expect(await look.audit.verify()).toBeNull();
  expect(platform.oracle.duplicates()).toBe(0);
  await look.close();
  await side.close();
});
