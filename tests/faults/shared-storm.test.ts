import { Cluster } from '../support/cluster';
import { Crowd } from '../support/crowd';
import { mongoName } from '../support/mongo';

/** FAULT_ROUNDS=50 FAULT_MESSAGES=10000 is the long form. */
const kills = Number(process.env.FAULT_ROUNDS ?? 5);
const messages = Number(process.env.FAULT_MESSAGES ?? 800);
const perPerson = 4;
const lanes = 64;

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

describe(`two workers and two senders over one Redis and ${mongoName}`, () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.open();
    await cluster.start('web', 'worker', 'worker', 'sender', 'sender');
  }, 120_000);

  afterAll(() => cluster.close());

  test(`lose nothing, keep every person's order and repeat at most ${lanes} sends per kill, while one of them is killed ${kills} times`, async () => {
    const crowd = new Crowd(cluster, 1_000_000);
    const overMs = kills * 2_500;
    let done = false;
    const asking = crowd.ask(messages / perPerson, perPerson, overMs).finally(() => (done = true));
    const prey = cluster.members.filter(({ role }) => role !== 'web');
    const killed: string[] = [];
    for (let n = 0; n < kills; n += 1) {
      await pause(100 + Math.random() * 900);
      const member = prey[Math.floor(Math.random() * prey.length)]!;
      await member.process.end('SIGKILL');
      killed.push(member.name);
      await member.process.start();
    }
    await asking;
    await crowd.answered(60_000);
    const found = { missing: crowd.missing(), disordered: crowd.disordered(), repeated: crowd.repeated() };
    console.log(
      `${messages} messages, ${kills} kills: lost ${found.missing.length}, sent again ${found.repeated}, out of order ${found.disordered.length}`,
    );
    if (found.missing.length > 0) console.log(cluster.outputs());
    expect(done).toBe(true);
    expect({ ...found, repeated: 0 }).toEqual({ missing: [], disordered: [], repeated: 0 });
    expect(found.repeated).toBeLessThanOrEqual(kills * lanes);
  }, 900_000);

  test('a rolling deploy, process by process, loses nothing and repeats nothing', async () => {
    const crowd = new Crowd(cluster, 3_000_000);
    const asking = crowd.ask(60, perPerson, 8_000);
    for (const member of cluster.members) {
      const code = await member.process.end('SIGTERM');
      expect({ [member.name]: code }).toEqual({ [member.name]: 0 });
      await member.process.start();
    }
    await asking;
    await crowd.answered(30_000);
    expect({ missing: crowd.missing(), disordered: crowd.disordered(), repeated: crowd.repeated() }).toEqual({
      ...{ missing: [], disordered: [], repeated: 0 },
    });
  }, 180_000);
});
