import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { openThreadedStore } from '../../src/store/sqlite/threaded';
import type { Store } from '../../src/ports/store';
import { recordedLog } from '../support/recorded-log';
import { eventOf, turnOf } from '../support/turns';

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
});
