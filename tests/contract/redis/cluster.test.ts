import { createClient, type RedisClientType } from 'redis';
import { systemClock } from '../../../src/ops/system-clock';
import { bullConnection, bullWorker } from '../../../src/store/redis/bull';
import type { RedisSide } from '../../../src/store/redis/open';
import { clientOf } from '../../../src/store/redis/connection';
import { eventually } from '../../support/eventually';
import { RedisServer } from '../../support/redis-server';
import { describeRates } from '../rates/describe-rates';
import { connected, pause, ratesOf, sideOf } from './sides';

describeRates('a Redis cluster of one', async () => ratesOf((await RedisServer.openCluster())[0]!));

describe('a Redis cluster of one, which refuses what touches two slots', () => {
  let server: RedisServer;
  let client: RedisClientType;
  let watcher: RedisClientType;
  let mine: RedisSide;
  let yours: RedisSide;
  /** What commands inside scripts were given first: their key, where they have one. */
  const touched = new Set<string>();
  const all = Array.from({ length: 40 }, (_, n) => `key ${n}`);

  const slotOf = async (key: string) => Number(await client.sendCommand(['CLUSTER', 'KEYSLOT', key]));
  const slotsOf = async (pattern: string) =>
    new Set(await Promise.all((await client.keys(pattern)).map((key) => slotOf(key))));

  beforeAll(async () => {
    server = (await RedisServer.openCluster())[0]!;
    client = createClient({ url: server.url });
    watcher = client.duplicate();
    await Promise.all([client.connect(), watcher.connect()]);
    await watcher.monitor((line) => {
      const said = /^\S+ \[0 lua\] "(\w+)"(?: "((?:[^"\\]|\\.)*)")?/.exec(String(line));
      if (said?.[2] !== undefined) touched.add(said[2]);
    });
    mine = sideOf(server.url, { leaseMs: 600 });
    yours = sideOf(server.url);
    await connected(mine, yours);
  });
  afterAll(async () => {
    await mine.close();
    await yours.close();
    client.destroy();
    await server.close();
  });

  test('it does refuse', async () => {
    await expect(client.mSet({ a: '1', b: '2' })).rejects.toThrow(/^CROSSSLOT/);
    await expect(client.eval('return 1', { keys: ['a', 'b'], arguments: [] })).rejects.toThrow(/^CROSSSLOT/);
  });

  test('lanes are taken many at once, kept, refused to others and given back', async () => {
    const grants = await mine.lanes.take(['a', 'b', 'c']);
    await pause(900);
    expect(await yours.lanes.take(['a', 'd'])).toEqual([null, { key: 'd', token: expect.any(Number) }]);
    expect(await mine.lanes.drop(grants.map((grant) => grant!))).toEqual([true, false, false]);
    expect((await yours.lanes.take(['a', 'b', 'c'])).every(Boolean)).toBe(true);
  });

  test('calls come: at once, low ones last, late ones in their time, and whoever listens hears of them', async () => {
    let rings = 0;
    mine.calls.listen('listened', () => (rings += 1));
    await yours.calls.call('q', ['low'], { low: true });
    await yours.calls.call('q', all);
    await yours.calls.call('q', ['late'], { afterMs: 400 });
    expect(await mine.calls.next('q', 100)).toEqual([...all, 'low']);
    await pause(450);
    expect(await mine.calls.next('q', 100)).toEqual(['late']);
    await mine.calls.next('listened', 5);
    await pause(100);
    const before = rings;
    await yours.calls.call('listened', ['soon'], { afterMs: 200 });
    await eventually(() => rings > before, 2_000);
    expect(await mine.calls.next('listened', 5)).toEqual(['soon']);
  });

  test('a call that was on its way to a process that died is given to another', async () => {
    await mine.calls.call('lost', ['in the air']);
    const doomed = clientOf(server.url, 5_000);
    const dying = bullWorker('lost', '{tb:calls}', bullConnection(doomed, false));
    await eventually(() => doomed.isReady);
    expect((await dying.getNextJob('dying', { block: false }))?.data.key).toBe('in the air');
    doomed.destroy();
    // As if the time it may be on its way were over.
    await client.del(await client.keys('{tb:calls}:lost:*:lock'));
    const clock = {
      ...systemClock,
      sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 100, signal),
    };
    const looking = sideOf(server.url, { clock, deadlineMs: 100_000 });
    let found: string[] = [];
    for (const until = Date.now() + 15_000; found.length === 0 && Date.now() < until; await pause(50)) {
      await client.del('{tb:calls}:lost:stalled-check');
      found = await looking.calls.next('lost', 9).catch(() => []);
    }
    await looking.close();
    expect(found).toEqual(['in the air']);
  });

  test('news are heard, and the cache keeps, gives and drops many keys at once', async () => {
    const heard: string[] = [];
    await mine.news.hear('topic', (text) => heard.push(text));
    await yours.news.tell('topic', 'text');
    await eventually(() => heard.length > 0);
    await mine.cache.put(
      all.map((key) => ({ key, value: `of ${key}` })),
      60_000,
    );
    expect(await yours.cache.get(all)).toEqual(all.map((key) => `of ${key}`));
    await yours.cache.drop(all);
    expect(await mine.cache.get(all)).toEqual(all.map(() => null));
  });

  test('no script has touched a key that does not carry a tag, declared or not', () => {
    watcher.destroy();
    // An old-style script may reach over slots unpunished as long as one server owns them all: so its commands were read.
    expect(touched.size).toBeGreaterThan(100);
    expect([...touched].filter((key) => !/^\{tb:(calls|lane:[^}]+|rate:[^}]+)\}/.test(key))).toEqual([]);
  });

  test('the lanes and the rates of a thousand people lie in many slots, all calls in one', async () => {
    const people = Array.from({ length: 1_000 }, (_, n) => `telegram:${7_000_000 + n * 37}`);
    await yours.lanes.take(people);
    await Promise.all(people.map((person) => yours.rates.take(person, { limit: 5, windowMs: 60_000 })));
    await yours.calls.call('many', people.slice(0, 200));
    await yours.calls.call('others', people.slice(0, 200), { afterMs: 60_000 });
    // A thousand balls thrown into 16,384 boxes lie in about 970.
    expect((await slotsOf('{tb:lane:telegram:*')).size).toBeGreaterThan(900);
    expect((await slotsOf('{tb:rate:telegram:*')).size).toBeGreaterThan(900);
    expect((await client.keys('{tb:calls}*')).length).toBeGreaterThan(400);
    expect([...(await slotsOf('{tb:calls}*'))]).toEqual([await slotOf('tb:calls')]);
  });
});
