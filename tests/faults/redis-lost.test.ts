import { Cluster } from '../support/cluster';
import { Crowd } from '../support/crowd';

/** FAULT_REDIS=10 FAULT_MESSAGES=10000 is the long form. */
const losses = Number(process.env.FAULT_REDIS ?? 3);
const messages = Number(process.env.FAULT_MESSAGES ?? 600);
const perPerson = 4;
const resumeMs = 10_000;

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

describe('a storm of messages while Redis misbehaves', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.open();
    await cluster.start('web', 'worker', 'worker', 'sender', 'sender');
  }, 120_000);

  afterAll(() => cluster.close());

  /** When the platform next takes a message, milliseconds from now. */
  async function resumed(): Promise<number> {
    const { oracle } = cluster.platform;
    const begun = Date.now();
    const before = oracle.taken.length;
    while (oracle.taken.length === before && Date.now() - begun < 30_000) await pause(20);
    return Date.now() - begun;
  }

  test(`killed and emptied ${losses} times: nothing is lost, and messages go on within ${resumeMs / 1000} s of its return`, async () => {
    const crowd = new Crowd(cluster, 1_000_000);
    const asking = crowd.ask(messages / perPerson, perPerson, losses * 4_000);
    const took: number[] = [];
    for (let n = 0; n < losses; n += 1) {
      await pause(500 + Math.random() * 1_500);
      await cluster.redis.kill();
      await pause(Math.random() * 1_000);
      await cluster.redis.restartEmpty();
      took.push(await resumed());
    }
    await asking;
    await crowd.answered(60_000);
    console.log(
      `${messages} messages, Redis emptied ${losses} times: lost ${crowd.missing().length}, sent again ${crowd.repeated()}, resumed after ${took.join(', ')} ms`,
    );
    if (crowd.missing().length > 0) console.log(cluster.outputs());
    expect({ missing: crowd.missing(), disordered: crowd.disordered() }).toEqual({ missing: [], disordered: [] });
    expect(Math.max(...took)).toBeLessThanOrEqual(resumeMs);
  }, 900_000);

  test('slowed, answering nothing for half a second again and again: nothing is lost, repeated or out of order', async () => {
    const crowd = new Crowd(cluster, 2_000_000);
    const asking = crowd.ask(60, perPerson, 5_000);
    for (let n = 0; n < 7; n += 1) {
      await cluster.redis.command('CLIENT', 'PAUSE', '500', 'ALL');
      await pause(800);
    }
    await asking;
    await crowd.answered(30_000);
    expect({ missing: crowd.missing(), disordered: crowd.disordered(), repeated: crowd.repeated() }).toEqual({
      ...{ missing: [], disordered: [], repeated: 0 },
    });
  }, 120_000);

  test('frozen for eight seconds, longer than any lease: nothing is lost and nobody is answered out of order', async () => {
    const crowd = new Crowd(cluster, 3_000_000);
    const asking = crowd.ask(80, perPerson, 4_000);
    await pause(600);
    await cluster.redis.pause(8_000);
    await asking;
    await crowd.answered(30_000);
    expect({ missing: crowd.missing(), disordered: crowd.disordered() }).toEqual({ missing: [], disordered: [] });
  }, 120_000);
});
