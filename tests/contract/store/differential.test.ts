import * as fc from 'fast-check';
import { channelNames } from '../../../src/model/message';
import { proposalKinds, proposalStates, type Proposal, type ProposalVerdict } from '../../../src/model/proposal';
import { addDays } from '../../../src/model/week';
import { systemClock } from '../../../src/ops/system-clock';
import type { QuestionFilter } from '../../../src/ports/interactions';
import type { Store } from '../../../src/ports/store';
import type { Turn } from '../../../src/ports/turns';
import { openMongoStore } from '../../../src/store/mongo/open';
import { openRedis, type RedisSide } from '../../../src/store/redis/open';
import { openSqliteStore } from '../../../src/store/sqlite/open';
import { fakeClock } from '../../support/fake-clock';
import { jobOf } from '../../support/jobs';
import { mongoName, openMongoServer, type MongoServer } from '../../support/mongo';
import { recordedLog } from '../../support/recorded-log';
import { RedisServer } from '../../support/redis-server';
import { chances, languages, seededTurns } from '../../support/seeded-turns';
import { noon, turnOf } from '../../support/turns';

const day = 86_400_000;
const events = 20_000;
const people = 1_500;
const atOnce = 1_000;
const chance = chances(20_261_122);
const turns = seededTurns(events, people, chance);

const clock = fakeClock(noon);
let mongo: MongoServer;
let redis: RedisServer;
let side: RedisSide;
/** The same was done to both. */
let both: readonly [sqlite: Store, mongo: Store];

/** In the order of each person, different people at the same time. */
async function commitAll(store: Store, some: readonly Turn[]): Promise<void> {
  const lines = new Map<string, Promise<void>>();
  for (const turn of some) {
    const before = lines.get(turn.person.key) ?? Promise.resolve();
    lines.set(
      turn.person.key,
      before.then(() => store.turns.commit(turn)),
    );
  }
  await Promise.all(lines.values());
}

const onBoth = async (work: (store: Store) => Promise<unknown>) => {
  for (const store of both) await work(store);
};

/** Both say the same, row for row; what they say. */
async function agree<T>(ask: (store: Store) => Promise<T>): Promise<T> {
  const [expected, said] = await Promise.all(both.map(ask));
  expect(said).toEqual(expected);
  return expected!;
}

beforeAll(async () => {
  [mongo, redis] = await Promise.all([openMongoServer(), RedisServer.open()]);
  const log = recordedLog();
  side = openRedis({ url: redis.url, clock: systemClock, log, holder: 'a process', prefix: 'differential' });
  while ((await side.trouble()) !== null) await systemClock.sleep(10);
  both = await Promise.all([
    openSqliteStore({ file: ':memory:', clock, log }),
    openMongoStore({ uri: mongo.freshUri(), shared: side, clock, log }),
  ]);
  for (let from = 0; from < events; from += atOnce) {
    await onBoth((store) => commitAll(store, turns.slice(from, from + atOnce)));
    await clock.advance(60_000);
  }
}, 300_000);

afterAll(async () => {
  await onBoth((store) => store.close());
  await side.close();
  await Promise.all([mongo.close(), redis.close()]);
});

const hour = (hours: number) => noon + hours * 3_600_000;
const anyFilter: fc.Arbitrary<QuestionFilter> = fc.record(
  {
    // Whole hours are when most things happened: the edges of a span must fall on them too.
    from: fc.oneof(fc.integer({ min: -210 * 24, max: 0 }).map(hour), fc.integer({ min: noon - 210 * day, max: noon })),
    to: fc.oneof(fc.integer({ min: -200 * 24, max: 24 }).map(hour), fc.integer({ min: noon - 90 * day, max: noon })),
    language: fc.constantFrom(...languages, 'none'),
    channel: fc.constantFrom(...channelNames),
  },
  { requiredKeys: ['from', 'to'] },
);

async function reportsAgree(filter: QuestionFilter, limit: number): Promise<void> {
  for (const by of ['week', 'language', 'channel'] as const)
    await agree(({ interactions }) => interactions.counts(filter, by));
  await agree(({ interactions }) => interactions.common(filter, limit));
  await agree(({ interactions }) => interactions.handoffs(filter, limit));
  await agree(({ interactions }) => interactions.unanswered(filter, limit));
}

/** Everything there is to ask, over fixed spans and over any. */
async function everythingAgrees(): Promise<void> {
  await reportsAgree({ from: 0, to: Number.MAX_SAFE_INTEGER }, 10_000);
  await reportsAgree({ from: noon - day, to: noon + 1 }, 20);
  await reportsAgree({ from: noon, to: noon }, 20);
  await fc.assert(
    fc.asyncProperty(anyFilter, fc.integer({ min: 1, max: 300 }), async (filter, limit) => {
      await reportsAgree(filter, limit);
    }),
    { numRuns: 7, seed: 20_261_122 },
  );
  for (const language of [undefined, ...languages])
    for (const minPeople of [1, 5, 40]) {
      const filter = { minPeople, limit: 50, ...(language ? { language } : {}) };
      await agree(({ unknownWords }) => unknownWords.common(filter));
    }
  await agree(({ proposals }) => proposals.counts());
  for (const state of [undefined, ...proposalStates])
    for (const kind of [undefined, ...proposalKinds])
      await agree(({ proposals }) => proposals.list({ ...(state ? { state } : {}), ...(kind ? { kind } : {}) }));
  await agree((store) => store.people.count());
  for (let n = 0; n < people; n += 100) {
    await agree((store) => store.people.get(`p${n}`));
    await agree((store) => store.sessions.get(`p${n}`));
  }
  for (let n = 0; n < events; n += 500) await agree(({ interactions }) => interactions.get(turns[n]!.inboxId));
}

describe(`on the same ${events} events SQLite and ${mongoName} say the same, row for row:`, () => {
  it('the events have something of everything in them', async () => {
    const all = { from: 0, to: Number.MAX_SAFE_INTEGER };
    const [, store] = both;
    expect((await store.interactions.counts(all, 'week')).length).toBeGreaterThan(25);
    expect(await store.interactions.counts(all, 'language')).toHaveLength(languages.length);
    expect((await store.interactions.unanswered(all, 9_999)).length).toBeGreaterThan(200);
    expect((await store.interactions.handoffs(all, 9_999)).length).toBeGreaterThan(300);
    expect((await store.unknownWords.common({ minPeople: 3, limit: 999 })).length).toBeGreaterThan(20);
    expect((await store.proposals.counts()).some(({ state }) => state === 'withdrawn')).toBe(true);
    expect(await store.people.count()).toBeGreaterThan(800);
  });

  it('every report, as the events left it', everythingAgrees, 120_000);

  it('proposals, after many verdicts and a sheet', async () => {
    const ids = (await agree(({ proposals }) => proposals.list({}))).map(({ id }) => id);
    const says = (): ProposalVerdict => ({
      ...{ reviewer: `người ${chance(4)}`, village: 'bản', day: '2026-11-23', comment: '' },
      verdict: chance(4) === 0 ? 'no' : 'yes',
    });
    for (const id of ids) {
      const verdict = says();
      await agree(({ proposals }) => proposals.judge(id, verdict));
    }
    const known = (await both[0].proposals.get(ids[0]!))!;
    const brought = Array.from({ length: 50 }, (_, n): Proposal => ({ ...known, id: `new-${n}`, person: null }));
    const judgements = Array.from({ length: 400 }, () => {
      const topic = chance(3) === 0 ? `dvc-${chance(2)}` : null;
      return { id: chance(4) === 0 ? `new-${chance(50)}` : ids[chance(ids.length)]!, verdict: says(), topic };
    });
    await onBoth(({ proposals }) => proposals.load({ proposals: brought, judgements }));
    for (const state of proposalStates) await agree(({ proposals }) => proposals.list({ state }));
    await agree(({ proposals }) => proposals.counts());
  });

  it('vacancies, searched by anything', async () => {
    const jobs = Array.from({ length: 400 }, (_, n) =>
      jobOf(`j${n % 300}`, {
        ...{
          title: ['Phụ hồ', 'Lái xe tải', 'Công nhân', 'Thợ (nề)'][chance(4)]!,
          trade: ['May mặc', 'Đá'][chance(2)]!,
        },
        ...{ wageFrom: chance(4) === 0 ? null : chance(9) * 1_000_000, wageTo: chance(2) === 0 ? null : 9_000_000 },
        ...{ commune: chance(5) === 0 ? null : `0${chance(9)}`, postedOn: addDays('2026-11-22', -chance(40)) },
        ...{ expiresOn: addDays('2026-11-22', chance(260) - 130) },
      }),
    );
    await onBoth((store) => store.jobs.replaceAll(jobs.slice(0, 250)));
    await onBoth((store) => store.jobs.upsert(jobs.slice(250)));
    const search = fc.record(
      {
        communes: fc.array(fc.constantFrom('00', '01', '02', '03', '99'), { maxLength: 3 }),
        words: fc.array(fc.constantFrom('phu ho', 'lai', 'may mac', 'da', 'd', 'xe tai', '(', 'tho'), { maxLength: 3 }),
        wageAtLeast: fc.integer({ min: 0, max: 10 }).map((millions) => millions * 1_000_000),
        today: fc.integer({ min: -140, max: 140 }).map((days) => addDays('2026-11-22', days)),
        limit: fc.integer({ min: 1, max: 60 }),
      },
      { requiredKeys: ['today', 'limit'] },
    );
    const askAll = () =>
      fc.assert(
        fc.asyncProperty(search, async (wanted) => {
          await agree((store) => store.jobs.search(wanted));
          await agree((store) => store.jobs.list({ openOn: wanted.today }));
          await agree((store) => store.jobs.counts(wanted.today));
        }),
        { numRuns: 15, seed: 7 },
      );
    await askAll();
    expect(await agree((store) => store.jobs.list({}))).toHaveLength(300);
    await onBoth((store) => store.tidy(noon));
    expect((await agree((store) => store.jobs.list({}))).length).toBeLessThan(290);
    await askAll();
  }, 120_000);

  it('every report, after tidying', everythingAgrees, 120_000);

  it('every report, after some were erased', async () => {
    const gone = Array.from({ length: 60 }, (_, n) => `p${n * 7}`);
    const erase = gone.map((person) =>
      turnOf({ id: `erase ${person}`, person }, { erase: true, interaction: null, outbox: [] }),
    );
    await onBoth((store) => commitAll(store, erase));
    await everythingAgrees();
  }, 120_000);
});
