import { sqliteFolder, type SqliteFolder } from '../support/sqlite';
import { live } from '../support/life';

const rounds = Number(process.env.FAULT_ROUNDS ?? 10);
/** Printed with a failure, so that the same waits can be tried again: FAULT_SEED=… */
const seed = Number(process.env.FAULT_SEED ?? 20_261_122);

let folder: SqliteFolder;
beforeEach(() => (folder = sqliteFolder()));
afterEach(() => folder.dispose());

/** 0..1 from the seed and the round; a new draw for each round, the same on each run. */
const chance = (round: number) => ((seed * 9_301 + round * 49_297) % 233_280) / 233_280;

it(
  `${rounds} kills at random moments lose nothing that was acknowledged`,
  async () => {
    const accepted: string[] = [];
    const turned: string[] = [];
    const settled: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const life = live(['busy', folder.file, `r${round}`]);
      await life.hear('accepted');
      await new Promise((resolve) => setTimeout(resolve, 50 + 350 * chance(round)));
      await life.kill();
      accepted.push(...life.said('accepted'));
      turned.push(...life.said('turned'));
      settled.push(...life.said('settled'));

      const store = await folder.open();
      const sql = folder.sql();
      const seen = { seed, round };
      const has = (query: string) => new Set(sql.all<{ id: string }>(query).map(({ id }) => id));
      const lost = (promised: string[], kept: Set<string>) => promised.filter((id) => !kept.has(id));
      expect({ ...seen, check: sql.raw.pragma('integrity_check', { simple: true }) }).toEqual({ ...seen, check: 'ok' });
      expect({ ...seen, lost: lost(accepted, has('SELECT id FROM inbox')) }).toEqual({ ...seen, lost: [] });
      expect({ ...seen, lost: lost(turned, has('SELECT id FROM inbox WHERE committed = 1')) }).toEqual({
        ...seen,
        lost: [],
      });
      expect({ ...seen, lost: lost(settled, has(`SELECT id FROM outbox WHERE outcome = 'sent'`)) }).toEqual({
        ...{ ...seen, lost: [] },
      });
      // Whole or not at all: an event is handled exactly when its question is logged and its message is written.
      const handled = has('SELECT id FROM inbox WHERE committed = 1');
      expect(has('SELECT id FROM interactions')).toEqual(handled);
      expect(has('SELECT inbox_id AS id FROM outbox')).toEqual(handled);
      expect(sql.get('SELECT count(*) AS n FROM outbox')).toEqual({ n: handled.size });
      expect(has(`SELECT id FROM outbox WHERE state = 'claimed'`).size).toBe(0);
      await store.close();
    }
    expect(accepted.length).toBeGreaterThan(rounds * 5);
    expect(settled.length).toBeGreaterThan(rounds);
  },
  60_000 + rounds * 10_000,
);

it('a second process is refused while the first lives, and let in at once when it was killed', async () => {
  const first = live(['hold', folder.file]);
  await first.hear('ready');
  const second = live(['hold', folder.file]);
  expect(await second.ended).toBe(1);
  expect(second.said('failed')).toEqual(['store.busy: thonban.db is in use by another process; stop it first']);
  await expect(folder.open()).rejects.toMatchObject({ code: 'store.busy' });
  await first.kill();
  const store = await folder.open();
  expect(await store.trouble()).toBeNull();
}, 60_000);
