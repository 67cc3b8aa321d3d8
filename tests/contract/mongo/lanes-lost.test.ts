import { systemClock } from '../../../src/ops/system-clock';
import type { Lanes } from '../../../src/ports/lanes';
import type { Store } from '../../../src/ports/store';
import { openMongoStore } from '../../../src/store/mongo/open';
import type { RedisSide } from '../../../src/store/redis/open';
import { openMongoServer, type MongoServer } from '../../support/mongo';
import { recordedLog } from '../../support/recorded-log';
import { RedisServer } from '../../support/redis-server';
import { eventOf, noon, queued, turnOf } from '../../support/turns';
import { connected, pause, sideOf } from '../redis/sides';

/** Redis goes away in the very moment in which a lane is given back: no test could hit that moment with a kill. */
describe('when lanes cannot be given back', () => {
  const leaseMs = 300;
  let mongo: MongoServer;
  let redis: RedisServer;
  let side: RedisSide;
  let store: Store;
  let gone = false;

  beforeAll(async () => {
    [mongo, redis] = await Promise.all([openMongoServer(), RedisServer.open()]);
    side = sideOf(redis.url, { leaseMs });
    await connected(side);
    const lanes: Lanes = {
      take: (keys) => side.lanes.take(keys),
      drop: async (grants) => {
        const given = await side.lanes.drop(grants);
        if (gone) throw new Error('cut off');
        return given;
      },
    };
    const shared = { ...side, lanes, trouble: () => side.trouble() };
    const pace = { everyMs: 0, graceMs: 0 };
    store = await openMongoStore({ uri: mongo.freshUri(), shared, clock: systemClock, log: recordedLog(), pace });
  });
  afterEach(() => {
    gone = false;
  });
  afterAll(async () => {
    await store.close();
    await side.close();
    await Promise.all([mongo.close(), redis.close()]);
  });

  test('a message that is claimed all the same reaches its sender, and no chat stays shut', async () => {
    await queued(store, 'rests', { chat: 'a' });
    const [first] = await store.outbox.claim('telegram', 1, noon);
    await store.outbox.settle(first!, { kind: 'retry', afterMs: 60_000, scope: 'chat', reason: '502' }, noon);
    await queued(store, 'due', { chat: 'b' });
    // Asked for both chats: the one of the message that rests is to be given back, and cannot be.
    await side.calls.call('send.telegram', ['telegram\0a']);
    gone = true;
    const claimed = await store.outbox.claim('telegram', 5, noon);
    expect(claimed.map(({ id }) => id)).toEqual(['due.0']);
    await store.outbox.settle(claimed[0]!, { kind: 'sent' }, noon);
    gone = false;
    await pause(leaseMs + 50);
    expect((await store.outbox.claim('telegram', 5, noon + 60_000)).map(({ id }) => id)).toEqual(['rests.0']);
  });

  test('an event that is claimed all the same reaches its worker, and nobody stays unanswered', async () => {
    await store.inbox.accept([eventOf('an', 'e1')]);
    // Called, and nothing waits of him: his lane is to be given back, and cannot be.
    await side.calls.call('inbox', ['binh']);
    gone = true;
    const claimed = await store.inbox.claim(5);
    expect(claimed.map(({ person }) => person)).toEqual(['an']);
    await store.turns.commit(turnOf(claimed[0]!));
    gone = false;
    await pause(leaseMs + 50);
    await store.inbox.accept([eventOf('an', 'e2'), eventOf('binh', 'e3')]);
    expect((await store.inbox.claim(5)).map(({ person }) => person)).toEqual(['an', 'binh']);
  });
});
