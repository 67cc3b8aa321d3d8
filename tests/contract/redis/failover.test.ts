import { openRedis, type RedisSide } from '../../../src/store/redis/open';
import { systemClock } from '../../../src/ops/system-clock';
import { eventually } from '../../support/eventually';
import { recordedLog } from '../../support/recorded-log';
import { freePort, RedisServer } from '../../support/redis-server';
import { SlowProxy } from '../../support/slow-proxy';
import { connected, pause, settling, sideOf } from './sides';

/** As hosted ones do it: the old primary lives on as a replica, and whoever is connected to it stays so. */
describe('Redis that moves to its replica behind one address', () => {
  let old: RedisServer;
  let next: RedisServer;
  let address: SlowProxy;
  const open: RedisSide[] = [];
  let mine: RedisSide;
  let yours: RedisSide;

  const side = () => {
    const made = sideOf(address.url());
    open.push(made);
    return made;
  };
  /** Connections of processes that this server still has, without the one that asks. */
  const left = async (server: RedisServer) =>
    (await server.command('CLIENT', 'LIST'))
      .split('\n')
      .filter((line) => !/flags=[MS]|cmd=client/.test(line))
      .map((line) => /cmd=(\S+)/.exec(line)?.[1]);
  const count = async (name: string) =>
    Number(new RegExp(`${name}:(\\d+)`).exec(await old.command('INFO', 'stats'))?.[1]);

  beforeEach(async () => {
    [old, next] = await Promise.all([RedisServer.open(), RedisServer.open()]);
    address = await SlowProxy.open(old.port);
    mine = side();
    yours = side();
    await connected(mine, yours);
    await next.follow(old);
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
    await address.close();
    await Promise.all([old.close(), next.close()]);
  });

  /** Nobody takes part who still hears the old one: it is a replica of nobody that lives. */
  async function move(): Promise<void> {
    await next.follow(null);
    await old.command('REPLICAOF', '127.0.0.1', String(await freePort()));
    // Redis ends connections that wait, at this moment; they must not be so lucky as to find the new one at once.
    await pause(300);
    address.lead(next.port);
  }

  test('lanes, calls and rates are refused until they reach the new one, which is within seconds, and go on there', async () => {
    const [grant] = await mine.lanes.take(['kept']);
    await pause(100);
    await move();
    const moved = Date.now();
    const refused = await settling(mine.lanes.take(['other']));
    expect(refused.code).toBe('queue.unavailable');
    await connected(mine, yours);
    expect(Date.now() - moved).toBeLessThan(8_000);
    expect(await yours.lanes.take(['kept', 'free'])).toEqual([null, { key: 'free', token: expect.any(Number) }]);
    expect(await mine.lanes.drop([grant!])).toEqual([true]);
    await mine.calls.call('moved', ['a']);
    expect(await yours.calls.next('moved', 5)).toEqual(['a']);
    expect(await mine.rates.take('moved', { limit: 1, windowMs: 60_000 })).toBe(0);
    expect(await yours.rates.take('moved', { limit: 1, windowMs: 60_000 })).toBeGreaterThan(0);
  });

  test('every connection of a process that nobody asks anything leaves the old one by itself, also those that only wait or hear', async () => {
    const heard: string[] = [];
    let rings = 0;
    await mine.news.hear('idle', (text) => heard.push(text));
    mine.calls.listen('idle', () => (rings += 1));
    await mine.calls.next('idle', 5);
    for (const until = Date.now() + 8_000; (await left(old)).length < 5 && Date.now() < until;) await pause(20);
    expect((await left(old)).length).toBe(5);
    await move();
    const moved = Date.now();
    while ((await left(old)).length > 0 && Date.now() - moved < 10_000) await pause(50);
    const took = Date.now() - moved;
    expect(await left(old)).toEqual([]);
    expect(took).toBeLessThan(9_000);
    await eventually(() => {
      void yours.news.tell('idle', 'moved').catch(() => undefined);
      return heard.length > 0;
    }, 8_000);
    const before = rings;
    await yours.calls.call('idle', ['a']);
    await eventually(() => rings > before, 8_000);
  });

  test('an old primary that was cut off before it could be told is left as well, where it must refuse to write alone', async () => {
    await old.command('CONFIG', 'SET', 'min-replicas-to-write', '1');
    await connected(mine, yours);
    await next.follow(null);
    address.lead(next.port);
    const moved = Date.now();
    while ((await left(old)).length > 0 && Date.now() - moved < 10_000) await pause(50);
    expect(await left(old)).toEqual([]);
    expect(Date.now() - moved).toBeLessThan(9_000);
    await connected(mine, yours);
  });

  test('news told to a replica, which nobody at the new one would hear, are refused', async () => {
    await move();
    expect((await settling(mine.news.tell('lost', 'text'))).code).toBe('queue.unavailable');
  });

  test('one that stays a replica is tried anew once a second and no more, is named all the while, and fills no log', async () => {
    const log = recordedLog();
    for (const each of open.splice(0)) await each.close();
    await next.follow(null);
    await old.follow(next);
    const watched = openRedis({ url: old.url, clock: systemClock, log, holder: 'watched' });
    open.push(watched);
    watched.calls.listen('q', () => undefined);
    await pause(500);
    const [connections, commands] = [
      await count('total_connections_received'),
      await count('total_commands_processed'),
    ];
    const cpu = process.cpuUsage();
    const said = new Set<string | null>();
    for (const until = Date.now() + 5_000; Date.now() < until; await pause(100)) {
      said.add(await watched.trouble());
      await watched.calls.next('q', 3).catch(() => undefined);
    }
    const spent = process.cpuUsage(cpu);
    const [more, asked] = [
      (await count('total_connections_received')) - connections,
      (await count('total_commands_processed')) - commands,
    ];
    console.log(
      `in 5 s: ${more} connections, ${asked} commands, ${log.lines.length} lines, ${(spent.user + spent.system) / 1_000} ms CPU`,
    );
    expect([...said]).toEqual(['Redis này là bản sao chỉ đọc, không ghi được']);
    // Three connections of one process, and the one that counts.
    expect(more).toBeGreaterThan(3 * 2);
    expect(more).toBeLessThanOrEqual(3 * 6 + 1);
    expect(asked).toBeLessThan(5 * 100);
    expect(log.lines.filter((line) => !line.includes('"debug"')).length).toBeLessThanOrEqual(4);
    await old.follow(null);
    await connected(watched);
  });
});
