import { retention } from '../../model/retention';
import type { Sql, Value } from './database';
import { read } from './faults';
import type { Writer } from './writer';

/** Rows per write, so that nobody waits behind a year of clearing up. */
const atOnce = 200;

interface Step {
  /** Ends in `LIMIT ?`. */
  sql: string;
  before: Value;
}

const steps = (now: number): Step[] => {
  const some = (table: string, where: string, key = 'rowid') =>
    `WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT ?)`;
  const erase = (table: string, where: string, before: Value): Step => ({
    sql: `DELETE FROM ${table} ${some(table, where)}`,
    before,
  });
  const { texts, finished, deadLetters, jobs } = retention(now);
  return [
    {
      sql: `UPDATE interactions SET text = '', text_key = '' ${some('interactions', `text <> '' AND at < ?`)}`,
      before: texts,
    },
    { sql: `UPDATE handoffs SET text = '' ${some('handoffs', `text <> '' AND at < ?`)}`, before: texts },
    {
      sql: `UPDATE inbox SET event = NULL, reason = NULL ${some('inbox', `ended_at < ? AND state = 'dead' AND (event IS NOT NULL OR reason IS NOT NULL)`)}`,
      before: deadLetters,
    },
    erase('inbox', `ended_at < ? AND state = 'done'`, finished),
    erase('inbox', `ended_at < ? AND state = 'dead'`, texts),
    erase('replies', 'at < ?', finished),
    erase('outbox', `settled_at < ? AND state = 'settled'`, finished),
    erase('unknown_words', 'last_at < ?', texts),
    erase('jobs', 'expires_on < ?', jobs),
    erase('sessions', 'expires_at <= ?', now),
    erase('console_sessions', 'expires_at <= ?', now),
    erase('invites', 'expires_at <= ?', now),
  ];
};

export async function tidy(sql: Sql, writer: Writer, now: number): Promise<void> {
  for (const step of steps(now)) {
    for (;;) {
      const changed = await writer.write('tidy', () => sql.run(step.sql, [step.before, atOnce]));
      if (changed < atOnce) break;
    }
  }
  await read(() => {
    sql.raw.pragma('optimize');
    // What was deleted is still in the log of writes until that is cut.
    sql.raw.pragma('wal_checkpoint(TRUNCATE)');
  });
}
