import type { RedisSide } from '../../../src/store/redis/open';
import { RedisServer } from '../../support/redis-server';
import { SlowProxy } from '../../support/slow-proxy';
import { connected, pause, settling, sideOf } from './sides';

describe('lanes over Redis', () => {
  let server: RedisServer;
  let proxy: SlowProxy;
  const open: RedisSide[] = [];
  let mine: RedisSide;
  let yours: RedisSide;

  const side = async (...given: Parameters<typeof sideOf>) => {
    const made = sideOf(...given);
    open.push(made);
    await connected(made);
    return made;
  };
  const only = async (from: RedisSide, key: string) => (await from.lanes.take([key]))[0]!;

  beforeAll(async () => {
    server = await RedisServer.open();
    proxy = await SlowProxy.open(server.port);
  });
  beforeEach(async () => {
    mine = await side(server.url);
    yours = await side(server.url);
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });
  afterAll(async () => {
    await proxy.close();
    await server.close();
  });

  test('never do two hold one lane, in 200 hands of two processes', async () => {
    const inside = new Map<string, number>();
    let held = 0;
    let most = 0;
    const until = Date.now() + 1_500;
    await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const { lanes } = n % 2 === 0 ? mine : yours;
        const key = `person ${n % 17}`;
        while (Date.now() < until) {
          const [grant] = await lanes.take([key]);
          if (!grant) {
            await pause(1);
            continue;
          }
          inside.set(key, (inside.get(key) ?? 0) + 1);
          held += 1;
          most = Math.max(most, inside.get(key)!);
          await pause(n % 3);
          inside.set(key, inside.get(key)! - 1);
          await lanes.drop([grant]);
        }
      }),
    );
    expect(most).toBe(1);
    expect(held).toBeGreaterThan(100);
  });

  test('many lanes at once are answered in their order, a lane asked for twice is granted once', async () => {
    await only(yours, 'b');
    const grants = await mine.lanes.take(['a', 'b', 'c', 'a']);
    expect(grants.map((grant) => grant?.key ?? null)).toEqual(['a', null, 'c', null]);
    expect(await mine.lanes.drop([grants[0]!, grants[2]!])).toEqual([true, false]);
  });

  test('tokens of a lane grow, whoever takes it, also when Redis has forgotten everything', async () => {
    const tokens: number[] = [];
    for (let n = 0; n < 40; n += 1) {
      const from = n % 2 === 0 ? mine : yours;
      const grant = await only(from, 'growing');
      tokens.push(grant.token);
      await from.lanes.drop([grant]);
      if (n === 20) {
        await server.restartEmpty();
        await connected(mine, yours);
      }
    }
    expect(tokens.every(Number.isSafeInteger)).toBe(true);
    expect(tokens).toEqual([...new Set(tokens)].sort((a, b) => a - b));
  });

  test('who asks for a lane that is held is not forgotten: the holder is told, once', async () => {
    const grant = await only(mine, 'asked for');
    expect(await only(yours, 'asked for')).toBeNull();
    expect(await mine.lanes.drop([grant])).toEqual([true]);
    const next = await only(yours, 'asked for');
    expect(await yours.lanes.drop([next])).toEqual([false]);
  });

  test('a lane that was given back cannot be given back again', async () => {
    const grant = await only(mine, 'returned');
    await mine.lanes.drop([grant]);
    const other = await only(yours, 'returned');
    expect(await only(mine, 'returned')).toBeNull();
    expect(await mine.lanes.drop([grant])).toEqual([false]);
    expect(await only(mine, 'returned')).toBeNull();
    expect(await yours.lanes.drop([other])).toEqual([true]);
  });

  test('a lane is kept for longer than its lease while its holder lives', async () => {
    const holder = await side(server.url, { leaseMs: 900 });
    const grant = await only(holder, 'long work');
    for (let n = 0; n < 20; n += 1) {
      await pause(100);
      expect(await only(yours, 'long work')).toBeNull();
    }
    expect(await holder.lanes.drop([grant])).toEqual([true]);
    expect(await only(yours, 'long work')).not.toBeNull();
  });

  test('a lane that is dropped is not renewed: it is free at once and stays so', async () => {
    const holder = await side(server.url, { leaseMs: 300 });
    for (let n = 0; n < 5; n += 1) {
      await holder.lanes.drop([await only(holder, 'short work')]);
      await pause(110);
      const free = await only(yours, 'short work');
      expect(free).not.toBeNull();
      await yours.lanes.drop([free]);
    }
  });

  test('the lane of a holder that fell silent is free after its lease, and he cannot take it back', async () => {
    const silent = await side(proxy.url(), { leaseMs: 400 });
    const lost = await only(silent, 'abandoned');
    proxy.stall(true);
    const begun = Date.now();
    let grant = await only(yours, 'abandoned');
    for (; !grant; grant = await only(yours, 'abandoned')) await pause(10);
    const ms = Date.now() - begun;
    proxy.stall(false);
    expect(ms).toBeGreaterThan(200);
    expect(ms).toBeLessThan(3_000);
    expect(grant.token).toBeGreaterThan(lost.token);
    // His renewals arrive now.
    await pause(400);
    expect(await only(mine, 'abandoned')).toBeNull();
    expect(await silent.lanes.drop([lost])).toEqual([false]);
    expect(await yours.lanes.drop([grant])).toEqual([true]);
  });

  test('who asked in vain and got the lane when it lapsed is not told of his own asking', async () => {
    const silent = await side(proxy.url(), { leaseMs: 300 });
    await only(silent, 'own asking');
    proxy.stall(true);
    let grant = await only(yours, 'own asking');
    for (; !grant; grant = await only(yours, 'own asking')) await pause(10);
    proxy.stall(false);
    expect(await yours.lanes.drop([grant])).toEqual([false]);
  });

  test('a lane that Redis forgot belongs to its holder again after a third of a lease', async () => {
    const holder = await side(server.url, { leaseMs: 1_200 });
    const grant = await only(holder, 'remembered');
    await server.restartEmpty();
    await connected(holder, yours);
    await pause(700);
    expect(await only(yours, 'remembered')).toBeNull();
    expect(await holder.lanes.drop([grant])).toEqual([true]);
  });

  test('a grant that came after its asker had given up is given back', async () => {
    const patient = await side(server.url, { leaseMs: 60_000 });
    await server.pause();
    const refused = await settling(patient.lanes.take(['late']));
    server.resume();
    expect(refused.code).toBe('queue.unavailable');
    expect(refused.ms).toBeLessThan(3_000);
    await connected(patient, yours);
    await pause(100);
    expect(await only(yours, 'late')).not.toBeNull();
  });

  test('a grant that came too late is not kept alive either, not even by a Redis that forgot that it was given back', async () => {
    const patient = await side(server.url, { leaseMs: 300 });
    await server.pause();
    const refused = await settling(patient.lanes.take(['late and lost']));
    expect(refused.code).toBe('queue.unavailable');
    server.resume();
    await connected(patient, yours);
    await pause(100);
    await server.restartEmpty();
    await connected(patient, yours);
    await pause(400);
    expect(await only(yours, 'late and lost')).not.toBeNull();
  });

  test('closing gives back what is held', async () => {
    const leaving = await side(server.url, { leaseMs: 60_000 });
    await leaving.lanes.take(['left 1', 'left 2']);
    await leaving.close();
    expect((await yours.lanes.take(['left 1', 'left 2'])).every(Boolean)).toBe(true);
  });
});
