import { crashMoments } from '../../src/store/sqlite/crash';
import { live } from '../support/life';
import { sqliteFolder, type SqliteFolder } from '../support/sqlite';
import { eventOf, noon, replyAndNotice } from '../support/turns';

let folder: SqliteFolder;
beforeEach(() => (folder = sqliteFolder()));
afterEach(() => folder.dispose());

/** What the database says after a death, in one line per kind of write. */
const state = () => {
  const sql = folder.sql();
  const value = (query: string) => sql.get<{ v: string | number | null }>(query)?.v ?? null;
  return {
    accept: value(`SELECT count(*) AS v FROM inbox WHERE event_id = 'e1'`),
    release: value(`SELECT attempts AS v FROM inbox WHERE event_id = 'e1'`),
    turn: value(`SELECT committed AS v FROM inbox WHERE event_id = 'e1'`),
    written: value(`SELECT (SELECT count(*) FROM people) || (SELECT count(*) FROM sessions) ||
      (SELECT count(*) FROM interactions) || (SELECT count(*) FROM outbox) AS v`),
    claim: value('SELECT outcome AS v FROM outbox WHERE priority = 1'),
    settle: value('SELECT outcome AS v FROM outbox WHERE priority = 0'),
    bury: value(`SELECT count(*) AS v FROM inbox WHERE state = 'dead'`),
    audit: value('SELECT count(*) AS v FROM audit'),
    vault: value('SELECT count(*) AS v FROM vault'),
    vacancies: value('SELECT count(*) AS v FROM jobs'),
  };
};

/** The writes of `store-child.ts once`, in order, and what each of them changes. */
const steps: [keyof ReturnType<typeof state>, Partial<ReturnType<typeof state>>][] = [
  ['accept', { accept: 1, release: 0, turn: 0 }],
  ['release', { release: 1 }],
  ['turn', { turn: 1, written: '1112' }],
  ['claim', { claim: 'uncertain' }],
  ['settle', { settle: 'sent' }],
  ['bury', { bury: 1 }],
  ['audit', { audit: 1 }],
  ['vault', { vault: 1 }],
  ['vacancies', { vacancies: 2 }],
];

const cases = steps.flatMap(([step], index) => crashMoments.map((moment) => ({ step, moment, index })));

it.each(cases)(
  'killed at $step $moment, that write is there or it is not, and the work can go on',
  async (at) => {
    const life = live(['once', folder.file, `${at.step}.${at.moment}`]);
    expect(await life.ended).toBe('SIGKILL');

    const store = await folder.open();
    const done = steps.slice(0, at.moment === 'committed' ? at.index + 1 : at.index);
    expect(state()).toEqual(
      Object.assign(
        {
          accept: 0,
          release: null,
          turn: null,
          written: '0000',
          claim: null,
          settle: null,
          bury: 0,
          audit: 0,
          vault: 0,
          vacancies: 0,
        },
        ...done.map(([, change]) => change),
      ),
    );

    // The next process does the same work: one answer, however far the first one came.
    const [accepted] = await store.inbox.accept([eventOf('an', 'e1')]);
    for (const row of await store.inbox.claim(5)) await store.turns.commit(replyAndNotice(row.id));
    await store.turns.commit(replyAndNotice(accepted!.id));
    for (const row of await store.outbox.claim('telegram', 5, noon))
      await store.outbox.settle(row, { kind: 'sent' }, noon);
    expect(folder.sql().get(`SELECT count(*) AS n FROM outbox WHERE inbox_id = '${accepted!.id}'`)).toEqual({ n: 2 });
    expect((await store.outbox.counts()).waiting).toBe(0);
    expect(await store.audit.verify()).toBeNull();
  },
  30_000,
);
