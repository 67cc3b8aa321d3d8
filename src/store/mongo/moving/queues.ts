import { priorities, type Priority } from '../../../model/delivery';
import type { ChannelName } from '../../../model/message';
import type { OutcomeKind } from '../../../model/outcome';
import type { InboxRecord, OutboxRecord } from '../../../model/record';
import type { InboxDoc, OutboxDoc, RepliesDoc } from '../documents';
import { bucketOf, eventKey, laneOf } from '../keys';
import type { Models } from '../models';
import { shelf, whole } from './shelf';

/** A place in a queue as a text that stands before all that is written later, which begins with a time. */
const ordered = (place: number): string => `${'0'.repeat(17)}.${String(place).padStart(12, '0')}`;

/** Counts through rows that come queue by queue, each in its order: by row how many stand before it. */
function places<Row extends { _id: string }>(rows: readonly Row[], queueOf: (row: Row) => string): Map<string, number> {
  const counted = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const place = counted.get(queueOf(row)) ?? 0;
      counted.set(queueOf(row), place + 1);
      return [row._id, place];
    }),
  );
}

type Waiting = Pick<InboxDoc, '_id' | 'person'>;

async function placesIn({ inbox }: Models, found: readonly InboxDoc[]): Promise<Map<string, number>> {
  const persons = [...new Set(found.filter(({ state }) => state === 'waiting').map(({ person }) => person))];
  if (persons.length === 0) return new Map();
  const rows = await inbox
    .find({ person: { $in: persons }, state: 'waiting', bucket: { $in: [...new Set(persons.map(bucketOf))] } })
    .select({ person: 1 })
    .sort({ person: 1, order: 1 })
    .lean<Waiting[]>();
  return places(rows, ({ person }) => person);
}

export const inboxShelf = shelf<'inbox', InboxDoc>({
  of: 'inbox',
  key: 'id',
  from: async (found, models) => {
    const place = await placesIn(models, found);
    return found.map((one): InboxRecord => ({
      ...{ id: one.id, channel: one.channel as ChannelName, eventId: one.eventId, person: one.person },
      ...{ event: one.event, state: one.state, committed: one.committed, attempts: one.attempts },
      ...{ acceptedAt: one.acceptedAt, endedAt: one.endedAt, reason: one.reason, place: place.get(one._id) ?? null },
    }));
  },
  to: ({ place, ...rest }) =>
    whole<InboxDoc>(
      {
        ...{ _id: eventKey(rest.channel, rest.eventId), ...rest },
        // Whose it was is forgotten with the handling.
        bucket: bucketOf(rest.person || rest.id),
        ...(place === null ? {} : { order: ordered(place) }),
      },
      ['_id', 'bucket'],
    ),
});

type Open = Pick<OutboxDoc, '_id' | 'lane' | 'priority'>;

async function placesAmong({ outbox }: Models, found: readonly OutboxDoc[]): Promise<Map<string, number>> {
  const lanes = [...new Set(found.filter(({ open }) => open).map(({ lane }) => lane))];
  if (lanes.length === 0) return new Map();
  const rows = await outbox
    .find({ lane: { $in: lanes }, bucket: { $in: [...new Set(lanes.map(bucketOf))] }, open: true })
    .select({ lane: 1, priority: 1 })
    .sort({ lane: 1, priority: 1, seq: 1 })
    .lean<Open[]>();
  return places(rows, ({ lane, priority }) => `${lane}\0${priority}`);
}

const names = Object.fromEntries(Object.entries(priorities).map(([name, value]) => [value, name as Priority]));

export const outboxShelf = shelf<'outbox', OutboxDoc>({
  of: 'outbox',
  from: async (found, models) => {
    const place = await placesAmong(models, found);
    return found.map((one): OutboxRecord => ({
      ...{ id: one._id, inboxId: one.inboxId, person: one.person, channel: one.channel as ChannelName },
      ...{ chat: one.chat, priority: names[one.priority] ?? 'notice', part: one.part, state: one.state },
      ...{ attempts: one.attempts, createdAt: one.createdAt, dueAt: one.dueAt },
      ...{ outcome: one.outcome as OutcomeKind | null, settledAt: one.settledAt, place: place.get(one._id) ?? null },
    }));
  },
  to: ({ id, priority, place, ...rest }) => {
    const open = rest.state !== 'settled';
    const lane = open ? laneOf(rest.channel, rest.chat) : '';
    const document = {
      ...{ _id: id, ...rest, lane, bucket: bucketOf(lane || id), priority: priorities[priority], open },
      // No process has what was claimed: who looks after the chat next finds that out.
      ...{ token: null, seq: ordered(place ?? 0) },
    };
    return whole<OutboxDoc>(document, ['_id', 'bucket']);
  },
});

export const repliesShelf = shelf<'replies', RepliesDoc>({
  of: 'replies',
  from: (found) => found.map(({ _id, person, replies, at }) => ({ inboxId: _id, person, replies, at })),
  to: ({ inboxId, ...rest }) => whole({ _id: inboxId, ...rest }),
});
