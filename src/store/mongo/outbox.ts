import { reasonOf } from '../../errors';
import { priorities, type OutboxRow, type Priority } from '../../model/delivery';
import type { ChannelName } from '../../model/message';
import type { SendOutcome } from '../../model/outcome';
import type { Calls } from '../../ports/calls';
import type { Grant, Lanes } from '../../ports/lanes';
import type { Log } from '../../ports/log';
import type { Outbox } from '../../ports/outbox';
import { Batch } from './batch';
import type { Conversations } from './conversations';
import type { OutboxDoc } from './documents';
import type { Link } from './link';
import { bucketOf, laneOf, sendQueue } from './keys';
import { inOpenLanes, OutboxSearch, type Head } from './outbox-search';
import type { SweepPace } from './sweep';

export interface OutboxParts {
  link: Link;
  conversations: Conversations;
  lanes: Lanes;
  calls: Calls;
  log: Log;
  pace: SweepPace;
}

/** A message that this process sends, with its chat's lane. */
interface Flight {
  grant: Grant;
  channel: string;
  /** There is more for this chat; somebody must be called when this message ends. */
  more: boolean;
}

/** A clock set back by more than this is a jump and not an adjustment. */
const jumpMs = 60_000;

/** What is left of a message that ended: its outcome and its times, neither words nor address. */
const settledAs = (outcome: string, settledAt: number) => ({
  ...{ state: 'settled' as const, open: false, outcome, settledAt, person: '', chat: '', lane: '', part: null },
});

export class MongoOutbox implements Outbox {
  private readonly flights = new Map<string, Flight>();
  private readonly busy = new Map<string, Flight>();
  private readonly batch: Batch<'outbox'>;
  private readonly search: OutboxSearch;
  private lastNow = 0;

  constructor(private readonly parts: OutboxParts) {
    this.batch = new Batch(parts.link, 'outbox');
    this.search = new OutboxSearch(parts.link, parts.pace);
  }

  async claim(channel: ChannelName, limit: number, now: number): Promise<OutboxRow[]> {
    if (limit <= 0) return [];
    await this.followClock(now);
    const wanted = await this.wanted(channel, limit, now);
    if (wanted.size === 0) return [];
    const grants = (await this.parts.lanes.take([...wanted])).filter((grant) => grant !== null);
    const kept = new Set<string>();
    try {
      const heads = await this.ready(grants, now);
      const due = heads.filter(({ message }) => message.state !== 'resting' || message.dueAt <= now).slice(0, limit);
      await this.mark(due, grants);
      for (const { message, open } of due) {
        kept.add(message.lane);
        const grant = grants.find(({ key }) => key === message.lane)!;
        this.take(message._id, { grant, channel, more: open > 1 });
      }
      const beyond = new Set(
        heads
          .map(({ message }) => message)
          .filter(({ state }) => state !== 'resting')
          .map(({ lane }) => lane),
      );
      await this.give(
        channel,
        grants.filter(({ key }) => !kept.has(key)).map((grant) => ({ grant, more: beyond.has(grant.key) })),
      );
      return due.map(({ message }) => rowOf(message));
    } catch (error) {
      await this.give(
        channel,
        grants.filter(({ key }) => !kept.has(key)).map((grant) => ({ grant, more: true })),
      );
      throw error;
    }
  }

  async settle(row: OutboxRow, outcome: SendOutcome, now: number): Promise<void> {
    const flight = this.flights.get(row.id);
    if (!flight) return;
    const { conversations } = this.parts;
    const key = { _id: row.id, bucket: bucketOf(flight.grant.key) };
    // A notice that another process took for lost may still learn what became of it; nobody else wrote it since.
    const mine = { ...key, $or: [{ open: true }, { outcome: 'uncertain', token: flight.grant.token }] };
    let later: { lane: string; afterMs: number } | null = null;
    if (outcome.kind === 'retry') {
      const afterMs = Math.max(0, outcome.afterMs);
      // A platform that wants everybody to wait says nothing against this message: no attempt is used up.
      const used = outcome.scope === 'channel' ? 0 : 1;
      const update = { $set: { state: 'resting', dueAt: now + afterMs }, $inc: { attempts: used } };
      await this.batch.write({ updateOne: { filter: { ...key, open: true }, update } });
      later = { lane: flight.grant.key, afterMs };
    } else if (outcome.kind === 'moved') {
      const lane = laneOf(row.channel, outcome.chat);
      await conversations.change(row.person, { 'person.chat': outcome.chat });
      const change = { state: 'waiting' as const, chat: outcome.chat, lane, bucket: bucketOf(lane) };
      // Its shard key changes with the chat; alone, because a batch may not do that on a cluster.
      await this.parts.link.run(({ outbox }) => outbox.updateOne({ ...key, open: true }, { $set: change }));
      later = { lane, afterMs: 0 };
    } else {
      if (outcome.kind === 'gone') await conversations.change(row.person, { 'person.reach': 'gone' });
      await this.batch.write({ updateOne: { filter: mine, update: { $set: settledAs(outcome.kind, now) } } });
    }
    this.flights.delete(row.id);
    this.busy.delete(flight.grant.key);
    await this.give(row.channel, [flight]);
    if (later) await this.call(row.channel, [later.lane], later.afterMs);
  }

  nextDue(channel: ChannelName): Promise<number | null> {
    return this.search.nextDue(channel, new Set(this.busy.keys()));
  }

  counts(): Promise<{ waiting: number; oldestAt: number | null; byOutcome: Record<string, number> }> {
    return this.search.counts();
  }

  /** Chats that may have something to send: those called, then those that nobody was called for. */
  private async wanted(channel: ChannelName, limit: number, now: number): Promise<Set<string>> {
    const wanted = new Set<string>();
    for (const lane of await this.parts.calls.next(sendQueue(channel), limit)) {
      const flight = this.busy.get(lane);
      // One call too many for a chat is no loss: whoever sends its first message counts what else there is.
      if (flight) flight.more = true;
      else wanted.add(lane);
    }
    if (wanted.size < limit) {
      const busy = new Set([...this.busy.keys(), ...wanted]);
      for (const lane of await this.search.forgotten(channel, limit - wanted.size, busy, now)) wanted.add(lane);
    }
    return wanted;
  }

  /** The first message of each chat whose lane is ours. What a dead sender claimed there is `uncertain` now. */
  private async ready(grants: Grant[], now: number): Promise<Head[]> {
    const lanes = grants.map(({ key }) => key);
    const heads = await this.search.heads(lanes);
    const lost = heads.filter(({ claimed }) => claimed > 0).map(({ message }) => message.lane);
    if (lost.length === 0) return heads;
    const theirs = { lane: { $in: lost }, bucket: { $in: lost.map(bucketOf) }, open: true };
    await this.parts.link.run(({ outbox }) =>
      outbox.updateMany({ ...theirs, state: 'claimed' }, { $set: settledAs('uncertain', now) }),
    );
    return this.search.heads(lanes);
  }

  /**
   * A reply's claim is its chat's lane alone: after a death it waits again by itself, which is just what is promised
   * for it. A notice's claim is written before it is sent, because after a death it must count as `uncertain`.
   */
  private async mark(due: Head[], grants: Grant[]): Promise<void> {
    const notices = due.filter(({ message }) => message.priority !== priorities.reply);
    await Promise.all(
      notices.map(({ message: { _id, bucket, lane } }) => {
        const token = grants.find(({ key }) => key === lane)?.token ?? null;
        return this.batch.write({
          updateOne: { filter: { _id, bucket, open: true }, update: { $set: { state: 'claimed', token } } },
        });
      }),
    );
  }

  private take(id: string, flight: Flight): void {
    this.flights.set(id, flight);
    this.busy.set(flight.grant.key, flight);
  }

  private async give(channel: string, held: { grant: Grant; more: boolean }[]): Promise<void> {
    if (held.length === 0) return;
    // Never fails: what is claimed already must reach the sender, and a lane that cannot be given back lapses.
    const asked = await this.parts.lanes.drop(held.map(({ grant }) => grant)).catch(() => [] as boolean[]);
    const again = held.filter(({ more }, index) => more || asked[index]).map(({ grant }) => grant.key);
    await this.call(channel, again);
  }

  /** A call that cannot be made is made up for by the sweep. */
  private async call(channel: string, lanes: string[], afterMs = 0): Promise<void> {
    if (lanes.length === 0) return;
    const { calls, log } = this.parts;
    await calls
      .call(sendQueue(channel), lanes, afterMs > 0 ? { afterMs } : {})
      .catch((error: unknown) => log.debug({ reason: reasonOf(error) }, 'nobody could be called'));
  }

  /** When the clock is set back, waits keep their length: a message due in a minute is not held for an hour. */
  private async followClock(now: number): Promise<void> {
    const back = this.lastNow - now;
    this.lastNow = now;
    if (back <= jumpMs) return;
    await this.parts.link.run(({ outbox }) =>
      outbox.updateMany({ ...inOpenLanes, state: 'resting' }, { $inc: { dueAt: -back } }),
    );
  }
}

const names = Object.fromEntries(Object.entries(priorities).map(([name, value]) => [value, name as Priority]));

const rowOf = (message: OutboxDoc): OutboxRow => ({
  id: message._id,
  inboxId: message.inboxId,
  person: message.person,
  channel: message.channel as ChannelName,
  chat: message.chat,
  priority: names[message.priority] ?? 'notice',
  part: message.part!,
  attempts: message.attempts,
  createdAt: message.createdAt,
});
