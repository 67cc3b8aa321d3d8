import type { Sql } from './database';
import { withdrawProposalsOf } from './proposals';

/**
 * Deletes everything that is kept of a person. Numbers stay: interactions lose person and text, nothing else.
 * Event ids stay too, so that a late repeat from the platform brings nothing back.
 * `keep` is the turn that asks for it; its own event is finished by the turn itself.
 */
export function eraseAllOf(sql: Sql, person: string, at: { keep: string; now: number }): void {
  sql.run('DELETE FROM people WHERE key = ?', [person]);
  sql.run('DELETE FROM sessions WHERE person = ?', [person]);
  sql.run('DELETE FROM replies WHERE person = ?', [person]);
  sql.run(`DELETE FROM outbox WHERE person = ? AND state <> 'settled'`, [person]);
  // Before the rows: packs then keep their numbers, and the number leads to nobody (see schema-5.ts).
  sql.run('DELETE FROM person_numbers WHERE person = ?', [person]);
  sql.run(`UPDATE interactions SET person = NULL, text = '', text_key = '' WHERE person = ?`, [person]);
  sql.run(`UPDATE handoffs SET person = NULL, text = '' WHERE person = ?`, [person]);
  sql.run('DELETE FROM unknown_words WHERE person = ?', [person]);
  withdrawProposalsOf(sql, person);
  sql.run(
    `UPDATE inbox SET state = 'done', committed = 1, leads = 0, event = NULL, person = '', ended_at = ?
     WHERE person = ? AND state = 'waiting' AND id <> ?`,
    [at.now, person, at.keep],
  );
  sql.run(`UPDATE inbox SET event = NULL, person = '', reason = NULL WHERE person = ? AND state = 'dead' AND id <> ?`, [
    person,
    at.keep,
  ]);
}
