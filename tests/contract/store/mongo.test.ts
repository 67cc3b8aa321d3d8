import type { Connection } from 'mongoose';
import { systemClock } from '../../../src/ops/system-clock';
import type { Clock } from '../../../src/ports/clock';
import type { Store } from '../../../src/ports/store';
import { openMongoStore } from '../../../src/store/mongo/open';
import { openRedis, type RedisSide } from '../../../src/store/redis/open';
import { fakeClock } from '../../support/fake-clock';
import { mongoName, openMongoServer, type MongoServer } from '../../support/mongo';
import { recordedLog } from '../../support/recorded-log';
import { RedisServer } from '../../support/redis-server';
import { describeStore, type StoreUnderTest } from './describe-store';

let mongo: MongoServer;
let redis: RedisServer;

beforeAll(async () => {
  [mongo, redis] = await Promise.all([openMongoServer(), RedisServer.open()]);
});

afterAll(async () => {
  await Promise.all([mongo.close(), redis.close()]);
});

/** Short, so that a test need not wait long for the lanes of a process that died. */
const leaseMs = 300;
let tests = 0;

/** Hands that reach past the store to its documents. */
function hands(aside: Connection): Pick<StoreUnderTest, 'tamper' | 'dump'> {
  const audit = () => aside.collection<{ _id: number; detail: string }>('audit');
  const moved = async (from: number, to: number) => {
    const row = await audit().findOne({ _id: from });
    await audit().deleteOne({ _id: from });
    await audit().insertOne({ ...row!, _id: to });
  };
  return {
    tamper: {
      change: async (seq, detail) => void (await audit().updateOne({ _id: seq }, { $set: { detail } })),
      remove: async (seq) => void (await audit().deleteOne({ _id: seq })),
      swap: async (one, other) => {
        await moved(one, -1);
        await moved(other, one);
        await moved(-1, other);
      },
    },
    dump: async () => {
      const names = (await aside.listCollections()).map(({ name }) => name);
      const all = await Promise.all(names.map((name) => aside.collection(name).find({}).toArray()));
      return all
        .flat()
        .map((row) => JSON.stringify(row))
        .join('\n');
    },
  };
}

interface Life {
  clock: Clock;
  end(): void;
}

/** Real time, until it ends: then nothing that waits ever goes on. */
function mortalClock(): Life {
  let over = false;
  return {
    clock: {
      now: () => systemClock.now(),
      sleep: (ms, signal) =>
        systemClock.sleep(ms, signal).then(() => (over && !signal?.aborted ? new Promise(() => undefined) : undefined)),
    },
    end: () => (over = true),
  };
}

async function inMongo(): Promise<StoreUnderTest> {
  const uri = mongo.freshUri();
  const clock = fakeClock();
  const prefix = `t${(tests += 1)}`;
  const sides: RedisSide[] = [];
  const lives: Life[] = [];
  const open = async (): Promise<Store> => {
    const log = recordedLog();
    const holder = `process ${sides.length}`;
    const life = mortalClock();
    const side = openRedis({ url: redis.url, clock: life.clock, log, holder, prefix, leaseMs });
    sides.push(side);
    lives.push(life);
    const pace = { everyMs: 0, graceMs: 0 };
    for (let waited = 0; (await side.trouble()) !== null && waited < 100; waited += 1) await systemClock.sleep(10);
    return openMongoStore({ uri, shared: side, clock, log, pace });
  };
  const aside = await mongo.aside(uri);
  let store = await open();
  return {
    ...{ store, clock },
    // The old process neither gives its lanes back nor renews them, which is what a death is to the others.
    restart: async () => {
      await store.close();
      lives.at(-1)!.end();
      await systemClock.sleep(leaseMs + 50);
      store = await open();
      return store;
    },
    ...hands(aside),
    dispose: async () => {
      await store.close();
      for (const side of sides) await side.close();
      await aside.close();
    },
  };
}

describeStore(mongoName, { restart: true, tamper: true, dump: true }, inMongo);

// Shown among the skipped, so that nobody takes the double for the thing itself.
const onlyReal = process.env.MONGODB_URI ? it : it.skip;
onlyReal('everything above ran on a real MongoDB, the one at MONGODB_URI', () => expect(mongo.real).toBe(true));
