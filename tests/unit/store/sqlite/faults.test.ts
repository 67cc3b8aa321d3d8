import { renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Store } from '../../../../src/ports/store';
import { sqliteFolder, type SqliteFolder } from '../../../support/sqlite';
import { eventOf, noon, turnOf } from '../../../support/turns';

let folder: SqliteFolder;
let store: Store;
beforeEach(async () => {
  folder = sqliteFolder();
  store = await folder.open();
});
afterEach(() => folder.dispose());

const refused = { code: 'store.unavailable', status: 503 };
const pragma = (text: string) => folder.sql().raw.pragma(text, { simple: true });
const long = 'một câu hỏi dài '.repeat(200);
const bulky = (n: number) => eventOf(`p${n}`, `e${n}`, { content: { kind: 'text', text: long } });

/** Fills the file up to its last page. */
async function fillDisk(): Promise<string[]> {
  pragma(`max_page_count = ${Number(pragma('page_count')) + 40}`);
  const kept: string[] = [];
  for (let n = 0; n < 500; n += 1) {
    try {
      kept.push((await store.inbox.accept([bulky(n)]))[0]!.id);
    } catch (error) {
      expect(error).toMatchObject(refused);
      return kept;
    }
  }
  throw new Error('the disk did not fill');
}

describe('a full disk', () => {
  it('refuses what it cannot keep, keeps what it acknowledged, and goes on by itself when there is room', async () => {
    const kept = await fillDisk();
    expect(kept.length).toBeGreaterThan(5);
    await expect(store.inbox.accept([bulky(900), bulky(901)])).rejects.toMatchObject(refused);
    expect((await store.inbox.counts()).waiting).toBe(kept.length);

    pragma('max_page_count = 1000000');
    const [late] = await store.inbox.accept([bulky(900)]);
    expect(late?.duplicate).toBe(false);
    expect(pragma('integrity_check')).toBe('ok');
    const ids = folder.sql().all<{ id: string }>('SELECT id FROM inbox ORDER BY seq');
    expect(ids.map(({ id }) => id)).toEqual([...kept, late?.id]);
  });

  it('refuses turns whole, and they can be committed later', async () => {
    await store.inbox.accept([eventOf('an', 'small')]);
    const [row] = await store.inbox.claim(1);
    await fillDisk();
    const turn = turnOf(row!, { handoff: { text: long.repeat(20) } });
    await expect(store.turns.commit(turn)).rejects.toMatchObject(refused);
    expect(await store.people.get('an')).toBeNull();
    expect((await store.outbox.counts()).waiting).toBe(0);
    pragma('max_page_count = 1000000');
    await store.turns.commit(turn);
    expect((await store.outbox.counts()).waiting).toBe(1);
  });

  it('is told by the health check, and so is its end', async () => {
    expect(await store.trouble()).toBeNull();
    await fillDisk();
    await folder.clock.advance(5_000);
    expect(await store.trouble()).toContain('SQLITE_FULL');
    pragma('max_page_count = 1000000');
    await folder.clock.advance(5_000);
    expect(await store.trouble()).toBeNull();
  });
});

describe('a disk that cannot be written', () => {
  it('refuses every write with 503, still reads, and goes on when it can be written again', async () => {
    await store.inbox.accept([eventOf('an', 'e1')]);
    const [row] = await store.inbox.claim(1);
    pragma('query_only = ON');
    const writes = [
      store.inbox.accept([eventOf('an', 'e2')]),
      store.turns.commit(turnOf(row!)),
      store.outbox.claim('telegram', 1, noon).then((rows) => rows.length === 0 && Promise.reject({ ...refused })),
      store.vault.put('a', 'b', 0),
      store.audit.append({ at: 0, actor: 'a', action: 'b', subject: 'c', detail: 'd' }),
      store.officials.invite('hash', noon),
    ];
    for (const result of await Promise.allSettled(writes)) {
      expect(result).toMatchObject({ status: 'rejected', reason: refused });
    }
    expect((await store.inbox.counts()).waiting).toBe(1);
    pragma('query_only = OFF');
    await store.turns.commit(turnOf(row!));
    expect((await store.inbox.counts()).waiting).toBe(0);
  });

  it('does not silence a person whose event was claimed', async () => {
    await store.inbox.accept([eventOf('an', 'e1'), eventOf('binh', 'e2')]);
    const [one, two] = await store.inbox.claim(2);
    pragma('query_only = ON');
    await expect(store.inbox.release(one!.id)).rejects.toMatchObject(refused);
    await expect(store.inbox.bury(two!.id, 'poison')).rejects.toMatchObject(refused);
    pragma('query_only = OFF');
    expect((await store.inbox.claim(5)).map(({ event }) => event.eventId)).toEqual(['e1', 'e2']);
  });
});

describe('a database that somebody else has locked', () => {
  const lock = () => {
    const other = new Database(folder.file);
    other.exec('BEGIN IMMEDIATE');
    return other;
  };

  it('is waited for when it is short, without holding up the event loop', async () => {
    const other = lock();
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    setTimeout(() => other.exec('ROLLBACK'), 200);
    expect((await store.inbox.accept([eventOf('an', 'e1')]))[0]?.duplicate).toBe(false);
    clearInterval(ticking);
    other.close();
    expect(turns).toBeGreaterThan(10);
  });

  it('is refused when it lasts, at once from then on, and written again when it is free', async () => {
    const other = lock();
    await expect(store.inbox.accept([eventOf('an', 'e1')])).rejects.toMatchObject(refused);
    const begun = process.hrtime.bigint();
    await expect(store.inbox.accept([eventOf('an', 'e1')])).rejects.toMatchObject(refused);
    expect(Number(process.hrtime.bigint() - begun) / 1e6).toBeLessThan(3_000);
    other.exec('ROLLBACK');
    other.close();
    expect((await store.inbox.accept([eventOf('an', 'e1')]))[0]?.duplicate).toBe(false);
  });
});

describe('a database file that was moved away', () => {
  it('acknowledges nothing until it is back', async () => {
    await store.inbox.accept([eventOf('an', 'e1')]);
    renameSync(folder.file, `${folder.file}.away`);
    await expect(store.inbox.accept([eventOf('an', 'e2')])).rejects.toMatchObject(refused);
    await folder.clock.advance(5_000);
    expect(await store.trouble()).toContain('moved or deleted');
    renameSync(`${folder.file}.away`, folder.file);
    expect((await store.inbox.accept([eventOf('an', 'e2')]))[0]?.duplicate).toBe(false);
  });
});

describe('telling', () => {
  it('a fault is logged when it begins and when it ends, not for every write', async () => {
    pragma('query_only = ON');
    for (let n = 0; n < 5; n += 1) await store.tidy(noon).catch(() => undefined);
    pragma('query_only = OFF');
    const other = new Database(folder.file);
    other.exec('BEGIN IMMEDIATE');
    for (let n = 0; n < 3; n += 1) await store.inbox.accept([eventOf('an', 'e1')]).catch(() => undefined);
    other.exec('ROLLBACK');
    other.close();
    await store.inbox.accept([eventOf('an', 'e1')]);
    expect(folder.log.lines.filter((line) => line.includes('store cannot commit'))).toHaveLength(1);
    expect(folder.log.lines.filter((line) => line.includes('store commits again'))).toHaveLength(1);
  });

  it('the health check writes at most once in five seconds', async () => {
    let probes = 0;
    await store.close();
    store = await folder.open({ crashAt: (point) => (probes += Number(point === 'probe.begin')) });
    await Promise.all(Array.from({ length: 20 }, () => store.trouble()));
    await folder.clock.advance(4_999);
    await store.trouble();
    expect(probes).toBe(1);
    await folder.clock.advance(1);
    await store.trouble();
    expect(probes).toBe(2);
  });
});
