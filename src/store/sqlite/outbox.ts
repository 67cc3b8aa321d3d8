import { priorities, type OutboxRow, type Priority } from '../../model/delivery';
import type { ChannelName, Part } from '../../model/message';
import type { SendOutcome } from '../../model/outcome';
import type { Outbox } from '../../ports/outbox';
import type { Sql } from './database';
import { read } from './faults';
import type { Writer } from './writer';

interface Claimed {
  seq: number;
  id: string;
  inbox_id: string;
  person: string;
  channel: ChannelName;
  chat: string;
  priority: number;
  part: string;
  attempts: number;
  created_at: number;
}

/**
 * Nothing of this chat is in flight and nothing of it stands before this row: the parts of an answer arrive in
 * order even when the first of them has to be tried again, and a reply passes a waiting notice.
 */
const nextOfItsChat = `NOT EXISTS (
  SELECT 1 FROM outbox AS other
  WHERE other.state <> 'settled' AND other.channel = row.channel AND other.chat = row.chat
    AND (other.state = 'claimed' OR (other.priority, other.seq) < (row.priority, row.seq)))`;

/** A clock set back by more than this is a jump and not an adjustment. */
const jumpMs = 60_000;

export class SqliteOutbox implements Outbox {
  private lastNow = 0;
  /** Messages that a sender has, by id, and the chats they go to. */
  private readonly inFlight = new Map<string, string>();
  private readonly busyChats = new Set<string>();

  /** `boot` is the number of this start: rows claimed by another are nobody's. */
  constructor(
    private readonly sql: Sql,
    private readonly writer: Writer,
    private readonly boot: number,
  ) {}

  async claim(channel: ChannelName, limit: number, now: number): Promise<OutboxRow[]> {
    if (limit <= 0) return [];
    if (this.mustFollow(channel, now)) await this.writer.write('claim', () => this.follow(channel, now));
    const rows = await read(() => {
      const free = this.free(channel, limit);
      // From here on nobody else takes them, also while the notices among them are being written.
      for (const row of free) this.take(row);
      return free;
    });
    const notices = rows.filter((row) => row.priority !== priorities.reply);
    if (notices.length > 0) {
      try {
        await this.writer.write('claim', () => notices.forEach((row) => this.mark(row.seq)));
      } catch (error) {
        for (const row of rows) this.letGo(row.id);
        throw error;
      }
    }
    return rows.map(rowOf);
  }

  /**
   * A reply's claim lives in memory: after a death it waits again by itself, which is just what is promised for
   * it, and the sender need not wait for the disk. A notice's claim is written before it is sent, because after
   * a death it must count as `uncertain`.
   */
  private free(channel: ChannelName, limit: number): Claimed[] {
    return this.sql
      .all<Claimed>(
        `SELECT seq, id, inbox_id, person, channel, chat, priority, part, attempts, created_at FROM outbox AS row
         WHERE row.channel = ? AND row.state = 'waiting' AND ${nextOfItsChat}
         ORDER BY row.priority, row.seq LIMIT ?`,
        [channel, limit + this.inFlight.size],
      )
      .filter((row) => !this.busyChats.has(chatOf(row)))
      .slice(0, limit);
  }

  private take(row: Claimed): void {
    this.inFlight.set(row.id, chatOf(row));
    this.busyChats.add(chatOf(row));
  }

  private letGo(id: string): void {
    this.busyChats.delete(this.inFlight.get(id) ?? '');
    this.inFlight.delete(id);
  }

  private mark(seq: number): void {
    this.sql.run(`UPDATE outbox SET state = 'claimed', boot = ? WHERE seq = ? AND state = 'waiting'`, [this.boot, seq]);
  }

  private mustFollow(channel: ChannelName, now: number): boolean {
    if (this.lastNow - now > jumpMs) return true;
    this.lastNow = now;
    const due = `SELECT 1 FROM outbox WHERE channel = ? AND state = 'resting' AND due_at <= ? LIMIT 1`;
    return this.sql.get(due, [channel, now]) !== undefined;
  }

  private follow(channel: ChannelName, now: number): void {
    this.followClock(now);
    this.sql.run(`UPDATE outbox SET state = 'waiting' WHERE channel = ? AND state = 'resting' AND due_at <= ?`, [
      channel,
      now,
    ]);
  }

  async settle(row: OutboxRow, outcome: SendOutcome, now: number): Promise<void> {
    if (!this.inFlight.has(row.id)) return;
    await this.writer.write('settle', () => {
      const mine = `id = ? AND state IN ('waiting', 'claimed')`;
      if (outcome.kind === 'retry') {
        const due = now + Math.max(0, outcome.afterMs);
        // A platform that wants everybody to wait says nothing against this message: no attempt is used up.
        const used = outcome.scope === 'channel' ? 0 : 1;
        this.sql.run(`UPDATE outbox SET state = 'resting', due_at = ?, attempts = attempts + ? WHERE ${mine}`, [
          due,
          used,
          row.id,
        ]);
        return;
      }
      if (outcome.kind === 'moved') {
        this.sql.run(`UPDATE people SET chat = ? WHERE key = (SELECT person FROM outbox WHERE ${mine})`, [
          outcome.chat,
          row.id,
        ]);
        this.sql.run(`UPDATE outbox SET state = 'waiting', chat = ? WHERE ${mine}`, [outcome.chat, row.id]);
        return;
      }
      if (outcome.kind === 'gone') {
        this.sql.run(`UPDATE people SET reach = 'gone' WHERE key = (SELECT person FROM outbox WHERE ${mine})`, [
          row.id,
        ]);
      }
      this.sql.run(`${settledAs} WHERE ${mine}`, [outcome.kind, now, row.id]);
    });
    this.letGo(row.id);
  }

  nextDue(channel: ChannelName): Promise<number | null> {
    const first = (state: 'waiting' | 'resting', order: string) =>
      this.sql
        .all<{ channel: string; chat: string; due_at: number }>(
          `SELECT row.channel, row.chat, row.due_at FROM outbox AS row
           WHERE row.channel = ? AND row.state = '${state}' AND ${nextOfItsChat} ORDER BY ${order} LIMIT ?`,
          [channel, 1 + this.inFlight.size],
        )
        .find((row) => !this.busyChats.has(chatOf(row)))?.due_at;
    return read(() => first('waiting', 'row.priority, row.seq') ?? first('resting', 'row.due_at') ?? null);
  }

  counts(): ReturnType<Outbox['counts']> {
    return outboxCounts(this.sql);
  }

  /** When the clock is set back, waits keep their length: a message due in a minute is not held for an hour. */
  private followClock(now: number): void {
    const back = this.lastNow - now;
    if (back > jumpMs) this.sql.run(`UPDATE outbox SET due_at = due_at - ? WHERE state = 'resting'`, [back]);
    this.lastNow = now;
  }
}

export function outboxCounts(sql: Sql): ReturnType<Outbox['counts']> {
  return read(() => {
    const open = sql.get<{ n: number; oldest: number | null }>(
      `SELECT count(*) AS n, min(created_at) AS oldest FROM outbox WHERE state <> 'settled'`,
    );
    const outcomes = sql.all<{ outcome: string; n: number }>(
      `SELECT outcome, count(*) AS n FROM outbox WHERE state = 'settled' GROUP BY outcome`,
    );
    return {
      waiting: open?.n ?? 0,
      oldestAt: open?.oldest ?? null,
      byOutcome: Object.fromEntries(outcomes.map(({ outcome, n }) => [outcome, n])),
    };
  });
}

/** Not the row's own state: a message may move into a chat, or a reply come in, while another is on its way there. */
const chatOf = (row: { channel: string; chat: string }): string => `${row.channel}\0${row.chat}`;

/** What is left of a message that ended: its outcome and its times, neither words nor address. */
const settledAs = `UPDATE outbox SET state = 'settled', person = '', chat = '', part = '', outcome = ?, settled_at = ?`;

/**
 * After a death: replies that were in flight go again (at least once), notices may have arrived and nobody can
 * say, so they become `uncertain`. Gives the number of each. To be called before the first claim of a boot.
 */
export function freeOldClaims(sql: Sql, boot: number, now: number): { replies: number; notices: number } {
  // What is settled is in no index of the open: without saying so, every start would read all of the last 8 days.
  const old = `state <> 'settled' AND state = 'claimed' AND boot <> ? AND priority`;
  return {
    replies: sql.run(`UPDATE outbox SET state = 'waiting' WHERE ${old} = ?`, [boot, priorities.reply]),
    notices: sql.run(`${settledAs} WHERE ${old} = ?`, ['uncertain', now, boot, priorities.notice]),
  };
}

const names = Object.fromEntries(Object.entries(priorities).map(([name, value]) => [value, name as Priority]));

const rowOf = (row: Claimed): OutboxRow => ({
  id: row.id,
  inboxId: row.inbox_id,
  person: row.person,
  channel: row.channel,
  chat: row.chat,
  priority: names[row.priority] ?? 'notice',
  part: JSON.parse(row.part) as Part,
  attempts: row.attempts,
  createdAt: row.created_at,
});
