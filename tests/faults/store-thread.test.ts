import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { openSqliteReader } from '../../src/store/sqlite/reader';
import type { openThreadedStore } from '../../src/store/sqlite/threaded';
import type { Store } from '../../src/ports/store';
import { recordedLog } from '../support/recorded-log';
import { eventOf, interactionOf, noon, turnOf } from '../support/turns';

const built = resolve(__dirname, '../../dist/store/sqlite/threaded.js');

/** The built store, as the server runs it: the other suites open it in their own thread. */
describe('the store in a thread of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'thonban-thread-'));
  const file = join(folder, 'thonban.db');
  let open: typeof openThreadedStore;
  let store: Store;

  beforeAll(async () => {
    expect(existsSync(built)).toBe(true);
    open = ((await import(built)) as { openThreadedStore: typeof openThreadedStore }).openThreadedStore;
    store = await open({ file, log: recordedLog() });
  });

  test('does what the store promises, from acceptance to settlement', async () => {
    const events = Array.from({ length: 100 }, (_, index) => eventOf(`person ${index}`, `event ${index}`));
    const accepted = (await Promise.all(events.map((event) => store.inbox.accept([event])))).flat();
    expect(accepted.every(({ duplicate }) => !duplicate)).toBe(true);
    expect((await store.inbox.accept([events[7]!]))[0]).toEqual({ id: accepted[7]!.id, duplicate: true });

    const rows = await store.inbox.claim(100);
    expect(rows.map(({ event }) => event.eventId)).toEqual(events.map(({ event }) => event.eventId));
    await Promise.all(rows.map((row) => store.turns.commit(turnOf(row))));
    const sends = await store.outbox.claim('telegram', 200, Date.now());
    expect(new Set(sends.map(({ inboxId }) => inboxId))).toEqual(new Set(accepted.map(({ id }) => id)));
    await Promise.all(sends.map((row) => store.outbox.settle(row, { kind: 'sent' }, Date.now())));
    expect(await store.outbox.counts()).toMatchObject({ waiting: 0, byOutcome: { sent: sends.length } });
    expect(await store.people.get(rows[3]!.person)).toMatchObject({ key: rows[3]!.person });
    expect(await store.people.get('nobody')).toBeNull();
  });

  test('errors keep their code on the way back', async () => {
    const official = {
      ...{ id: 'o1', username: 'an', role: 'admin' as const, passwordHash: 'x', createdAt: 1, disabled: false },
    };
    await store.officials.create(official);
    await expect(store.officials.create({ ...official, id: 'o2' })).rejects.toMatchObject({ code: 'officials.taken' });
  });

  test('a second one on the same file is refused, and a closed one refuses everything', async () => {
    await expect(open({ file, log: recordedLog() })).rejects.toMatchObject({ code: 'store.busy' });
    await store.close();
    await expect(store.inbox.claim(1)).rejects.toMatchObject({ code: 'store.unavailable' });
    const again = await open({ file, log: recordedLog() });
    expect(await again.trouble()).toBeNull();
    await again.close();
  });

  test('whoever asks what is wrong while the thread dies is told so, and meets no error', async () => {
    const posted = jest.spyOn(Worker.prototype, 'postMessage');
    const dying = await open({ file: join(folder, 'dying.db'), log: recordedLog() });
    expect(await dying.trouble()).toBeNull();
    const dead = (posted.mock.contexts.at(-1) as Worker).terminate();
    expect(await dying.trouble()).toContain('the thread of the store');
    await dead;
    expect(await dying.trouble()).toContain('the thread of the store');
    posted.mockRestore();
  });
});

describe('reports of the store in threads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'thonban-thread-'));
  const file = join(folder, 'thonban.db');
  const always = { from: 0, to: noon + 1 };
  const questions = 2_500;
  const dayMs = 86_400_000;
  const log = recordedLog();
  let open: typeof openThreadedStore;
  let store: Store;

  beforeAll(async () => {
    open = ((await import(built)) as { openThreadedStore: typeof openThreadedStore }).openThreadedStore;
    store = await open({ file, log });
    await Promise.all(
      Array.from({ length: questions }, (_, n) => {
        const person = `person ${n % 70}`;
        const change = { at: noon - (n % 40) * dayMs, text: `việc ${n}`, decision: 'fallback' as const, topic: null };
        const interaction = interactionOf(`q${n}`, person, change);
        return store.turns.commit(turnOf({ id: `q${n}`, person }, { interaction, outbox: [], session: null }));
      }),
    );
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const packs = async (): Promise<number> => {
    const reader = openSqliteReader(file)!;
    const days = await reader.packs.days();
    reader.close();
    return days.length;
  };
  const allPacked = async (): Promise<void> => {
    while ((await packs()) < 39) await new Promise((go) => setTimeout(go, 20));
  };

  test('see what was committed a moment ago, and a long list comes whole and in order', async () => {
    const reader = openSqliteReader(file)!;
    const expected = await reader.interactions.unanswered(always, 10_000);
    reader.close();
    expect(expected).toHaveLength(questions);
    expect(await store.interactions.unanswered(always, 10_000)).toEqual(expected);
    expect(await store.interactions.unanswered(always, 1_000)).toEqual(expected.slice(0, 1_000));
    expect(await store.interactions.counts(always, 'language')).toMatchObject([{ total: questions, people: 70 }]);
    expect(await store.people.count()).toBe(70);
    expect((await store.inbox.counts()).waiting).toBe(0);
  });

  test('hold up no message: one that comes behind two hundred reports is accepted before they are done', async () => {
    let done = 0;
    const reports = Array.from({ length: 200 }, () =>
      store.interactions.unanswered(always, 100).then(() => (done += 1)),
    );
    await store.inbox.accept([eventOf('an', 'in a hurry')]);
    expect(done).toBeLessThan(100);
    await Promise.all(reports);
  });

  test('say the same from packs, which tidying has made beside; closing does not wait for the rest of them', async () => {
    const asked = () => Promise.all([store.interactions.common(always, 50), store.interactions.counts(always, 'week')]);
    const before = await asked();
    await store.tidy(noon);
    await store.close();
    const made = await packs();
    expect(made).toBeLessThan(39);
    store = await open({ file, log });
    await store.tidy(noon);
    await allPacked();
    expect(await asked()).toEqual(before);
    expect(log.lines.filter((line) => line.includes('"error"'))).toEqual([]);
  });
});
