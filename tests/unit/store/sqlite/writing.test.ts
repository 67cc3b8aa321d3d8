import Database from 'better-sqlite3';
import type { CrashPoint } from '../../../../src/store/sqlite/crash';
import { sqliteFolder, type SqliteFolder } from '../../../support/sqlite';
import { eventOf, handled, turnOf } from '../../../support/turns';

let folder: SqliteFolder;
beforeEach(() => (folder = sqliteFolder()));
afterEach(() => folder.dispose());

const official = (id: string, username: string) => ({
  ...{ id, username, role: 'viewer' as const, passwordHash: 'h', createdAt: 0, disabled: false },
});

it('nobody is told before the commit, and what was told is there for everybody', async () => {
  let told = false;
  const seen: [CrashPoint, boolean][] = [];
  const store = await folder.open({ crashAt: (point) => seen.push([point, told]) });
  seen.length = 0;
  await store.inbox.accept([eventOf('an', 'e1')]).then(() => (told = true));
  expect(seen).toEqual([
    ['accept.begin', false],
    ['accept.ran', false],
    ['accept.committed', false],
  ]);
  const other = new Database(folder.file, { readonly: true });
  expect(other.prepare('SELECT event_id FROM inbox').all()).toEqual([{ event_id: 'e1' }]);
  other.close();
});

it('writes that come together share one commit', async () => {
  const points: CrashPoint[] = [];
  const store = await folder.open({ crashAt: (point) => points.push(point) });
  points.length = 0;
  await Promise.all(Array.from({ length: 300 }, (_, n) => store.inbox.accept([eventOf(`p${n}`, `e${n}`)])));
  // One commit tells its jobs in one go: every change from "committed" back to "begin" is a new commit.
  const commits = points.filter((point, index) => point === 'accept.begin' && points[index - 1] === 'accept.committed');
  expect(commits.length + 1).toBeLessThan(30);
  expect((await store.inbox.counts()).waiting).toBe(300);
});

it('more than five hundred waiting writes are all done, in the order they were asked for', async () => {
  const store = await folder.open();
  const answers = await Promise.all(
    Array.from({ length: 1_700 }, (_, n) => store.inbox.accept([eventOf('an', `e${n}`)])),
  );
  const ids = answers.map(([accepted]) => accepted?.id);
  expect(
    folder
      .sql()
      .all<{ id: string }>('SELECT id FROM inbox ORDER BY seq')
      .map(({ id }) => id),
  ).toEqual(ids);
});

it('a write that fails leaves the others of its commit alone', async () => {
  const store = await folder.open();
  const results = await Promise.allSettled([
    store.inbox.accept([eventOf('an', 'e1')]),
    store.officials.create(official('1', 'an')),
    store.officials.create(official('2', 'an')),
    store.inbox.accept([eventOf('an', null as unknown as string)]),
    store.inbox.accept([eventOf('an', 'e2')]),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(results[2]).toMatchObject({ reason: { code: 'officials.taken' } });
  expect((await store.inbox.counts()).waiting).toBe(2);
});

it('a turn that fails half-way writes nothing of itself, and can be tried again', async () => {
  let failing = true;
  const store = await folder.open({
    crashAt: (point) => {
      if (point === 'turn.ran' && failing) throw new Error('in the middle');
    },
  });
  await store.inbox.accept([eventOf('an', 'e1')]);
  const [row] = await store.inbox.claim(1);
  await expect(store.turns.commit(turnOf(row!))).rejects.toThrow('in the middle');
  expect(await store.people.get('an')).toBeNull();
  expect((await store.outbox.counts()).waiting).toBe(0);
  expect(await store.interactions.get(row!.id)).toBeNull();
  failing = false;
  await store.turns.commit(turnOf(row!));
  expect((await store.outbox.counts()).waiting).toBe(1);
});

it('a claim among a hundred thousand waiting events takes milliseconds, one person’s flood included', async () => {
  const store = await folder.open();
  for (let n = 0; n < 100_000; n += 5_000) {
    // The flood stands in front of everybody else.
    await store.inbox.accept(
      Array.from({ length: 5_000 }, (_, i) => eventOf(n < 50_000 ? 'flood' : `p${n + i}`, `e${n + i}`)),
    );
  }
  const times: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    const begun = process.hrtime.bigint();
    const rows = await store.inbox.claim(64);
    times.push(Number(process.hrtime.bigint() - begun) / 1e6);
    expect(rows).toHaveLength(64);
    await Promise.all(rows.map((row) => store.turns.commit(turnOf(row, { interaction: null, outbox: [] }))));
  }
  times.sort((a, b) => a - b);
  expect(times[30]).toBeLessThan(200);
}, 60_000);

it('a claim among twenty thousand resting messages takes milliseconds', async () => {
  const store = await folder.open();
  await handled(store, 'an', 'e1');
  folder.sql().run(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
     INSERT INTO outbox (id, inbox_id, person, channel, chat, priority, part, state, created_at, due_at)
     SELECT 'r' || i, 'x', 'p' || i, 'telegram', 'chat ' || i, 1, '{}', 'resting', 0, 9e15 FROM n`,
  );
  const begun = process.hrtime.bigint();
  const rows = await store.outbox.claim('telegram', 6, folder.clock.now());
  expect(Number(process.hrtime.bigint() - begun) / 1e6).toBeLessThan(1_000);
  expect(rows).toHaveLength(1);
});
