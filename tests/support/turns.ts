import type { OutboxDraft, Priority } from '../../src/model/delivery';
import type { Interaction } from '../../src/model/interaction';
import type { ChannelName, InboundEvent } from '../../src/model/message';
import { newPerson } from '../../src/model/person';
import { emptySession } from '../../src/model/session';
import { vietnamWeek } from '../../src/model/week';
import type { InboxRow, NewEvent } from '../../src/ports/inbox';
import type { Store } from '../../src/ports/store';
import type { Turn } from '../../src/ports/turns';

export const noon = Date.UTC(2026, 10, 22, 5);

/** A text event of a person; `eventId` says which event it is. */
export function eventOf(person: string, eventId: string, change: Partial<InboundEvent> = {}): NewEvent {
  return {
    person,
    acceptedAt: noon,
    event: {
      ...{ channel: 'telegram', eventId, user: `user of ${person}`, chat: `chat of ${person}`, at: noon },
      content: { kind: 'text', text: `câu hỏi ${eventId}` },
      ...change,
    },
  };
}

export const draftOf = (inboxId: string, person: string, change: Partial<OutboxDraft> = {}): OutboxDraft => ({
  ...{ id: `${inboxId}.0`, inboxId, person, channel: 'telegram', chat: `chat of ${person}`, priority: 'reply' },
  part: { text: `trả lời ${inboxId}`, buttons: [] },
  ...change,
});

export const interactionOf = (id: string, person: string, change: Partial<Interaction> = {}): Interaction => {
  const at = change.at ?? noon;
  return {
    ...{ id, at, week: vietnamWeek(at), person, channel: 'telegram', language: 'vi', text: `câu hỏi ${id}` },
    ...{ decision: 'answer', topic: 'dvc-khai-sinh', score: 0.9, candidates: [{ topic: 'dvc-khai-sinh', score: 0.9 }] },
    ...{ revision: 'r1', latencyMs: 12, thumbs: 0 },
    ...change,
  };
};

/** The turn that answers an event with one message, and what the test wants otherwise. */
export function turnOf(row: Pick<InboxRow, 'id' | 'person'>, change: Partial<Turn> = {}): Turn {
  const person = newPerson(row.person, {
    ...{ channel: 'telegram', user: `user of ${row.person}`, chat: `chat of ${row.person}`, now: noon },
  });
  return {
    ...{ inboxId: row.id, person, session: emptySession(noon), interaction: interactionOf(row.id, row.person) },
    ...{ rating: null, outbox: [draftOf(row.id, row.person)], replies: [], handoff: null, erase: false },
    ...{ proposal: null, unknownWords: null },
    ...change,
  };
}

/** A turn of one person with both kinds of message: a claim of the one is remembered, of the other written. */
export const replyAndNotice = (id: string): Turn =>
  turnOf(
    { id, person: 'an' },
    { outbox: [draftOf(id, 'an'), draftOf(id, 'an', { id: `${id}.1`, chat: 'another', priority: 'notice' })] },
  );

/** Accepts one event, claims it and commits its turn; the inbox id. */
export async function handled(
  store: Store,
  person: string,
  eventId: string,
  change: Partial<Turn> = {},
): Promise<string> {
  const [accepted] = await store.inbox.accept([eventOf(person, eventId)]);
  const id = accepted?.id ?? '';
  await store.turns.commit(turnOf({ id, person }, change));
  return id;
}

/** A message waiting to be sent, without a conversation before it. */
export async function queued(
  store: Store,
  name: string,
  as: { chat: string; priority?: Priority; channel?: ChannelName; parts?: number },
): Promise<void> {
  const { chat, priority = 'reply', channel = 'telegram', parts = 1 } = as;
  const drafts = Array.from({ length: parts }, (_, part) =>
    draftOf(name, `person of ${chat}`, { id: `${name}.${part}`, chat, priority, channel }),
  );
  const turn = turnOf({ id: name, person: `person of ${chat}` }, { outbox: drafts, interaction: null });
  await store.turns.commit({ ...turn, person: { ...turn.person, channel, chat } });
}
