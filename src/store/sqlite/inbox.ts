import { newId } from '../../model/id';
import type { InboundEvent } from '../../model/message';
import type { Accepted, Inbox, InboxRow, NewEvent } from '../../ports/inbox';
import { redact } from '../../text/redact';
import type { Clock } from '../../ports/clock';
import type { Sql } from './database';
import { read } from './faults';
import { personBy, sessionOf } from './people';
import type { Writer } from './writer';

interface Waiting {
  seq: number;
  id: string;
  person: string;
  event: string;
  attempts: number;
  accepted_at: number;
}

const longestReason = 300;

/**
 * Claims live in memory: one process owns the database, so after a death every claim is free again by itself.
 * `done` must be called when a turn is durable.
 */
export class SqliteInbox implements Inbox {
  /** Claimed events by id. */
  private readonly claimed = new Map<string, { seq: number; person: string }>();
  private readonly busy = new Set<string>();
  /** Everybody who leads up to here is claimed, so a claim begins to look after it. */
  private passed = 0;

  constructor(
    private readonly sql: Sql,
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {}

  accept(events: NewEvent[]): Promise<Accepted[]> {
    return this.writer.write('accept', () => events.map((event) => this.insert(event)));
  }

  private insert({ person, event, acceptedAt }: NewEvent): Accepted {
    const id = newId(acceptedAt);
    const added = this.sql.run(
      `INSERT INTO inbox (id, channel, event_id, person, event, accepted_at, leads)
       VALUES (?, ?, ?, ?, ?, ?, NOT EXISTS (SELECT 1 FROM inbox WHERE person = ? AND state = 'waiting'))
       ON CONFLICT (channel, event_id) DO NOTHING`,
      [id, event.channel, event.eventId, person, JSON.stringify(event), acceptedAt, person],
    );
    if (added > 0) return { id, duplicate: false };
    const earlier = this.sql.get<{ id: string }>('SELECT id FROM inbox WHERE channel = ? AND event_id = ?', [
      event.channel,
      event.eventId,
    ]);
    return { id: earlier?.id ?? id, duplicate: true };
  }

  claim(limit: number): Promise<InboxRow[]> {
    return read(() => {
      if (limit <= 0) return [];
      if (this.claimed.size === 0) this.passed = 0;
      // Those who lead and are claimed still stand in the index: that many more may have to be looked at.
      const rows = this.sql.all<Waiting>(
        `SELECT seq, id, person, event, attempts, accepted_at FROM inbox
         WHERE leads = 1 AND seq > ? ORDER BY seq LIMIT ?`,
        [this.passed, limit + this.claimed.size],
      );
      const taken = rows.filter((row) => !this.busy.has(row.person)).slice(0, limit);
      for (const row of taken) {
        this.claimed.set(row.id, { seq: row.seq, person: row.person });
        this.busy.add(row.person);
        this.passed = row.seq;
      }
      return taken.map((row) => ({
        id: row.id,
        person: row.person,
        event: JSON.parse(row.event) as InboundEvent,
        attempts: row.attempts,
        acceptedAt: row.accepted_at,
        known: { person: personBy(this.sql, row.person), session: sessionOf(this.sql, row.person) },
      }));
    });
  }

  async release(id: string, blamed = true): Promise<void> {
    if (!blamed) return this.done(id);
    const write = this.writer.write('release', () => {
      this.sql.run(`UPDATE inbox SET attempts = attempts + 1 WHERE id = ? AND state = 'waiting'`, [id]);
    });
    // Also when it could not be stored: a claim that nobody gives back would silence that person.
    await write.finally(() => this.done(id));
  }

  async bury(id: string, reason: string): Promise<void> {
    const write = this.writer.write('bury', () => {
      const row = this.sql.get<{ person: string }>('SELECT person FROM inbox WHERE id = ?', [id]);
      if (!row) return;
      this.sql.run(`UPDATE inbox SET state = 'dead', leads = 0, reason = ?, ended_at = ? WHERE id = ?`, [
        redact(reason).slice(0, longestReason),
        this.clock.now(),
        id,
      ]);
      this.promoteNext(row.person);
    });
    await write.finally(() => this.done(id));
  }

  counts(): ReturnType<Inbox['counts']> {
    return inboxCounts(this.sql);
  }

  /** The event needs no claim any more. */
  done(id: string): void {
    const claim = this.claimed.get(id);
    if (!claim) return;
    this.claimed.delete(id);
    this.busy.delete(claim.person);
    this.lookFrom(claim.seq);
  }

  /** The next waiting event of a person moves to the front. To be called in the write that ends the one before. */
  promoteNext(person: string): void {
    const next = this.sql.get<{ seq: number }>(
      `UPDATE inbox SET leads = 1
       WHERE seq = (SELECT min(seq) FROM inbox WHERE person = ? AND state = 'waiting') AND leads = 0
       RETURNING seq`,
      [person],
    );
    if (next) this.lookFrom(next.seq);
  }

  private lookFrom(seq: number): void {
    this.passed = Math.min(this.passed, seq - 1);
  }
}

export function inboxCounts(sql: Sql): ReturnType<Inbox['counts']> {
  const count = (state: 'waiting' | 'dead') =>
    sql.get<{ n: number }>(`SELECT count(*) AS n FROM inbox WHERE state = '${state}'`)?.n ?? 0;
  return read(() => ({
    waiting: count('waiting'),
    dead: count('dead'),
    oldestAt:
      sql.get<{ at: number }>('SELECT accepted_at AS at FROM inbox WHERE leads = 1 ORDER BY seq LIMIT 1')?.at ?? null,
  }));
}
