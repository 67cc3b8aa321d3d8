import { priorities } from '../../model/delivery';
import { countable } from '../../model/unknown-word';
import type { Calls } from '../../ports/calls';
import { Batch } from './batch';
import type { Conversations } from './conversations';
import type { Filing } from './documents';
import { eraseAllOf } from './erase';
import type { Link } from './link';
import { interactionDocOf } from './interactions';
import { bucketOf, eventKey, laneOf, sendQueue } from './keys';

/**
 * Puts what a turn wrote where it is looked for: the log, the outbox, the reports. Every step may be done again, by
 * anybody, and changes nothing the second time: that is what replaces a transaction.
 */
export class Filer {
  private readonly interactions: Batch<'interactions'>;
  private readonly handoffs: Batch<'handoffs'>;
  private readonly outbox: Batch<'outbox'>;
  private readonly replies: Batch<'replies'>;
  private readonly proposals: Batch<'proposals'>;
  private readonly unknownWords: Batch<'unknownWords'>;
  private readonly inbox: Batch<'inbox'>;

  constructor(
    private readonly link: Link,
    private readonly conversations: Conversations,
    private readonly calls: Calls,
  ) {
    this.interactions = new Batch(link, 'interactions');
    this.handoffs = new Batch(link, 'handoffs');
    this.outbox = new Batch(link, 'outbox');
    this.replies = new Batch(link, 'replies');
    this.proposals = new Batch(link, 'proposals');
    this.unknownWords = new Batch(link, 'unknownWords');
    this.inbox = new Batch(link, 'inbox');
  }

  /** Resolves when everything is in its place. `filed` says when the conversation knows that too. */
  async file(entry: Filing): Promise<{ filed: Promise<void> }> {
    if (entry.erase) {
      await Promise.all(this.said(entry));
      await this.link.run((models) => eraseAllOf(models, entry));
      await Promise.all([...this.answered(entry), this.ended(entry)]);
    } else {
      await Promise.all([...this.said(entry), ...this.learned(entry), ...this.answered(entry), this.ended(entry)]);
    }
    const filed = this.conversations.filed(entry);
    // Erasing is promised to be done when it is said to be done; anything else is only repeated.
    if (entry.erase) await filed;
    else filed.catch(() => undefined);
    await this.wake(entry);
    return { filed };
  }

  private said({ id, at, person, channel, interaction, rating, handoff }: Filing): Promise<unknown>[] {
    const writes: Promise<unknown>[] = [];
    if (rating) {
      const filter = { _id: rating.interaction, person };
      writes.push(this.interactions.write({ updateOne: { filter, update: { $set: { thumbs: rating.value } } } }));
    }
    if (interaction) writes.push(this.interactions.write({ insertOne: { document: interactionDocOf(interaction) } }));
    if (handoff) {
      const document = { _id: id, at: interaction?.at ?? at, channel, person, text: handoff.text };
      writes.push(this.handoffs.write({ insertOne: { document } }));
    }
    return writes;
  }

  private learned({ id, at, person, proposal, unknownWords }: Filing): Promise<unknown>[] {
    const writes: Promise<unknown>[] = [];
    if (proposal) {
      const { id: _id, ...rest } = proposal;
      writes.push(this.proposals.write({ insertOne: { document: { _id, ...rest } } }));
    }
    for (const word of unknownWords ? countable(unknownWords.words) : []) {
      const language = unknownWords!.language;
      // Counted already: the filter misses, the upsert meets the key that is taken, and nothing changes.
      const filter = { _id: `${language}\0${word}\0${person}`, last: { $ne: id } };
      const update = {
        $inc: { times: 1 },
        $set: { lastAt: at, last: id },
        $setOnInsert: { language, word, person },
      };
      writes.push(this.unknownWords.write({ updateOne: { filter, update, upsert: true } }));
    }
    return writes;
  }

  private answered({ id, at, person, erase, outbox, replies }: Filing): Promise<unknown>[] {
    const writes = outbox.map(({ id: _id, seq, ...draft }) => {
      const lane = laneOf(draft.channel, draft.chat);
      const document = {
        ...{ _id, seq, lane, bucket: bucketOf(lane), inboxId: draft.inboxId, person: draft.person },
        ...{ channel: draft.channel, chat: draft.chat, priority: priorities[draft.priority], part: draft.part },
        ...{ state: 'waiting', open: true, token: null, attempts: 0, createdAt: at, dueAt: at },
        ...{ outcome: null, settledAt: null },
      };
      return this.outbox.write({ insertOne: { document } }) as Promise<unknown>;
    });
    if (replies.length > 0) {
      const document = { _id: id, person: erase ? '' : person, replies, at };
      writes.push(this.replies.write({ insertOne: { document } }));
    }
    return writes;
  }

  /** The event goes, its tombstone stays: a repeat of the same event id must still be recognised. */
  private ended({ id, event, dead, person, channel, at }: Filing): Promise<unknown> {
    const ended = { committed: true, event: null, person: '', endedAt: at };
    if (event === null) {
      const document = {
        ...{ _id: eventKey(channel, `turn:${id}`), bucket: bucketOf(person), id, channel, eventId: `turn:${id}` },
        ...{ state: 'done', attempts: 0, acceptedAt: at },
        ...{ reason: null, ...ended },
      };
      return this.inbox.write({ insertOne: { document } });
    }
    const filter = { _id: event, bucket: bucketOf(person), state: dead ? 'dead' : 'waiting' };
    // A dead letter that got its apology stays one.
    const update = { $set: { ...ended, state: filter.state === 'dead' ? 'dead' : 'done' } };
    return this.inbox.write({ updateOne: { filter, update } });
  }

  /** One call for each message, so that whoever sends the first of a chat hears of the next. */
  private async wake({ outbox }: Filing): Promise<void> {
    await Promise.all(
      outbox.map(({ channel, chat, priority }) =>
        this.calls.call(sendQueue(channel), [laneOf(channel, chat)], { low: priority === 'notice' }),
      ),
    ).catch(() => undefined);
  }
}
