import type { Person } from '../../model/person';
import type { Session } from '../../model/session';
import type { Cache } from '../../ports/cache';
import type { ConversationDoc, Filing } from './documents';
import { Batch } from './batch';
import type { Link } from './link';

/** A conversation as a turn finds it. Version 0: there is none yet. */
export interface Known {
  version: number;
  fence: number;
  person: Person | null;
  session: Session | null;
  /** The last turn's writing that is not where it belongs yet; must be filed before the next turn commits. */
  filing: Filing | null;
}

const nobody: Known = { version: 0, fence: 0, person: null, session: null, filing: null };
/** As long as a session lives. */
const cachedMs = 30 * 60_000;
/** Commits remembered in the document itself: a turn repeated at once is recognised without another look. */
const remembered = 16;

/** The documents that turns commit to, and what is remembered of them between two messages of a person. */
export class Conversations {
  private readonly batch: Batch<'conversations'>;

  constructor(
    private readonly link: Link,
    private readonly cache: Cache,
  ) {
    this.batch = new Batch(link, 'conversations');
  }

  /** What is cached may be old: a commit on it is refused then, and the next look is `fresh`. */
  async load(persons: readonly string[], { fresh = false } = {}): Promise<Map<string, Known>> {
    const found = new Map<string, Known>();
    if (!fresh) {
      const cached = await this.cache.get(persons);
      persons.forEach((person, index) => {
        const text = cached[index];
        if (text) found.set(person, { ...(JSON.parse(text) as Omit<Known, 'filing'>), filing: null });
      });
    }
    const missing = persons.filter((person) => !found.has(person));
    if (missing.length === 0) return found;
    const documents = await this.link.run(({ conversations }) =>
      conversations.find({ _id: { $in: missing } }, { handled: 0 }).lean<ConversationDoc[]>(),
    );
    for (const document of documents) found.set(document._id, knownOf(document));
    for (const person of missing) if (!found.has(person)) found.set(person, nobody);
    return found;
  }

  /**
   * The one write that makes a turn happen. Null when the conversation was changed since it was read, or when a lane
   * with a higher token has been here: nothing is written then. Nor is it for a turn that happened `before`: a primary
   * that was just elected may for a moment still show its event as waiting.
   */
  async commit(person: string, before: Known, token: number, after: Written): Promise<'now' | 'before' | null> {
    const fields = {
      fence: Math.max(token, before.fence),
      person: after.person,
      session: after.session ? JSON.stringify(after.session) : null,
      sessionExpiresAt: after.session?.expiresAt ?? null,
      filing: after.filing,
    };
    const id = after.filing.id;
    const written = await this.batch.write(
      before.version === 0
        ? { insertOne: { document: { _id: person, version: 1, handled: [id], ...fields } } }
        : {
            updateOne: {
              filter: { _id: person, version: before.version, fence: { $lte: token }, handled: { $ne: id } },
              update: {
                $set: { version: before.version + 1, ...fields },
                $push: { handled: { $each: [id], $slice: -remembered } },
              },
            },
          },
    );
    if (written === 'written') return 'now';
    if (written === 'duplicate') return null;
    const found = await this.link.run(({ conversations }) =>
      conversations.findById(person, { handled: 1, version: 1 }).lean<Pick<ConversationDoc, 'handled' | 'version'>>(),
    );
    if (!found?.handled.includes(id)) return null;
    return found.version === before.version + 1 ? 'now' : 'before';
  }

  /** The turn's writing is where it belongs. An erased conversation goes altogether. */
  async filed({ id, person, erase }: Filing): Promise<void> {
    const filter = { _id: person, 'filing.id': id };
    if (!erase) return void (await this.batch.write({ updateOne: { filter, update: { $set: { filing: null } } } }));
    await this.cache.drop([person]);
    await this.link.run(({ conversations }) => conversations.deleteOne(filter));
  }

  /** People whose last turn nobody filed: its process died in between. */
  async unfiled(before: number, limit: number): Promise<string[]> {
    const documents = await this.link.run(({ conversations }) =>
      conversations
        .find({ 'filing.at': { $lt: before, $exists: true } }, { _id: 1 })
        .limit(limit)
        .lean<Pick<ConversationDoc, '_id'>[]>(),
    );
    return documents.map(({ _id }) => _id);
  }

  /** After a commit that is filed, for the next message of this person. */
  remember(person: string, before: Known, token: number, { person: who, session }: Written): Promise<void> {
    const known = { version: before.version + 1, fence: Math.max(token, before.fence), person: who, session };
    return this.cache.put([{ key: person, value: JSON.stringify(known) }], cachedMs);
  }

  forget(person: string): Promise<void> {
    return this.cache.drop([person]);
  }

  /** Something about the address changed outside of a turn. A turn that read the old one is refused and repeated. */
  async change(person: string, change: Partial<Record<'person.chat' | 'person.reach', string>>): Promise<void> {
    const filter = { _id: person, person: { $ne: null } };
    await this.batch.write({ updateOne: { filter, update: { $set: change, $inc: { version: 1 } } } });
    await this.forget(person);
  }
}

/** A conversation as a turn leaves it. */
export interface Written {
  person: Person | null;
  session: Session | null;
  filing: Filing;
}

const knownOf = (document: ConversationDoc): Known => ({
  version: document.version,
  fence: document.fence,
  person: document.person,
  session: document.session === null ? null : (JSON.parse(document.session) as Session),
  filing: document.filing,
});
