import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeTelegram } from '../support/fake-telegram';
import { linkModels } from '../support/kept-models';
import { MongoDoubleProcess } from '../support/mongo-double/process';
import { RedisServer } from '../support/redis-server';
import { ServerProcess } from '../support/server-process';
import { SlowProxy } from '../support/slow-proxy';

const token = '7654321:trouble-not-a-secret';
const secret = 'trouble-secret-1';
const question = 'đăng ký khai sinh cho con cần giấy tờ gì';
/** A platform waits about two seconds for its 200. */
const platformMs = 2_000;

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

describe('a server whose MongoDB or Redis is wrong, away or slow', () => {
  let platform: FakeTelegram;
  let mongo: MongoDoubleProcess;
  let redis: RedisServer;
  let toMongo: SlowProxy;
  let toRedis: SlowProxy;
  let server: ServerProcess | null = null;
  let stranger: Server | null = null;
  let updates = 0;
  const folder = mkdtempSync(join(tmpdir(), 'thonban-trouble-'));

  beforeAll(async () => {
    [platform, mongo, redis] = await Promise.all([
      FakeTelegram.open(token),
      MongoDoubleProcess.start(),
      RedisServer.open(),
    ]);
    toMongo = await SlowProxy.open(mongo.port);
    toRedis = await SlowProxy.open(redis.port);
    linkModels(folder);
  }, 120_000);

  afterEach(async () => {
    await server?.end('SIGKILL');
    server = null;
    stranger?.close();
    stranger = null;
    for (const proxy of [toMongo, toRedis]) {
      proxy.delay(0);
      proxy.stall(false);
      await proxy.mend();
    }
    await mongo.control({ clear: true });
  });

  afterAll(async () => {
    await Promise.all([toMongo.cut(), toRedis.cut()]);
    await Promise.all([platform.close(), mongo.stop(), redis.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const database = () => `thonban_trouble_${updates}`;
  const mongoUri = (port = toMongo.port) => `mongodb://127.0.0.1:${port}/${database()}?directConnection=true`;

  async function begin(env: Record<string, string> = {}): Promise<ServerProcess> {
    server = await ServerProcess.create({
      ...{ STORE: 'mongo', MONGODB_URI: mongoUri(), REDIS_URL: toRedis.url(), DATA_DIR: folder },
      ...{ PUBLIC_URL: 'http://127.0.0.1', TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret },
      ...{ TELEGRAM_API_ROOT: platform.apiRoot, ...env },
    });
    server.begin();
    await until(() => server!.answers('/healthz'), 'the server to listen');
    return server;
  }

  async function until(what: () => Promise<boolean>, name: string, withinMs = 20_000): Promise<number> {
    const begun = Date.now();
    while (!(await what())) {
      if (Date.now() - begun > withinMs)
        throw new Error(`waited in vain for ${name}:\n${server?.output.slice(-2_000)}`);
      await pause(50);
    }
    return Date.now() - begun;
  }

  const readiness = async () => {
    const response = await fetch(`${server!.url}/readyz`);
    const { parts } = (await response.json()) as { parts: Record<string, string> };
    return { status: response.status, parts };
  };
  const ready = async () => (await readiness()).status === 200;
  const unready = async () => !(await ready());

  /** One update to the webhook: its status, and how long the platform waited for it. */
  async function post(chat: number): Promise<{ status: number; ms: number }> {
    updates += 1;
    const begun = Date.now();
    const response = await fetch(`${server!.url}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify({
        update_id: 10_000 + updates,
        message: {
          ...{ message_id: updates, date: 1_764_000_000, chat: { id: chat, type: 'private' }, text: question },
          from: { id: chat, is_bot: false, first_name: 'Người thử' },
        },
      }),
    });
    return { status: response.status, ms: Date.now() - begun };
  }

  async function answers(chat: number): Promise<void> {
    await until(async () => (await post(chat)).status === 200, 'the webhook to take an event');
    await until(async () => platform.oracle.to(String(chat)).length > 0, 'the answer');
  }

  async function refused(part: string, reason: RegExp): Promise<void> {
    await until(async () => reason.test((await readiness()).parts[part] ?? ''), `${part} to say ${String(reason)}`);
    expect(await readiness()).toMatchObject({ status: 503, parts: { [part]: expect.stringMatching(reason) } });
    const { status, ms } = await post(1);
    expect(status).toBe(503);
    expect(ms).toBeLessThan(platformMs);
  }

  test('half of the settings: every fault is told and the process ends with 78', async () => {
    server = await ServerProcess.create({
      STORE: 'mongo',
      ROLE: 'worker',
      REDIS_URL: 'http://not-redis',
      DATA_DIR: folder,
    });
    const child = server.begin();
    const code = await new Promise((ended) => child.once('close', ended));
    expect(code).toBe(78);
    expect(server.output).toMatch(/MONGODB_URI: thiếu/);
    expect(server.output).toMatch(/REDIS_URL: /);
  });

  test('MongoDB is not there at the start: it says so, refuses, and works as soon as it comes', async () => {
    await toMongo.cut();
    await begin();
    await refused('store', /MongoDB.*ECONNREFUSED/);
    await toMongo.mend();
    expect(await until(ready, 'readiness')).toBeLessThan(10_000);
    await answers(101);
  }, 120_000);

  test('MongoDB goes away while running: refused at once, and taken up again without a restart', async () => {
    await begin();
    await until(ready, 'readiness');
    await answers(102);
    await toMongo.cut();
    await refused('store', /MongoDB/);
    await toMongo.mend();
    expect(await until(ready, 'readiness')).toBeLessThan(10_000);
    await answers(103);
  }, 120_000);

  test('MongoDB answers nothing: refused before the platform gives up waiting, then taken up again', async () => {
    await begin();
    await until(ready, 'readiness');
    await mongo.control({ stall: true });
    const { status, ms } = await post(104);
    expect({ status, inTime: ms < platformMs }).toEqual({ status: 503, inTime: true });
    await refused('store', /MongoDB: không trả lời kịp/);
    await mongo.control({ stall: false });
    expect(await until(ready, 'readiness')).toBeLessThan(15_000);
    await answers(105);
  }, 90_000);

  test('MongoDB takes the connection at the start and answers nothing: the process says so, and works once it answers', async () => {
    await mongo.control({ stall: true });
    await begin();
    expect(await readiness()).toMatchObject({ status: 503, parts: { store: expect.stringMatching(/MongoDB/) } });
    await mongo.control({ stall: false });
    expect(await until(ready, 'readiness', 30_000)).toBeLessThan(20_000);
    await answers(111);
  }, 90_000);

  test('MongoDB is slow, half a second an answer: slower answers, and none lost', async () => {
    await begin();
    await until(ready, 'readiness');
    await mongo.control({ delayMs: 500 });
    await answers(106);
    await mongo.control({ delayMs: 0 });
  }, 120_000);

  test('MongoDB refuses the password: it says so and does not print it', async () => {
    const password = 'canary-9c1e';
    await begin({ MONGODB_URI: `mongodb://nguoi-dung:${password}@127.0.0.1:${toMongo.port}/x?directConnection=true` });
    await refused('store', /MongoDB/);
    expect(server!.output).not.toContain('canary');
    expect(JSON.stringify(await readiness())).not.toContain('canary');
  }, 120_000);

  test('what listens at the address is no MongoDB: it says so and keeps running', async () => {
    stranger = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((listening) => stranger!.listen(0, '127.0.0.1', listening));
    await begin({ MONGODB_URI: mongoUri((stranger.address() as AddressInfo).port) });
    await refused('store', /MongoDB: /);
    expect(server!.alive).toBe(true);
  }, 120_000);

  test('Redis is not there at the start: it says so, refuses, and works as soon as it comes', async () => {
    await toRedis.cut();
    await begin();
    await refused('redis', /Redis chưa nối được: ECONNREFUSED/);
    await toRedis.mend();
    expect(await until(ready, 'readiness')).toBeLessThan(10_000);
    await answers(107);
  }, 120_000);

  test('Redis goes away while running: refused, and taken up again without a restart', async () => {
    await begin();
    await until(ready, 'readiness');
    await toRedis.cut();
    await refused('redis', /Redis/);
    await toRedis.mend();
    expect(await until(ready, 'readiness')).toBeLessThan(10_000);
    await answers(108);
  }, 120_000);

  test('Redis is frozen: refused with the reason before the platform gives up, then taken up again', async () => {
    await begin();
    await until(ready, 'readiness');
    toRedis.stall(true);
    await until(unready, 'unreadiness');
    await refused('redis', /Redis trả lời chậm/);
    toRedis.stall(false);
    expect(await until(ready, 'readiness')).toBeLessThan(10_000);
    await answers(109);
  }, 120_000);

  test('Redis is slow, 200 ms an answer: slower answers, and none lost', async () => {
    await begin();
    await until(ready, 'readiness');
    toRedis.delay(100);
    await answers(110);
  }, 120_000);

  test('Redis refuses the password: it says so and does not print it', async () => {
    const guarded = await RedisServer.open({ password: 'right' });
    try {
      await begin({ REDIS_URL: `redis://:canary-77ab@127.0.0.1:${guarded.port}` });
      await refused('redis', /Redis từ chối mật khẩu/);
      expect(server!.output).not.toContain('canary');
    } finally {
      await guarded.close();
    }
  }, 120_000);
});
