import type { Interaction } from './interaction';
import type { Job } from './job';
import type { ChannelName, InboundEvent, Part, Reply } from './message';
import type { Official } from './official';
import type { OutcomeKind } from './outcome';
import type { Person } from './person';
import type { Priority } from './delivery';
import type { Proposal } from './proposal';
import type { Session } from './session';

/**
 * What a store keeps, in a form that belongs to no store: this is what is carried from one to another. Times are epoch
 * ms. Left out because losing them costs a sign-in at most: console sessions, invitations, leases.
 */
export interface Records {
  /** The key of the pseudonyms: without it everybody would come back as a stranger. */
  secrets: { name: string; value: string };
  people: Person;
  sessions: { person: string; session: Session };
  inbox: InboxRecord;
  outbox: OutboxRecord;
  replies: { inboxId: string; person: string; replies: Reply[]; at: number };
  interactions: Interaction;
  handoffs: { inboxId: string; at: number; channel: ChannelName; person: string | null; text: string };
  proposals: Proposal;
  unknownWords: { language: string; word: string; person: string; times: number; lastAt: number };
  jobs: Job;
  officials: Official;
  audit: AuditRecord;
  /** Number and hash of the newest row of the audit: a chain whose end was cut off must stay recognisable. */
  auditHead: { seq: number; hash: string };
  vault: { name: string; value: string; version: number };
}

/** Also what is finished: its event id must still be recognised when the platform repeats it. */
export interface InboxRecord {
  id: string;
  channel: ChannelName;
  eventId: string;
  /** '' once it was handled. */
  person: string;
  /** Null once it was handled. */
  event: InboundEvent | null;
  state: 'waiting' | 'done' | 'dead';
  /** Its turn was committed; also a dead letter gets one apology. */
  committed: boolean;
  attempts: number;
  acceptedAt: number;
  endedAt: number | null;
  reason: string | null;
  /** How many events of the same person wait before it; null when it does not wait. */
  place: number | null;
}

export interface OutboxRecord {
  id: string;
  inboxId: string;
  /** Like `chat` '' once it is settled. */
  person: string;
  channel: ChannelName;
  chat: string;
  priority: Priority;
  /** Null once it is settled. */
  part: Part | null;
  /** `claimed`: a notice that a process had in flight. Nobody knows whether it arrived: the next start says so. */
  state: 'waiting' | 'resting' | 'claimed' | 'settled';
  attempts: number;
  createdAt: number;
  dueAt: number;
  outcome: OutcomeKind | null;
  settledAt: number | null;
  /** How many open messages of its chat and priority stand before it; null when it is settled. */
  place: number | null;
}

export interface AuditRecord {
  seq: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  detail: string;
  hash: string;
}

export type Kind = keyof Records;

/** By kind, what a record is called. Ascending by the bytes of its UTF-8 is the order of a kind, in every store. */
export const keyOf: { [K in Kind]: (value: Records[K]) => string } = {
  secrets: ({ name }) => name,
  people: ({ key }) => key,
  sessions: ({ person }) => person,
  inbox: ({ id }) => id,
  outbox: ({ id }) => id,
  replies: ({ inboxId }) => inboxId,
  interactions: ({ id }) => id,
  handoffs: ({ inboxId }) => inboxId,
  proposals: ({ id }) => id,
  unknownWords: ({ language, word, person }) => [language, word, person].join('\0'),
  jobs: ({ id }) => id,
  officials: ({ id }) => id,
  audit: ({ seq }) => auditKey(seq),
  auditHead: () => 'head',
  vault: ({ name }) => name,
};

/** Numbers sort like texts only when they are equally long. */
const auditKey = (seq: number): string => String(seq).padStart(16, '0');

/** In the order in which they are carried. */
export const kinds = Object.keys(keyOf) as Kind[];
