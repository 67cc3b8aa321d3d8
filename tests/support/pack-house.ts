import type { Interaction } from '../../src/model/interaction';
import type { Interactions, QuestionFilter } from '../../src/ports/interactions';
import type { Sql } from '../../src/store/sqlite/database';
import { sqliteInteractions } from '../../src/store/sqlite/interactions';
import { openSqliteStore, type SqliteStore } from '../../src/store/sqlite/open';
import { dayOf } from '../../src/store/sqlite/pack';
import { packedCommon, packedCounts } from '../../src/store/sqlite/packed-reports';
import { fakeClock } from './fake-clock';
import { recordedLog } from './recorded-log';
import { interactionOf, noon, turnOf } from './turns';

export const today = dayOf(noon);
export const always = { from: 0, to: Number.MAX_SAFE_INTEGER };

export interface House {
  store: SqliteStore;
  sql: Sql;
  /** The reports in SQL over the rows: what packs must agree with. */
  rows: Interactions;
}

/** A store in memory and a look past it. */
export async function house(): Promise<House> {
  let sql: Sql | undefined;
  const store = await openSqliteStore({
    ...{ file: ':memory:', clock: fakeClock(), log: recordedLog(), onOpen: (opened: Sql) => (sql = opened) },
  });
  return { store, sql: sql!, rows: sqliteInteractions(sql!, false) };
}

let lastId = 0;
export function ask({ store }: House, change: Partial<Interaction> & { person: string }): Promise<string> {
  const id = `q${String((lastId += 1)).padStart(6, '0')}`;
  const interaction = interactionOf(id, change.person, change);
  return store.turns
    .commit(turnOf({ id, person: change.person }, { interaction, outbox: [], session: null }))
    .then(() => id);
}

export const erase = ({ store }: House, person: string) =>
  store.turns.commit(turnOf({ id: `erase ${(lastId += 1)}`, person }, { erase: true, interaction: null, outbox: [] }));

export const rate = ({ store }: House, interaction: string, person: string, value: -1 | 1) =>
  store.turns.commit(
    turnOf({ id: `rate ${(lastId += 1)}`, person }, { rating: { interaction, value }, interaction: null, outbox: [] }),
  );

/** Days that have a pack. */
export const packs = ({ sql }: House): number[] =>
  sql.all<{ day: number }>('SELECT day FROM packs WHERE columns IS NOT NULL ORDER BY day').map((row) => row.day);

export async function agree({ sql, rows }: House, filter: QuestionFilter, limit: number): Promise<void> {
  expect(packedCommon(sql, filter, limit)).toEqual(await rows.common(filter, limit));
  for (const by of ['week', 'language', 'channel'] as const)
    expect(packedCounts(sql, filter, by)).toEqual(await rows.counts(filter, by));
}
