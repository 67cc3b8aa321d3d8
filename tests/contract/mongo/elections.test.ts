import type { Connection } from 'mongoose';
import { systemClock } from '../../../src/ops/system-clock';
import type { Store } from '../../../src/ports/store';
import { openMongoStore } from '../../../src/store/mongo/open';
import type { RedisSide } from '../../../src/store/redis/open';
import { openMongoServer, type MongoServer } from '../../support/mongo';
import { recordedLog } from '../../support/recorded-log';
import { RedisServer } from '../../support/redis-server';
import { eventOf, turnOf } from '../../support/turns';
import { connected, sideOf } from '../redis/sides';

/** What a change of the primary can leave behind, laid by hand: no test can hold an election in the right moment. */
describe('around an election in MongoDB', () => {
  let mongo: MongoServer;
  let redis: RedisServer;
  let side: RedisSide;
  let store: Store;
  let aside: Connection;

  beforeAll(async () => {
    [mongo, redis] = await Promise.all([openMongoServer(), RedisServer.open()]);
    side = sideOf(redis.url);
    await connected(side);
    const uri = mongo.freshUri();
    const shared = { ...side, trouble: () => side.trouble() };
    const pace = { everyMs: 0, graceMs: 0 };
    store = await openMongoStore({ uri, shared, clock: systemClock, log: recordedLog(), pace });
    aside = await mongo.aside(uri);
  });
  afterEach(() => mongo.double?.faults.set({ clear: true }));
  afterAll(async () => {
    await store.close();
    await aside.close();
    await side.close();
    await Promise.all([mongo.close(), redis.close()]);
  });

  test('an event that most members have not confirmed is not accepted, be it new or a repeat', async () => {
    await store.inbox.accept([eventOf('binh', 'old')]);
    if (!mongo.double) return;
    mongo.double.faults.set({ failNext: { command: 'insert', kind: 'unconfirmed' } });
    const both = store.inbox.accept([eventOf('binh', 'old'), eventOf('binh', 'new')]);
    await expect(both).rejects.toMatchObject({ code: 'store.unavailable' });
    // It is there, so the platform's repeat is told so, and it is answered once.
    expect(await store.inbox.accept([eventOf('binh', 'new')])).toEqual([{ id: expect.any(String), duplicate: true }]);
    for (const event of ['old', 'new']) {
      const [row] = await store.inbox.claim(5);
      expect(row?.event.eventId).toBe(event);
      await store.turns.commit(turnOf(row!));
    }
  });

  test('a new primary that still shows an answered event as waiting gets it answered no second time', async () => {
    const inbox = aside.collection<{ _id: string; bucket: number; id: string }>('inbox');
    const [accepted] = await store.inbox.accept([eventOf('an', 'e1')]);
    const waiting = (await inbox.findOne({ id: accepted!.id }))!;
    const [row] = await store.inbox.claim(5);
    await store.turns.commit(turnOf(row!));
    const said = await store.sessions.get('an');
    await inbox.replaceOne({ _id: waiting._id, bucket: waiting.bucket }, waiting);
    const [again] = await store.inbox.claim(5);
    expect(again?.id).toBe(row?.id);
    const other = { ...said!, expiresAt: said!.expiresAt + 1 };
    await store.turns.commit(turnOf(again!, { session: other }));
    expect(await store.sessions.get('an')).toEqual(said);
    // And nobody remembers what was not written.
    await store.inbox.accept([eventOf('an', 'e2')]);
    const [next] = await store.inbox.claim(5);
    expect(next?.known.session).toEqual(said);
    await store.turns.commit(turnOf(next!));
    expect(await store.outbox.counts()).toMatchObject({ waiting: 4 });
  });
});
