import type { Conversations } from './conversations';
import type { InboxDoc } from './documents';
import type { Link } from './link';
import { bucketOf } from './keys';
import { Sweep, type SweepPace } from './sweep';

/** The first waiting event of a person. */
export interface Head {
  /** The person. */
  _id: string;
  event: InboxDoc;
  waiting: number;
}

/** A turn is filed within moments of its commit; later nobody is left who would. */
const unfiledMs = 3_000;

/** Looks into the inbox; writes nothing. */
export class InboxSearch {
  private readonly sweep: Sweep;

  constructor(
    private readonly link: Link,
    private readonly conversations: Conversations,
    pace: SweepPace,
  ) {
    this.sweep = new Sweep(pace);
  }

  heads(persons: readonly string[]): Promise<Head[]> {
    const buckets = [...new Set(persons.map(bucketOf))];
    return this.link.run(({ inbox }) =>
      inbox.aggregate<Head>([
        { $match: { person: { $in: persons }, state: 'waiting', bucket: { $in: buckets } } },
        { $sort: { person: 1, order: 1 } },
        { $group: { _id: '$person', event: { $first: '$$ROOT' }, waiting: { $sum: 1 } } },
      ]),
    );
  }

  /** People with an event that waits longer than a call takes, or with a turn that nobody filed. */
  async forgotten(room: number, busy: ReadonlySet<string>, now: number): Promise<string[]> {
    if (!this.sweep.due(now)) return [];
    // Filed like everything else by whoever has the person's lane: a belated copy could bring back what was erased since.
    const unfiled = await this.conversations.unfiled(now - unfiledMs, room);
    await Promise.all(unfiled.map((person) => this.conversations.forget(person)));
    const most = room + busy.size;
    const found = await this.link.run(({ inbox }) =>
      inbox
        .find({ state: 'waiting', ...this.sweep.old('acceptedAt', now) }, { person: 1 })
        .sort({ id: 1 })
        .limit(most)
        .lean<Pick<InboxDoc, 'person'>[]>(),
    );
    const free = [...unfiled, ...found.map(({ person }) => person)].filter((person) => !busy.has(person));
    this.sweep.looked(now, { more: found.length === most && free.length > 0 });
    return [...new Set(free)].slice(0, room);
  }

  /** Our id of each event that was stored before, by its `_id`. */
  async idsOf(events: string[]): Promise<Map<string, string>> {
    const found = await this.link.run(({ inbox }) =>
      inbox.find({ _id: { $in: events } }, { id: 1 }).lean<Pick<InboxDoc, '_id' | 'id'>[]>(),
    );
    return new Map(found.map(({ _id, id }) => [_id, id]));
  }

  /** What an event is found by; null when there is none with this id. */
  placeOf(id: string): Promise<Pick<InboxDoc, '_id' | 'bucket'> | null> {
    return this.link.run(({ inbox }) =>
      inbox.findOne({ id }, { bucket: 1 }).lean<Pick<InboxDoc, '_id' | 'bucket'> | null>(),
    );
  }

  async counts(): Promise<{ waiting: number; dead: number; oldestAt: number | null }> {
    return this.link.run(async ({ inbox }) => {
      const [waiting, dead, oldest] = await Promise.all([
        inbox.countDocuments({ state: 'waiting' }),
        inbox.countDocuments({ state: 'dead' }),
        inbox.findOne({ state: 'waiting' }, { acceptedAt: 1 }).sort({ id: 1 }).lean<Pick<InboxDoc, 'acceptedAt'>>(),
      ]);
      return { waiting, dead, oldestAt: oldest?.acceptedAt ?? null };
    });
  }
}
