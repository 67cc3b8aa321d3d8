import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { RedisSide } from '../../../src/store/redis/open';
import { eventually } from '../../support/eventually';
import { RedisServer } from '../../support/redis-server';
import { SlowProxy } from '../../support/slow-proxy';
import { connected, pause, sideOf } from './sides';

/** Ways to be no Redis. */
const rude: Record<string, (socket: Socket) => void> = {
  'hangs up at once': (socket) => socket.end(),
  'breaks the connection': (socket) => socket.resetAndDestroy(),
  'hangs up once greeted': (socket) => socket.once('data', () => socket.end()),
  'hangs up within its answer': (socket) => socket.once('data', () => socket.end('%7\r\n$6\r\nserv')),
  'answers only the greeting': (socket) => socket.once('data', () => socket.write('+OK\r\n')),
  'speaks something else': (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
};

describe('a process comes back to Redis without a restart', () => {
  let server: RedisServer;
  let address: SlowProxy;
  const open: RedisSide[] = [];
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);

  const side = () => {
    const made = sideOf(address.url());
    open.push(made);
    return made;
  };
  const clients = async () =>
    (await server.command('CLIENT', 'LIST')).split('\n').filter((line) => !line.includes('cmd=client')).length;
  /** Whether all three connections of a process work: the one that asks, the one that hears, the one that waits. */
  async function whole(which: RedisSide, name: string): Promise<void> {
    const heard: string[] = [];
    let rings = 0;
    await which.news.hear(name, (text) => heard.push(text));
    which.calls.listen(name, () => (rings += 1));
    await eventually(() => {
      void which.news.tell(name, 'text').catch(() => undefined);
      return heard.length > 0;
    }, 8_000);
    await which.calls.next(name, 5);
    const before = rings;
    await which.calls.call(name, ['a']);
    await eventually(() => rings > before, 8_000);
  }

  beforeAll(async () => {
    process.on('unhandledRejection', note).on('uncaughtException', note);
    server = await RedisServer.open();
  });
  beforeEach(async () => {
    address = await SlowProxy.open(server.port);
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
    await address.close();
    expect(unhandled.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    process.off('unhandledRejection', note).off('uncaughtException', note);
    await server.close();
  });

  test.each(Object.keys(rude))('from a server that %s', async (how) => {
    const impostor: Server = createServer((socket) => rude[how]!(socket.on('error', () => undefined)));
    await new Promise<void>((done) => impostor.listen(0, '127.0.0.1', done));
    const mine = side();
    await connected(mine);
    await whole(mine, how);
    address.lead((impostor.address() as AddressInfo).port);
    await address.cut();
    await address.mend();
    await pause(700);
    expect(await mine.trouble()).toMatch(/^Redis /);
    address.lead(server.port);
    // One that greets and then says nothing is only left after six seconds of silence.
    for (const until = Date.now() + 8_000; (await mine.trouble()) !== null && Date.now() < until;) await pause(20);
    await connected(mine);
    await whole(mine, how);
    impostor.close();
  });

  test('from a password that was wrong for a while', async () => {
    const mine = sideOf(address.url().replace('//', '//:dung@'));
    open.push(mine);
    await server.command('CONFIG', 'SET', 'requirepass', 'sai');
    await pause(1_500);
    expect(await mine.trouble()).toBe('Redis từ chối mật khẩu');
    await server.command('-a', 'sai', 'CONFIG', 'SET', 'requirepass', 'dung');
    await connected(mine);
    await whole(mine, 'password');
    await server.command('-a', 'dung', 'CONFIG', 'SET', 'requirepass', '');
  });

  test('through thirty faults of all kinds in a row, with exactly as many connections as before', async () => {
    const mine = side();
    await connected(mine);
    await whole(mine, 'chaos');
    expect(await clients()).toBe(3);
    const faults = [
      () => server.command('CLIENT', 'KILL', 'TYPE', 'normal'),
      () => server.command('CLIENT', 'KILL', 'TYPE', 'pubsub'),
      () => server.command('REPLICAOF', '127.0.0.1', '1'),
      () => server.follow(null),
      () => address.cut(),
      () => address.mend(),
      () => server.restartEmpty(),
      async () => address.swallow(),
      async () => address.delay(Math.random() * 40),
      async () => address.stall(Math.random() < 0.5),
    ];
    const asking = setInterval(() => {
      void mine.lanes.take(['a']).catch(() => undefined);
      void mine.calls.next('chaos', 3).catch(() => undefined);
    }, 5);
    const made: number[] = [];
    for (let n = 0; n < 30; n += 1) {
      made.push(Math.floor(Math.random() * faults.length));
      await faults[made.at(-1)!]!();
      await pause(Math.random() * 200);
    }
    address.delay(0);
    address.stall(false);
    await address.mend();
    await server.follow(null);
    const begun = Date.now();
    while ((await mine.trouble()) !== null && Date.now() - begun < 15_000) await pause(20);
    clearInterval(asking);
    expect({ made, trouble: await mine.trouble() }).toEqual({ made, trouble: null });
    await whole(mine, 'chaos');
    // What a network swallowed the server may still think connected.
    for (const type of ['normal', 'pubsub']) await server.command('CLIENT', 'KILL', 'TYPE', type);
    await pause(1_500);
    await whole(mine, 'chaos');
    await pause(200);
    expect({ made, clients: await clients() }).toEqual({ made, clients: 3 });
  });

  test('one that is closed while it connects leaves no connection behind', async () => {
    for (const wait of [null, null, 0, 1, 2, 3, 10]) {
      const brief = sideOf(server.url);
      brief.calls.listen('q', () => undefined);
      if (wait !== null) await pause(wait);
      await brief.close();
    }
    await pause(500);
    expect(await clients()).toBe(0);
  });
});
