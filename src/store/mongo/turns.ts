import { AppError } from '../../errors';
import { newId } from '../../model/id';
import type { Reply } from '../../model/message';
import { proposed } from '../../model/proposal';
import type { Clock } from '../../ports/clock';
import type { Turn, Turns } from '../../ports/turns';
import type { Conversations } from './conversations';
import type { Filing, InboxDoc, RepliesDoc } from './documents';
import type { Filer } from './filer';
import { plain } from './keys';
import type { Link } from './link';
import type { Claim, MongoInbox } from './inbox';
import { Turnstile } from './turnstile';

export interface TurnsParts {
  link: Link;
  conversations: Conversations;
  filer: Filer;
  inbox: MongoInbox;
  clock: Clock;
}

const mostTries = 30;
/** Fewer than there are connections: many seeded turns at once must leave some for the people who are writing. */
const unclaimedAtOnce = 24;

/**
 * A turn happens in one write to one document, the conversation; then what it says is put where it is looked for.
 * Whoever finds a conversation whose turn is not filed files it first, so a death in between loses and repeats nothing.
 */
export class MongoTurns implements Turns {
  /** Of one person this process commits one at a time: it would only overtake itself. */
  private readonly unclaimed = new Turnstile(unclaimedAtOnce);

  constructor(private readonly parts: TurnsParts) {}

  async commit(turn: Turn): Promise<void> {
    const { inbox } = this.parts;
    const claim = inbox.claimOf(turn.inboxId);
    if (!claim) return this.unclaimed.pass(turn.person.key, () => this.commitUnclaimed(turn));
    await this.commitClaimed(turn, claim);
    await inbox.done(turn.inboxId);
  }

  async repliesTo(inboxId: string): Promise<Reply[] | null> {
    return this.parts.link.run(async ({ inbox, replies }) => {
      const [event, kept] = await Promise.all([
        inbox.findOne({ id: inboxId, committed: true }, { _id: 1 }).lean<Pick<InboxDoc, '_id'>>(),
        replies.findById(inboxId).lean<RepliesDoc>(),
      ]);
      return event ? (kept?.replies ?? []) : null;
    });
  }

  private async commitClaimed(turn: Turn, { event, person, grant, known }: Claim): Promise<void> {
    const { conversations, filer } = this.parts;
    const after = this.after(turn, { event, dead: false, token: grant.token });
    const happened = await conversations.commit(person, known, grant.token, after);
    if (happened !== 'now') await conversations.forget(person);
    if (happened === null) throw new AppError('turn.overtaken');
    try {
      await filer.file(after.filing);
    } catch (error) {
      // It is committed; whoever comes next must see that there is something to file.
      await conversations.forget(person);
      throw error;
    }
    if (!turn.erase && happened === 'now') await conversations.remember(person, known, grant.token, after);
  }

  /** Seeded data, an apology for a dead letter: nobody holds the lane, so a conflict is met by looking again. */
  private async commitUnclaimed(turn: Turn): Promise<void> {
    const { conversations, filer, clock } = this.parts;
    const person = turn.person.key;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const known = (await conversations.load([person], { fresh: true })).get(person)!;
      if (known.filing) {
        await (
          await filer.file(known.filing)
        ).filed;
        continue;
      }
      // After the conversation and not before: a copy of this turn that ends in between changes its version.
      const found = await this.eventOf(turn.inboxId);
      if (found?.committed) return;
      const token = Math.max(known.fence + 1, clock.now() * 1_000);
      const after = this.after(turn, { event: found?._id ?? null, dead: found?.state === 'dead', token });
      if (!(await conversations.commit(person, known, token, after))) continue;
      await conversations.forget(person);
      await (
        await filer.file(after.filing)
      ).filed;
      return;
    }
    throw new AppError('turn.overtaken');
  }

  private eventOf(inboxId: string): Promise<Pick<InboxDoc, '_id' | 'committed' | 'state'> | null> {
    return this.parts.link.run(({ inbox }) =>
      inbox.findOne({ id: inboxId }, { committed: 1, state: 1 }).lean<Pick<InboxDoc, '_id' | 'committed' | 'state'>>(),
    );
  }

  private after(turn: Turn, at: Pick<Filing, 'event' | 'dead'> & { token: number }) {
    const now = this.parts.clock.now();
    const { inboxId: id, person, interaction, rating, replies, handoff, unknownWords, erase } = turn;
    // Grows with the lane's tokens, whichever process they are given to: what was answered first is sent first.
    const order = String(at.token).padStart(17, '0');
    const filing: Filing = {
      ...{ id, event: at.event, dead: at.dead, person: person.key, channel: person.channel, at: now },
      ...{ interaction, rating, replies, handoff, unknownWords, erase },
      outbox: turn.outbox.map((draft) => ({ ...draft, seq: `${order}.${newId(now)}` })),
      proposal: turn.proposal ? proposed(id, person.key, turn.proposal) : null,
    };
    return plain({ person: erase ? null : person, session: erase ? null : turn.session, filing });
  }
}
