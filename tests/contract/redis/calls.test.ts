import { createClient } from 'redis';
import { systemClock } from '../../../src/ops/system-clock';
import { bullConnection, bullWorker } from '../../../src/store/redis/bull';
import { clientOf } from '../../../src/store/redis/connection';
import type { RedisSide } from '../../../src/store/redis/open';
import { eventually } from '../../support/eventually';
import { RedisServer } from '../../support/redis-server';
import { connected, pause, sideOf } from './sides';

describe('calls over Redis', () => {
  let server: RedisServer;
  const open: RedisSide[] = [];
  let mine: RedisSide;
  let yours: RedisSide;
  let names = 0;
  let queue: string;

  const side = async (...given: Parameters<typeof sideOf>) => {
    const made = sideOf(...given);
    open.push(made);
    await connected(made);
    return made;
  };
  const numbered = (from: number, count: number) => Array.from({ length: count }, (_, n) => `key ${from + n}`);
  /** Rings of a side since it began to listen, and the time of each. */
  const rings = (from: RedisSide, name = queue) => {
    const at: number[] = [];
    from.calls.listen(name, () => at.push(Date.now()));
    return at;
  };

  beforeAll(async () => {
    server = await RedisServer.open();
  });
  beforeEach(async () => {
    names += 1;
    queue = `queue:${names}`;
    mine = await side(server.url);
    yours = await side(server.url);
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });
  afterAll(() => server.close());

  test('keys come oldest first, as many as asked for, and `next` does not wait for more', async () => {
    await mine.calls.call(queue, numbered(0, 70));
    await mine.calls.call(queue, numbered(70, 30));
    expect(await mine.calls.next(queue, 10)).toEqual(numbered(0, 10));
    expect(await mine.calls.next(queue, 80)).toEqual(numbered(10, 80));
    const begun = Date.now();
    expect(await mine.calls.next(queue, 80)).toEqual(numbered(90, 10));
    expect(await mine.calls.next(queue, 80)).toEqual([]);
    expect(Date.now() - begun).toBeLessThan(1_900);
  });

  test('each call is given once, over two processes that ask again and again at the same time', async () => {
    const given: string[] = [];
    const take = async (from: RedisSide) => given.push(...(await from.calls.next(queue, 7)));
    const all = numbered(0, 1_000);
    await Promise.all([
      ...Array.from({ length: 10 }, (_, n) => mine.calls.call(queue, all.slice(n * 100, n * 100 + 100))),
      ...Array.from({ length: 40 }, (_, n) => take(n % 2 === 0 ? mine : yours)),
    ]);
    while (given.length < 1_000) await Promise.all([take(mine), take(mine), take(yours)]);
    expect(await mine.calls.next(queue, 10)).toEqual([]);
    expect(given.toSorted()).toEqual(all.toSorted());
  });

  test('low ones come after all others, in their own order', async () => {
    await mine.calls.call(queue, ['l1', 'l2'], { low: true });
    await mine.calls.call(queue, ['h1', 'h2']);
    await mine.calls.call(queue, ['l3'], { low: true });
    expect(await yours.calls.next(queue, 3)).toEqual(['h1', 'h2', 'l1']);
    await mine.calls.call(queue, ['h3']);
    expect(await yours.calls.next(queue, 9)).toEqual(['h3', 'l2', 'l3']);
  });

  test('queues do not know each other', async () => {
    await mine.calls.call(queue, ['here']);
    await mine.calls.call(`${queue}:other`, ['there']);
    expect(await yours.calls.next(`${queue}:other`, 9)).toEqual(['there']);
    expect(await yours.calls.next(queue, 9)).toEqual(['here']);
  });

  test('a key called twice comes twice, whatever signs it is made of', async () => {
    await mine.calls.call(queue, ['twice', 'twice']);
    expect(await mine.calls.next(queue, 9)).toEqual(['twice', 'twice']);
    // Keys of people hold colons, which BullMQ does not allow in a name of a job.
    const key = 'telegram:người 12';
    for (const from of [mine, yours]) await from.calls.call(queue, [key, '17']);
    expect(await yours.calls.next(queue, 9)).toEqual([key, '17', key, '17']);
    await mine.calls.call(queue, [key]);
    expect(await yours.calls.next(queue, 9)).toEqual([key]);
  });

  test('whoever listens hears of a call at once, and it is given to one', async () => {
    const heard = [rings(mine), rings(yours)];
    await pause(300);
    const begun = Date.now();
    await yours.calls.call(queue, ['news']);
    await eventually(() => heard.flat().length > 0);
    expect(heard.flat()[0]! - begun).toBeLessThan(1_500);
    const found = [await mine.calls.next(queue, 9), await yours.calls.next(queue, 9)];
    expect(found.flat()).toEqual(['news']);
  });

  test('it rings again and again as long as `next` empties the queue', async () => {
    const got: string[] = [];
    const empty = async () => {
      for (let full = true; full;) {
        const keys = await mine.calls.next(queue, 5);
        got.push(...keys);
        full = keys.length === 5;
      }
    };
    mine.calls.listen(queue, () => void empty());
    for (let n = 0; n < 50; n += 1) {
      await yours.calls.call(queue, [`key ${n}`]);
      if (n % 7 === 0) await pause(20);
    }
    await eventually(() => got.length === 50);
    expect(got.toSorted()).toEqual(numbered(0, 50).toSorted());
  });

  test('a call for later is not given before its time, and rings when it is due', async () => {
    const heard = rings(mine);
    await pause(100);
    const begun = Date.now();
    await yours.calls.call(queue, ['later'], { afterMs: 700 });
    await pause(300);
    expect(await yours.calls.next(queue, 9)).toEqual([]);
    await eventually(() => heard.length > 0);
    expect(heard[0]! - begun).toBeGreaterThanOrEqual(690);
    expect(heard[0]! - begun).toBeLessThan(2_500);
    expect(await mine.calls.next(queue, 9)).toEqual(['later']);
  });

  test('a call for later rings in time also when the wait in Redis is shorter than its delay', async () => {
    const heard = rings(mine);
    const begun = Date.now();
    await yours.calls.call(queue, ['much later'], { afterMs: 5_200 });
    await eventually(() => heard.length > 0, 8_000);
    expect(heard[0]! - begun).toBeGreaterThanOrEqual(5_190);
    expect(heard[0]! - begun).toBeLessThan(8_000);
  });

  test('a killed Redis that comes back empty rings for the first call after that, within seconds', async () => {
    const heard = rings(mine);
    await mine.calls.call(queue, ['forgotten'], { afterMs: 60_000 });
    await server.kill();
    await pause(1_500);
    await expect(yours.calls.call(queue, ['nobody hears'])).rejects.toMatchObject({ code: 'queue.unavailable' });
    await expect(mine.calls.next(queue, 5)).rejects.toMatchObject({ code: 'queue.unavailable' });
    await server.start();
    const back = Date.now();
    await connected(yours);
    await yours.calls.call(queue, numbered(0, 20));
    await eventually(() => heard.length > 0, 8_000);
    expect(heard[0]! - back).toBeLessThan(8_000);
    await connected(mine);
    const found: string[] = [];
    while (found.length < 20) found.push(...(await mine.calls.next(queue, 9)));
    expect(found).toEqual(numbered(0, 20));
  });

  test('many kills in a row end neither listening nor calling', async () => {
    const got: string[] = [];
    const take = () =>
      void mine.calls.next(queue, 5).then(
        (keys) => got.push(...keys),
        () => undefined,
      );
    mine.calls.listen(queue, take);
    for (let n = 0; n < 5; n += 1) {
      await server.kill();
      await pause(n * 90);
      await server.start();
      await connected(mine, yours);
      await yours.calls.call(queue, [`key ${n}`]);
      await eventually(() => got.includes(`key ${n}`), 3_000);
    }
    expect(got).toEqual(numbered(0, 5));
  });

  test('a call that Redis handed out too late, waking up, waits for whoever asks next', async () => {
    await yours.calls.call(queue, ['woken', 'too']);
    await server.pause();
    await expect(mine.calls.next(queue, 9)).rejects.toMatchObject({ code: 'queue.unavailable' });
    server.resume();
    await connected(mine);
    await pause(100);
    expect(await mine.calls.next(queue, 9)).toEqual(['woken', 'too']);
  });

  test('a call that was on its way to a process that died is given to another', async () => {
    await mine.calls.call(queue, ['in the air']);
    const client = clientOf(server.url, 5_000);
    const name = encodeURIComponent(queue);
    const dying = bullWorker(name, '{tb:calls}', bullConnection(client, false));
    await eventually(() => client.isReady);
    expect((await dying.getNextJob('dying', { block: false }))?.data.key).toBe('in the air');
    client.destroy();
    expect(await yours.calls.next(queue, 9)).toEqual([]);

    // Looking ten times a second instead of every ten; the note that somebody has looked just now is taken away.
    const hurried = {
      ...systemClock,
      sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 100, signal),
    };
    const looking = await side(server.url, { clock: hurried, deadlineMs: 100_000 });
    const watcher = createClient({ url: server.url });
    await watcher.connect();
    const begun = Date.now();
    let found: string[] = [];
    for (; found.length === 0 && Date.now() - begun < 15_000; await pause(50)) {
      await watcher.del(`{tb:calls}:${name}:stalled-check`);
      found = await looking.calls.next(queue, 9);
    }
    await watcher.close();
    expect(found).toEqual(['in the air']);
    await mine.calls.call(queue, ['in the air']);
    expect(await yours.calls.next(queue, 9)).toEqual(['in the air']);
  });

  test('nothing of a call is left in Redis once it was given', async () => {
    await mine.calls.call(queue, numbered(0, 50));
    await mine.calls.call(queue, numbered(0, 5), { low: true });
    await yours.calls.next(queue, 100);
    const watcher = createClient({ url: server.url });
    await watcher.connect();
    const left = (await watcher.keys(`{tb:calls}:${encodeURIComponent(queue)}:*`)).map((key) => key.split(':').at(-1));
    await watcher.close();
    // Counters, settings, a marker, and BullMQ's own capped list of what happened: the same for any number of calls.
    expect(left.toSorted()).toEqual(['events', 'id', 'marker', 'meta', 'pc'].filter((name) => left.includes(name)));
  });
});
