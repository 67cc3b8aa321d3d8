import { priorities, type Priority } from '../../../model/delivery';
import type { InboundEvent, Part, Reply } from '../../../model/message';
import type { InboxRecord, OutboxRecord, Records } from '../../../model/record';
import type { Sql } from '../database';
import { shelf } from './shelf';

/**
 * Records come by id, but who waits first is told by `seq`. So each place in a queue gets a range of its own: whoever
 * stands behind another has the greater number, whichever of them comes first, and what is accepted later stands
 * behind them all.
 */
const range = 2 ** 32;
function seqFor(sql: Sql, table: 'inbox' | 'outbox', place: number | null): number {
  const from = (place ?? 0) * range;
  const text = `SELECT coalesce(max(seq), ?) + 1 AS seq FROM ${table} WHERE seq > ? AND seq < ?`;
  return sql.get<{ seq: number }>(text, [from, from, from + range])?.seq ?? from + 1;
}

type InboxRow = Omit<InboxRecord, 'event' | 'committed'> & { event: string | null; committed: number };

export const inboxShelf = shelf<'inbox', InboxRow>({
  table: 'inbox AS row',
  key: 'id',
  columns: `id, channel, event_id AS eventId, person, event, state, committed, attempts, accepted_at AS acceptedAt,
    ended_at AS endedAt, reason, CASE state WHEN 'waiting' THEN
      (SELECT count(*) FROM inbox AS other
       WHERE other.person = row.person AND other.state = 'waiting' AND other.seq < row.seq) END AS place`,
  from: (row) => ({
    ...row,
    event: row.event === null ? null : (JSON.parse(row.event) as InboundEvent),
    committed: row.committed === 1,
  }),
  put: (sql, one) =>
    sql.run(
      `INSERT INTO inbox (seq, id, channel, event_id, person, event, state, committed, attempts, accepted_at, ended_at,
         reason, leads)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      [
        ...[
          seqFor(sql, 'inbox', one.place),
          one.id,
          one.channel,
          one.eventId,
          one.person,
          one.event && JSON.stringify(one.event),
        ],
        ...[one.state, Number(one.committed), one.attempts, one.acceptedAt, one.endedAt, one.reason],
        Number(one.place === 0),
      ],
    ),
});

type OutboxRow = Omit<OutboxRecord, 'part' | 'priority'> & { part: string; priority: number };

const names = Object.fromEntries(Object.entries(priorities).map(([name, value]) => [value, name as Priority]));

export const outboxShelf = shelf<'outbox', OutboxRow>({
  table: 'outbox AS row',
  key: 'id',
  columns: `id, inbox_id AS inboxId, person, channel, chat, priority, part, state, attempts, created_at AS createdAt,
    due_at AS dueAt, outcome, settled_at AS settledAt, CASE WHEN state <> 'settled' THEN
      (SELECT count(*) FROM outbox AS other
       WHERE other.state <> 'settled' AND other.channel = row.channel AND other.chat = row.chat
         AND other.priority = row.priority AND other.seq < row.seq) END AS place`,
  from: (row) => ({
    ...row,
    priority: names[row.priority] ?? 'notice',
    part: row.part === '' ? null : (JSON.parse(row.part) as Part),
  }),
  put: (sql, one) =>
    sql.run(
      // No process has the number 0, so the first start finds what is claimed to be nobody's.
      `INSERT INTO outbox (seq, id, inbox_id, person, channel, chat, priority, part, state, boot, attempts, created_at,
         due_at, outcome, settled_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      [
        ...[seqFor(sql, 'outbox', one.place), one.id, one.inboxId, one.person, one.channel, one.chat],
        priorities[one.priority],
        ...[one.part === null ? '' : JSON.stringify(one.part), one.state, one.attempts, one.createdAt, one.dueAt],
        ...[one.outcome, one.settledAt],
      ],
    ),
});

export const repliesShelf = shelf<'replies', Omit<Records['replies'], 'replies'> & { replies: string }>({
  table: 'replies',
  key: 'inbox_id',
  columns: 'inbox_id AS inboxId, person, replies, at',
  from: (row) => ({ ...row, replies: JSON.parse(row.replies) as Reply[] }),
  put: (sql, one) =>
    sql.run('INSERT INTO replies (inbox_id, person, replies, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', [
      ...[one.inboxId, one.person, JSON.stringify(one.replies), one.at],
    ]),
});
