import type { OutboxDoc } from './documents';
import type { Link } from './link';
import { bucketOf } from './keys';
import { Sweep, type SweepPace } from './sweep';

/** The first message of a chat in the order of sending: replies before notices, oldest first. */
export interface Head {
  message: OutboxDoc;
  /** Messages of this chat that are not settled, the first among them. */
  open: number;
  /** How many of them a sender has claimed for good. */
  claimed: number;
}

type Due = Pick<OutboxDoc, 'lane' | 'dueAt'>;

/** Numbers of eight days, which one page of officials shows. */
const countMs = 60_000;

/** Everything that is open, said so that its index is used: MongoDB takes one only for a filter on its first field. */
export const inOpenLanes = { open: true, lane: { $gt: '' } };

/** How many chats of dead senders are looked after in one sweep. */
const mostClaimed = 50;

/** Looks into the outbox; writes nothing. */
export class OutboxSearch {
  private readonly sweeps = new Map<string, Sweep>();

  constructor(
    private readonly link: Link,
    private readonly pace: SweepPace,
  ) {}

  async heads(lanes: readonly string[]): Promise<Head[]> {
    if (lanes.length === 0) return [];
    const heads = await this.link.run(({ outbox }) =>
      outbox.aggregate<Head>([
        { $match: { lane: { $in: lanes }, bucket: { $in: [...new Set(lanes.map(bucketOf))] }, open: true } },
        { $sort: { lane: 1, priority: 1, seq: 1 } },
        {
          $group: {
            _id: '$lane',
            message: { $first: '$$ROOT' },
            open: { $sum: 1 },
            claimed: { $sum: { $cond: [{ $eq: ['$state', 'claimed'] }, 1, 0] } },
          },
        },
      ]),
    );
    return heads.sort(({ message: a }, { message: b }) => a.priority - b.priority || (a.seq < b.seq ? -1 : 1));
  }

  /** Chats with a message that is due and waits longer than a call takes, or that a dead sender may have left. */
  async forgotten(channel: string, room: number, busy: ReadonlySet<string>, now: number): Promise<string[]> {
    const sweep = this.sweepOf(channel);
    if (!sweep.due(now)) return [];
    const most = room + busy.size;
    const { graceMs } = this.pace;
    const [waiting, resting, claimed] = await this.link.run(({ outbox }) =>
      Promise.all([
        outbox
          .find({ channel, state: 'waiting', ...sweep.old('createdAt', now) }, { lane: 1, dueAt: 1 })
          .sort({ priority: 1, seq: 1 })
          .limit(most)
          .lean<Due[]>(),
        outbox
          .find({ channel, state: 'resting', dueAt: { $lte: now - graceMs } }, { lane: 1, dueAt: 1 })
          .sort({ dueAt: 1 })
          .limit(most)
          .lean<Due[]>(),
        outbox.find({ channel, state: 'claimed' }, { lane: 1, dueAt: 1 }).limit(mostClaimed).lean<Due[]>(),
      ]),
    );
    const found = [...waiting, ...resting, ...claimed].map(({ lane }) => lane);
    const free = [...new Set(found)].filter((lane) => !busy.has(lane));
    sweep.looked(now, { more: waiting.length === most && free.length > 0 });
    return free.slice(0, room);
  }

  /**
   * When somebody should look again without being called. A message that waits is due, but before the next sweep
   * nobody would find it; without that the wait for other senders would be a busy one.
   */
  async nextDue(channel: string, busy: ReadonlySet<string>): Promise<number | null> {
    const some = (state: OutboxDoc['state'], sort: Record<string, 1>) =>
      this.link.run(({ outbox }) =>
        outbox
          .find({ channel, state }, { lane: 1, dueAt: 1 })
          .sort(sort)
          .limit(1 + busy.size)
          .lean<Due[]>(),
      );
    const candidates = [
      ...(await some('waiting', { priority: 1, seq: 1 })),
      ...(await some('resting', { dueAt: 1 })),
    ].filter(({ lane }) => !busy.has(lane));
    const heads = (await this.heads([...new Set(candidates.map(({ lane }) => lane))])).map(({ message }) => message);
    const now = heads.find(({ state }) => state === 'waiting');
    if (now) return this.pace.everyMs > 0 ? Math.max(now.dueAt, this.sweepOf(channel).next) : now.dueAt;
    const later = heads.filter(({ state }) => state === 'resting').map(({ dueAt }) => dueAt);
    return later.length > 0 ? Math.min(...later) : null;
  }

  async counts(): Promise<{ waiting: number; oldestAt: number | null; byOutcome: Record<string, number> }> {
    return this.link.run(async ({ outbox }) => {
      const [open, outcomes] = await Promise.all([
        outbox.aggregate<{ waiting: number; oldestAt: number }>([
          { $match: inOpenLanes },
          { $group: { _id: null, waiting: { $sum: 1 }, oldestAt: { $min: '$createdAt' } } },
        ]),
        outbox.aggregate<{ _id: string; count: number }>([
          { $match: { settledAt: { $type: 'number' } } },
          { $group: { _id: '$outcome', count: { $sum: 1 } } },
        ]),
      ]);
      return {
        waiting: open[0]?.waiting ?? 0,
        oldestAt: open[0]?.oldestAt ?? null,
        byOutcome: Object.fromEntries(outcomes.map(({ _id, count }) => [_id, count])),
      };
    }, countMs);
  }

  private sweepOf(channel: string): Sweep {
    const sweep = this.sweeps.get(channel) ?? new Sweep(this.pace);
    this.sweeps.set(channel, sweep);
    return sweep;
  }
}
