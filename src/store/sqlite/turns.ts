import type { OutboxDraft } from '../../model/delivery';
import { priorities } from '../../model/delivery';
import type { Reply } from '../../model/message';
import { proposed } from '../../model/proposal';
import type { Clock } from '../../ports/clock';
import type { Turn, Turns } from '../../ports/turns';
import type { Sql } from './database';
import { eraseAllOf } from './erase';
import { read } from './faults';
import type { SqliteInbox } from './inbox';
import { insertInteraction } from './interactions';
import { upsertPerson, upsertSession } from './people';
import { insertProposal } from './proposals';
import { countUnknownWords } from './unknown-words';
import type { Writer } from './writer';

interface Place {
  person: string;
  state: 'waiting' | 'done' | 'dead';
  committed: number;
}

export class SqliteTurns implements Turns {
  constructor(
    private readonly sql: Sql,
    private readonly writer: Writer,
    private readonly clock: Clock,
    private readonly inbox: SqliteInbox,
  ) {}

  async commit(turn: Turn): Promise<void> {
    await this.writer.write('turn', () => this.store(turn));
    this.inbox.done(turn.inboxId);
  }

  repliesTo(inboxId: string): Promise<Reply[] | null> {
    return read(() => {
      const found = this.sql.get<{ replies: string | null }>(
        `SELECT replies.replies FROM inbox LEFT JOIN replies ON replies.inbox_id = inbox.id
         WHERE inbox.id = ? AND inbox.committed = 1`,
        [inboxId],
      );
      if (!found) return null;
      return found.replies === null ? [] : (JSON.parse(found.replies) as Reply[]);
    });
  }

  private store(turn: Turn): void {
    const now = this.clock.now();
    const place = this.sql.get<Place>('SELECT person, state, committed FROM inbox WHERE id = ?', [turn.inboxId]);
    // `committed` and not `done`: a dead letter may still get its one apology.
    if (place?.committed) return;

    if (turn.rating) {
      this.sql.run('UPDATE interactions SET thumbs = ? WHERE id = ? AND person = ?', [
        turn.rating.value,
        turn.rating.interaction,
        turn.person.key,
      ]);
    }
    if (turn.interaction) insertInteraction(this.sql, turn.interaction);
    if (turn.handoff) {
      this.sql.run(
        'INSERT INTO handoffs (inbox_id, at, channel, person, text) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        [turn.inboxId, turn.interaction?.at ?? now, turn.person.channel, turn.person.key, turn.handoff.text],
      );
    }
    // Before the outbox: the farewell itself must still be sent.
    if (turn.erase) eraseAllOf(this.sql, turn.person.key, { keep: turn.inboxId, now });
    else {
      upsertPerson(this.sql, turn.person);
      upsertSession(this.sql, turn.person.key, turn.session);
      if (turn.proposal) insertProposal(this.sql, proposed(turn.inboxId, turn.person.key, turn.proposal));
      if (turn.unknownWords) countUnknownWords(this.sql, turn.person.key, turn.unknownWords, now);
    }
    for (const draft of turn.outbox) this.draft(draft, now);
    if (turn.replies.length > 0) {
      this.sql.run('INSERT INTO replies (inbox_id, person, replies, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', [
        turn.inboxId,
        turn.erase ? '' : turn.person.key,
        JSON.stringify(turn.replies),
        now,
      ]);
    }
    this.finish(turn, place, now);
  }

  private draft(draft: OutboxDraft, now: number): void {
    this.sql.run(
      `INSERT INTO outbox (id, inbox_id, person, channel, chat, priority, part, created_at, due_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      [
        draft.id,
        draft.inboxId,
        draft.person,
        draft.channel,
        draft.chat,
        priorities[draft.priority],
        JSON.stringify(draft.part),
        now,
        now,
      ],
    );
  }

  /** The event goes, its tombstone stays: a repeat of the same event id must still be recognised. */
  private finish(turn: Turn, place: Place | undefined, now: number): void {
    if (!place) {
      // A turn that answers no event of the inbox, such as seeded data; the tombstone makes it happen once too.
      this.sql.run(
        `INSERT INTO inbox (id, channel, event_id, person, state, committed, accepted_at, ended_at)
         VALUES (?, ?, ?, '', 'done', 1, ?, ?)`,
        [turn.inboxId, turn.person.channel, `turn:${turn.inboxId}`, now, now],
      );
      return;
    }
    this.sql.run(
      `UPDATE inbox SET committed = 1, leads = 0, event = NULL, person = '', ended_at = ?,
         state = CASE state WHEN 'dead' THEN 'dead' ELSE 'done' END
       WHERE id = ?`,
      [now, turn.inboxId],
    );
    this.inbox.promoteNext(place.person);
  }
}
