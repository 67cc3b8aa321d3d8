import { plainReply } from '../../src/model/message';
import { systemClock } from '../../src/ops/system-clock';
import type { Store } from '../../src/ports/store';
import type { Turn } from '../../src/ports/turns';
import { openMongoStore } from '../../src/store/mongo/open';
import { openRedis, type RedisSide } from '../../src/store/redis/open';
import { MongoDouble } from '../support/mongo-double/server';
import type { Failure } from '../support/mongo-double/faults';
import { recordedLog } from '../support/recorded-log';
import { RedisServer } from '../support/redis-server';
import { draftOf, eventOf, turnOf } from '../support/turns';

/** FAULT_STRIDE=1 fails every command; the short form every third. */
const stride = Number(process.env.FAULT_STRIDE ?? 3);
const always = { from: 0, to: Number.MAX_SAFE_INTEGER };
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** What callers do: a platform repeats its event, a worker takes it up again, a sender notes an outcome until it is noted. */
async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries > 60) throw error;
      await pause(25);
    }
  }
}

describe('the MongoDB store when one command after the other fails', () => {
  let double: MongoDouble;
  let redis: RedisServer;
  let runs = 0;

  beforeAll(async () => {
    [double, redis] = await Promise.all([MongoDouble.open(), RedisServer.open()]);
  });
  afterAll(async () => {
    await Promise.all([double.close(), redis.close()]);
  });

  async function open(): Promise<{ store: Store; side: RedisSide }> {
    runs += 1;
    const log = recordedLog();
    const side = openRedis({ url: redis.url, clock: systemClock, log, holder: `p${runs}`, prefix: `s${runs}` });
    await untilDone(async () => {
      if (await side.trouble()) throw new Error('not yet');
    });
    const uri = double.uri(`sweep${runs}`);
    const store = await openMongoStore({
      uri,
      shared: side,
      clock: systemClock,
      log,
      pace: { everyMs: 0, graceMs: 0 },
    });
    return { store, side };
  }

  const everything = (id: string): Partial<Turn> => ({
    replies: [plainReply('một')],
    handoff: { text: 'gọi lại giúp tôi' },
    unknownWords: { language: 'tyz', words: ['pja'] },
    proposal: {
      ...{ at: 1, language: 'tyz', kind: 'word' as const, text: 'pja', meaning: 'cá', topic: null, village: null },
      consentAt: 1,
    },
    outbox: [draftOf(id, 'an'), draftOf(id, 'an', { id: `${id}.1` })],
  });

  /** One question from its arrival to its answers; gives how often each message was sent. */
  async function answer({ inbox, turns, outbox }: Store): Promise<Map<string, number>> {
    const [accepted] = await untilDone(() => inbox.accept([eventOf('an', 'e1')]));
    await untilDone(async () => {
      for (const row of await inbox.claim(4)) {
        try {
          await turns.commit(turnOf(row, everything(row.id)));
        } catch {
          await inbox.release(row.id, false).catch(() => undefined);
        }
      }
      if (!(await turns.repliesTo(accepted!.id))) throw new Error('not yet');
    });
    const sent = new Map<string, number>();
    await untilDone(async () => {
      for (const message of await outbox.claim('telegram', 4, systemClock.now())) {
        sent.set(message.id, (sent.get(message.id) ?? 0) + 1);
        await untilDone(() => outbox.settle(message, { kind: 'sent' }, systemClock.now()));
      }
      // Whoever filed it late: nothing may be left that waits.
      await inbox.claim(1);
      if ((await outbox.counts()).byOutcome.sent !== 2) throw new Error('not yet');
    });
    return sent;
  }

  test.each<[string, Failure]>([
    ['is refused, and its repeat as well', { command: '*', kind: 'error', times: 2 }],
    ['is done and its answer lost, and that of its repeat as well', { command: '*', kind: 'lose', times: 2 }],
  ])(
    'whichever command %s, a question is stored, answered, logged and sent exactly once',
    async (_name, failure) => {
      let met = 0;
      for (let skip = failure.kind === 'lose' ? 1 : 0; ; skip += stride) {
        const { store, side } = await open();
        double.faults.set({ failNext: { ...failure, skip } });
        const sent = await answer(store);
        const over = double.faults.pending > 0;
        double.faults.set({ clear: true });
        const reports = {
          sent: [...sent.values()],
          waiting: (await store.inbox.counts()).waiting,
          open: (await store.outbox.counts()).waiting,
          questions: (await store.interactions.counts(always, 'channel')).map(({ total }) => total),
          handoffs: (await store.interactions.handoffs(always, 9)).length,
          proposals: (await store.proposals.list({})).length,
          person: (await store.people.get('an'))?.key,
        };
        expect({ skip, ...reports }).toEqual({
          ...{ skip, sent: [1, 1], waiting: 0, open: 0, questions: [1], handoffs: 1, proposals: 1, person: 'an' },
        });
        await store.close();
        await side.close();
        if (over) break;
        met += 1;
      }
      console.log(`${failure.kind}: ${met} commands`);
      expect(met * stride).toBeGreaterThan(20);
    },
    240_000,
  );
});
