import type { RedisSide } from '../../../src/store/redis/open';
import { eventually } from '../../support/eventually';
import { freePort, RedisServer } from '../../support/redis-server';
import { SlowProxy } from '../../support/slow-proxy';
import { connected, pause, settling, sideOf } from './sides';

/** Everything that may be asked of Redis and must not wait for it. */
const questions = (side: RedisSide): [string, () => Promise<unknown>][] => [
  ['take', () => side.lanes.take(['a', 'b'])],
  ['drop', () => side.lanes.drop([{ key: 'c', token: 1 }])],
  ['call', () => side.calls.call('q', ['a', 'b'])],
  ['next', () => side.calls.next('q', 5)],
  ['rate', () => side.rates.take('bucket', { limit: 1_000, windowMs: 1_000 })],
  ['rest', () => side.rates.rest('bucket', 1)],
  ['tell', () => side.news.tell('topic', 'text')],
];

describe('Redis that fails', () => {
  let server: RedisServer;
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);

  beforeAll(async () => {
    process.on('unhandledRejection', note);
    server = await RedisServer.open();
  });
  afterAll(async () => {
    process.off('unhandledRejection', note);
    await server.close();
  });
  afterEach(() => expect(unhandled).toEqual([]));

  test('asleep for two seconds: every question is refused within its deadline, the cache misses, and all works again at once', async () => {
    const side = sideOf(server.url);
    await connected(side);
    side.calls.listen('q', () => undefined);
    await side.cache.put([{ key: 'x', value: 'y' }], 60_000);
    await pause(100);
    const asleep = server.pause(2_000);
    const begun = Date.now();
    const refused = questions(side).map(async ([name, ask]) => ({ name, ...(await settling(ask())) }));
    expect(await side.cache.get(['x'])).toEqual([null]);
    expect(Date.now() - begun).toBeLessThan(900);
    for (const each of refused) {
      const { name, code, ms } = await each;
      expect([name, code]).toEqual([name, 'queue.unavailable']);
      expect(ms).toBeLessThan(3_000);
    }
    await asleep;
    const woken = Date.now();
    await connected(side);
    for (const [name, ask] of questions(side))
      expect([name, (await settling(ask())).code]).toEqual([name, 'fulfilled']);
    expect(await side.cache.get(['x'])).toEqual(['y']);
    expect(Date.now() - woken).toBeLessThan(4_000);
    await side.close();
  });

  test('away: every question is refused at once and nothing piles up; the first after it came is answered', async () => {
    const port = await freePort();
    const side = sideOf(`redis://127.0.0.1:${port}`);
    side.calls.listen('q', () => undefined);
    await pause(200);
    for (const [name, ask] of questions(side)) {
      const { ms, code } = await settling(ask());
      expect([name, code]).toEqual([name, 'queue.unavailable']);
      expect(ms).toBeLessThan(900);
    }
    expect(await side.cache.get(['x', 'y'])).toEqual([null, null]);
    await side.cache.put([{ key: 'x', value: 'y' }], 1_000);
    await side.cache.drop(['x']);
    const come = await RedisServer.open({ port });
    await connected(side);
    for (const [name, ask] of questions(side))
      expect([name, (await settling(ask())).code]).toEqual([name, 'fulfilled']);
    // Only what was asked since: the calls of before were refused and are not made up for.
    expect(await side.calls.next('q', 9)).toEqual([]);
    await side.close();
    await come.close();
  });

  test('a network that swallows everything is left for a new connection, by questions, news and listening', async () => {
    const proxy = await SlowProxy.open(server.port);
    const side = sideOf(proxy.url());
    const heard: string[] = [];
    let rings = 0;
    await connected(side);
    await side.news.hear('swallowed', (text) => heard.push(text));
    side.calls.listen('swallowed', () => (rings += 1));
    await pause(100);
    proxy.swallow();
    const begun = Date.now();
    let trouble = await side.trouble();
    expect(trouble).toBe('Redis trả lời chậm quá 1 giây');
    for (; trouble !== null && Date.now() - begun < 20_000; trouble = await side.trouble()) await pause(50);
    expect(Date.now() - begun).toBeLessThan(18_000);
    await eventually(() => {
      void side.news.tell('swallowed', 'again').catch(() => undefined);
      return heard.length > 0;
    }, 10_000);
    await side.calls.call('swallowed', ['a']);
    await eventually(() => rings > 0, 5_000);
    await side.close();
    await proxy.close();
  });

  test('far away but there: a delay below the deadline changes nothing', async () => {
    const proxy = await SlowProxy.open(server.port);
    const side = sideOf(proxy.url());
    await connected(side);
    proxy.delay(100);
    for (const [name, ask] of questions(side))
      expect([name, (await settling(ask())).code]).toEqual([name, 'fulfilled']);
    await side.close();
    await proxy.close();
  });

  test('cut while everything is in flight: each question settles, and works again when the line is mended', async () => {
    const proxy = await SlowProxy.open(server.port);
    const side = sideOf(proxy.url());
    await connected(side);
    side.calls.listen('q', () => undefined);
    for (let n = 0; n < 5; n += 1) {
      const asked = Array.from({ length: 10 }, () => questions(side).map(([, ask]) => settling(ask()))).flat();
      await pause(n);
      await proxy.cut();
      const codes = new Set((await Promise.all(asked)).map(({ code }) => code));
      expect([...codes].filter((code) => code !== 'queue.unavailable' && code !== 'fulfilled')).toEqual([]);
      await proxy.mend();
      await connected(side);
    }
    for (const [name, ask] of questions(side))
      expect([name, (await settling(ask())).code]).toEqual([name, 'fulfilled']);
    await side.close();
    await proxy.close();
  });

  test('closing does not wait for a Redis that is asleep or away, and what is asked after it is refused', async () => {
    const sleeper = await RedisServer.open();
    const sides = [sideOf(sleeper.url), sideOf(sleeper.url)] as const;
    await connected(...sides);
    for (const side of sides) {
      side.calls.listen('q', () => undefined);
      await side.lanes.take([`held by ${sides.indexOf(side)}`]);
    }
    await sleeper.pause();
    expect((await settling(sides[0].close())).ms).toBeLessThan(4_000);
    await sleeper.close();
    await pause(100);
    expect((await settling(sides[1].close())).ms).toBeLessThan(3_000);
    for (const [, ask] of questions(sides[0])) expect((await settling(ask())).code).toBe('queue.unavailable');
    expect(await sides[0].trouble()).toBe('Redis đã đóng');
  });
});
