import { AppError, reasonOf } from '../../errors';
import { newId } from '../../model/id';
import type { Calls } from '../../ports/calls';
import type { Clock } from '../../ports/clock';
import type { Accepted, Inbox, InboxRow, NewEvent } from '../../ports/inbox';
import type { Grant, Lanes } from '../../ports/lanes';
import type { Log } from '../../ports/log';
import { redact } from '../../text/redact';
import { Batch } from './batch';
import type { Conversations, Known } from './conversations';
import type { InboxDoc } from './documents';
import type { Filer } from './filer';
import type { Link } from './link';
import { bucketOf, eventKey, inboxQueue, plain } from './keys';
import { InboxSearch } from './inbox-search';
import type { SweepPace } from './sweep';

export interface InboxParts {
  link: Link;
  conversations: Conversations;
  filer: Filer;
  lanes: Lanes;
  calls: Calls;
  clock: Clock;
  log: Log;
  pace: SweepPace;
  /** What is wrong with the wake-ups; null when nothing is. */
  queueTrouble(): Promise<string | null>;
}

/** An event that this process works on, with its person's lane. */
export interface Claim {
  /** `_id` of the event's document. */
  event: string;
  person: string;
  grant: Grant;
  known: Known;
  /** There is more of this person; somebody must be called when this event ends. */
  more: boolean;
}

const longestReason = 300;
/** A platform waits about two seconds for its 200; a refusal in time lets it repeat. */
const acceptMs = 1_400;
const callMs = 300;

/**
 * Events of all people, one lane for each: who holds a person's lane works on the oldest event of that person, and
 * calls the next one in when it ends.
 */
export class MongoInbox implements Inbox {
  private readonly claims = new Map<string, Claim>();
  private readonly busy = new Map<string, Claim>();
  private readonly arrivals: Batch<'inbox'>;
  private readonly changes: Batch<'inbox'>;
  private readonly search: InboxSearch;
  private readonly accepting = new Set<Promise<unknown>>();
  private closed = false;

  constructor(private readonly parts: InboxParts) {
    this.arrivals = new Batch(parts.link, 'inbox', acceptMs);
    this.changes = new Batch(parts.link, 'inbox');
    this.search = new InboxSearch(parts.link, parts.conversations, parts.pace);
  }

  accept(events: NewEvent[]): Promise<Accepted[]> {
    if (this.closed) return Promise.reject(new AppError('store.unavailable', 'the store is closed'));
    const storing = this.store(events);
    // A call that takes its time must not cost a platform its 200: the event is durable, and the sweep finds it.
    const { link } = this.parts;
    const accepting = link.within(acceptMs, storing).then(async ({ accepted, fresh }) => {
      await link.within(callMs, this.call(fresh)).catch(() => undefined);
      return accepted;
    });
    this.accepting.add(accepting);
    return accepting.finally(() => this.accepting.delete(accepting));
  }

  /** Takes nothing new and waits for what is being taken. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled([...this.accepting]);
  }

  /** What was stored, and the people of whom there is something new. */
  private async store(events: NewEvent[]): Promise<{ accepted: Accepted[]; fresh: string[] }> {
    // It would be durable, but nobody would answer it: better that the platform comes again.
    const wrong = await this.parts.queueTrouble();
    if (wrong !== null) throw new AppError('queue.unavailable', wrong);
    const documents = events.map(arrivalOf);
    const written = await Promise.all(documents.map((document) => this.arrivals.write({ insertOne: { document } })));
    const repeated = documents.filter((_, index) => written[index] === 'duplicate').map(({ _id }) => _id);
    const earlier = repeated.length > 0 ? await this.search.idsOf(repeated) : new Map<string, string>();
    return {
      accepted: documents.map(({ _id, id }, index) =>
        written[index] === 'duplicate' ? { id: earlier.get(_id) ?? id, duplicate: true } : { id, duplicate: false },
      ),
      fresh: documents.filter((_, index) => written[index] !== 'duplicate').map(({ person }) => person),
    };
  }

  async claim(limit: number): Promise<InboxRow[]> {
    if (limit <= 0) return [];
    const { lanes, calls } = this.parts;
    const wanted = new Map<string, { again: boolean }>();
    for (const person of await calls.next(inboxQueue, limit)) {
      const claim = this.busy.get(person);
      const twice = wanted.get(person);
      if (claim) claim.more = true;
      else if (twice) twice.again = true;
      else wanted.set(person, { again: false });
    }
    if (wanted.size < limit) {
      const busy = new Set(this.busy.keys());
      const forgotten = await this.search.forgotten(limit - wanted.size, busy, this.parts.clock.now());
      for (const person of forgotten) if (!wanted.has(person)) wanted.set(person, { again: false });
    }
    if (wanted.size === 0) return [];
    const grants = (await lanes.take([...wanted.keys()])).filter((grant) => grant !== null);
    try {
      return await this.rows(grants, wanted);
    } catch (error) {
      for (const { key } of grants) this.busy.delete(key);
      for (const [id, { person }] of this.claims) if (!this.busy.has(person)) this.claims.delete(id);
      await this.give(grants.map((grant) => ({ grant, more: true })));
      throw error;
    }
  }

  async release(id: string, blamed = true): Promise<void> {
    const write = blamed ? this.change(id, { $inc: { attempts: 1 } }, { state: 'waiting' }) : Promise.resolve();
    const claim = this.claims.get(id);
    if (claim) claim.more = true;
    // Also when it could not be stored: a claim that nobody gives back would silence that person.
    await write.finally(() => this.done(id));
  }

  async bury(id: string, reason: string): Promise<void> {
    const ended = { reason: redact(reason).slice(0, longestReason), endedAt: this.parts.clock.now() };
    const write = this.change(id, { $set: { state: 'dead', ...ended } });
    await write.finally(() => this.done(id));
  }

  claimOf(id: string): Claim | undefined {
    return this.claims.get(id);
  }

  /** The event needs no claim any more; to be called when what it led to is in its place. */
  async done(id: string): Promise<void> {
    const claim = this.claims.get(id);
    if (!claim) return;
    this.claims.delete(id);
    this.busy.delete(claim.person);
    await this.give([claim]);
  }

  private async rows(grants: Grant[], wanted: Map<string, { again: boolean }>): Promise<InboxRow[]> {
    if (grants.length === 0) return [];
    const persons = grants.map(({ key }) => key);
    const known = await this.known(persons);
    // After the conversations and not beside them: an event read earlier may have been handled in between.
    const heads = new Map((await this.search.heads(persons)).map((head) => [head._id, head]));
    const idle = grants.filter(({ key }) => !heads.has(key));
    const rows: InboxRow[] = [];
    for (const grant of grants) {
      const head = heads.get(grant.key);
      const conversation = known.get(grant.key);
      if (!head || !conversation) continue;
      const { event: document, waiting } = head;
      const more = waiting > 1 || (wanted.get(grant.key)?.again ?? false);
      const claim = { event: document._id, person: grant.key, grant, known: conversation, more };
      this.claims.set(document.id, claim);
      this.busy.set(grant.key, claim);
      rows.push(rowOf(document, conversation));
    }
    await this.give(idle.map((grant) => ({ grant, more: false })));
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Conversations with nothing left to be filed by the process before. */
  private async known(persons: string[]): Promise<Map<string, Known>> {
    const { conversations, filer } = this.parts;
    const known = await conversations.load(persons);
    const left = [...known.values()].flatMap(({ filing }) => (filing ? [filing] : []));
    if (left.length === 0) return known;
    await Promise.all(left.map(async (filing) => (await filer.file(filing)).filed));
    const anew = await conversations.load(
      left.map(({ person }) => person),
      { fresh: true },
    );
    return new Map([...known, ...anew]);
  }

  private async give(held: { grant: Grant; more: boolean }[]): Promise<void> {
    if (held.length === 0) return;
    // Never fails: what is claimed already must reach the worker, and a lane that cannot be given back lapses.
    const asked = await this.parts.lanes.drop(held.map(({ grant }) => grant)).catch(() => [] as boolean[]);
    await this.call(held.filter(({ more }, index) => more || asked[index]).map(({ grant }) => grant.key));
  }

  /** A call that cannot be made is made up for by the sweep. */
  private async call(persons: string[]): Promise<void> {
    if (persons.length === 0) return;
    await this.parts.calls
      .call(inboxQueue, persons)
      .catch((error: unknown) => this.parts.log.debug({ reason: reasonOf(error) }, 'nobody could be called'));
  }

  counts(): ReturnType<Inbox['counts']> {
    return this.search.counts();
  }

  /** Without a claim it is looked for first: a cluster changes one document only where it is told which shard has it. */
  private async change(id: string, update: object, when: object = {}): Promise<void> {
    const claim = this.claims.get(id);
    const place = claim ? { _id: claim.event, bucket: bucketOf(claim.person) } : await this.search.placeOf(id);
    if (place) await this.changes.write({ updateOne: { filter: { ...place, ...when }, update } });
  }
}

function arrivalOf({ person, event, acceptedAt }: NewEvent): InboxDoc {
  const { channel, eventId } = event;
  const id = newId(acceptedAt);
  return {
    ...{ _id: eventKey(channel, eventId), bucket: bucketOf(person), id, order: id, person, channel, eventId },
    event: plain(event),
    ...{ state: 'waiting', committed: false, attempts: 0, acceptedAt, endedAt: null, reason: null },
  };
}

function rowOf({ id, person, event, attempts, acceptedAt }: InboxDoc, known: Known): InboxRow {
  return { id, person, event: event!, attempts, acceptedAt, known: { person: known.person, session: known.session } };
}
