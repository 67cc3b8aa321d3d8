import { Cluster } from '../support/cluster';
import { Crowd } from '../support/crowd';
import { RedisServer } from '../support/redis-server';
import { SlowProxy } from '../support/slow-proxy';

/** FAULT_REDIS=10 FAULT_MESSAGES=10000 is the long form. */
const moves = Number(process.env.FAULT_REDIS ?? 2);
const messages = Number(process.env.FAULT_MESSAGES ?? 400);
const perPerson = 4;
const resumeMs = 10_000;

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

describe('a storm of messages while Redis moves to its replica behind one address', () => {
  let address: SlowProxy;
  let cluster: Cluster;
  let spare: RedisServer;

  beforeAll(async () => {
    address = await SlowProxy.open(0);
    [cluster, spare] = await Promise.all([Cluster.open({ REDIS_URL: address.url() }), RedisServer.open()]);
    address.lead(cluster.redis.port);
    await cluster.start('web', 'worker', 'worker', 'sender');
  }, 120_000);

  afterAll(async () => {
    await cluster.close();
    await Promise.all([address.close(), spare.close()]);
  });

  /** When the platform takes messages again, milliseconds from now. */
  async function resumed(): Promise<number> {
    const { oracle } = cluster.platform;
    const begun = Date.now();
    // What a sender had in its hands at the move still arrives, and says nothing.
    await pause(300);
    const before = oracle.taken.length;
    while (oracle.taken.length === before && Date.now() - begun < 30_000) await pause(20);
    return Date.now() - begun;
  }

  /** What processes of ours are still connected to it. */
  async function left(server: RedisServer): Promise<number> {
    const lines = (await server.command('CLIENT', 'LIST')).split('\n');
    return lines.filter((line) => !/flags=[MS]|cmd=client/.test(line)).length;
  }

  test(`moved ${moves} times, and never cut off from the old one: nothing is lost or out of order, messages go on within ${resumeMs / 1000} s, and nobody stays behind`, async () => {
    const crowd = new Crowd(cluster, 1_000_000);
    const asking = crowd.ask(messages / perPerson, perPerson, moves * 3_500);
    let [now, next] = [cluster.redis, spare];
    const late: Crowd[] = [];
    const took: number[] = [];
    const behind: number[] = [];
    for (let n = 0; n < moves; n += 1) {
      await next.follow(now);
      await pause(300 + Math.random() * 1_000);
      await next.follow(null);
      // Both take writes for a moment, as when a primary is thought dead and is not: what it took then is lost.
      await pause(Math.random() * 200);
      await now.command('REPLICAOF', '127.0.0.1', String(next.port));
      await pause(Math.random() * 500);
      address.lead(next.port);
      // So that there is something to answer even when the storm is over.
      late.push(new Crowd(cluster, 2_000_000 + n * 10));
      const theirs = late.at(-1)!.ask(5, 1, 0);
      took.push(await resumed());
      await theirs;
      for (const until = Date.now() + resumeMs; (await left(now)) > 0 && Date.now() < until;) await pause(50);
      behind.push(await left(now));
      [now, next] = [next, now];
    }
    await asking;
    const crowds = [crowd, ...late];
    for (const each of crowds) await each.answered(60_000);
    const missing = crowds.flatMap((each) => each.missing());
    console.log(
      `${messages} messages, Redis moved ${moves} times: lost ${missing.length}, sent again ${crowd.repeated()}, resumed after ${took.join(', ')} ms`,
    );
    if (missing.length > 0) console.log(cluster.outputs());
    expect({ missing, disordered: crowd.disordered() }).toEqual({ missing: [], disordered: [] });
    expect(Math.max(...took)).toBeLessThanOrEqual(resumeMs);
    expect(behind).toEqual(behind.map(() => 0));
  }, 900_000);
});
