import type { OutboxDraft } from '../../model/delivery';
import type { Interaction } from '../../model/interaction';
import type { Job } from '../../model/job';
import type { InboundEvent, Part, Reply } from '../../model/message';
import type { Official } from '../../model/official';
import type { Person } from '../../model/person';
import type { Proposal } from '../../model/proposal';
import type { Turn } from '../../ports/turns';

/** What a turn wrote, on its way to the collections where it is looked for. */
export type Filing = Pick<Turn, 'interaction' | 'rating' | 'replies' | 'handoff' | 'unknownWords' | 'erase'> & {
  /** The inbox id of the turn. */
  id: string;
  /** `_id` of the inbox document; null when the turn answers no event. */
  event: string | null;
  /** The event was given up before: it stays a dead letter. */
  dead: boolean;
  person: string;
  channel: Person['channel'];
  /** Epoch ms of the commit. */
  at: number;
  outbox: (OutboxDraft & { seq: string })[];
  proposal: Proposal | null;
};

/**
 * One per person: the only document that a commit of a turn writes, so it is whole or not there without a transaction
 * over several. Everything else follows from `filing`, which anybody can repeat.
 */
export interface ConversationDoc {
  /** The pseudonym. */
  _id: string;
  /** Counts every change of the document; a commit names the one it read. */
  version: number;
  /** The highest lane token that ever committed here: an older one is refused. */
  fence: number;
  person: Person | null;
  /** JSON: a dialogue's state is opaque and may hold any key. */
  session: string | null;
  sessionExpiresAt: number | null;
  /** Inbox ids of the latest turns, the newest last. */
  handled: string[];
  /** Null once everything the last turn wrote is where it belongs. */
  filing: Filing | null;
}

export interface InboxDoc {
  /** Made from channel and event id alone, so that a repeated event meets its first copy on the same shard. */
  _id: string;
  /** The shard key's first part, from the person; too coarse to lead back to one. */
  bucket: number;
  /** Our time-ordered id. */
  id: string;
  /** Orders the waiting events of a person: our id, or the place an event had in the store it was brought from. */
  order?: string;
  /** The pseudonym; '' once the event is handled. */
  person: string;
  channel: string;
  /** The platform's; kept with the tombstone, so that another store recognises a repeat as well. */
  eventId: string;
  event: InboundEvent | null;
  state: 'waiting' | 'done' | 'dead';
  committed: boolean;
  attempts: number;
  acceptedAt: number;
  endedAt: number | null;
  reason: string | null;
}

export interface OutboxDoc {
  _id: string;
  /** The shard key's first part, from channel and chat. */
  bucket: number;
  inboxId: string;
  person: string;
  channel: string;
  chat: string;
  /** Channel and chat in one: what a sender holds while a message is in flight. */
  lane: string;
  priority: number;
  part: Part | null;
  /** `waiting`: due now. `resting`: due at `dueAt`. `claimed`: a notice in flight. */
  state: 'waiting' | 'resting' | 'claimed' | 'settled';
  /** Not settled. */
  open: boolean;
  /** Lane token of the sender that claimed it last; null when nobody did. */
  token: number | null;
  attempts: number;
  createdAt: number;
  dueAt: number;
  /** Orders messages: the lane token of the turn, then its parts. */
  seq: string;
  outcome: string | null;
  settledAt: number | null;
}

/** `textKey` is the text in lower case, as the other store has it: equal questions must be equal in both. */
export type InteractionDoc = Omit<Interaction, 'id'> & { _id: string; textKey: string };

export interface HandoffDoc {
  _id: string;
  at: number;
  channel: string;
  person: string | null;
  text: string;
}

export interface RepliesDoc {
  _id: string;
  person: string;
  replies: Reply[];
  at: number;
}

export type ProposalDoc = Omit<Proposal, 'id'> & {
  _id: string;
  /** Number of the last sheet that judged it, see `sheet.ts`; left out when none did. */
  sheet?: number;
};

export interface UnknownWordDoc {
  /** Language, word and person. */
  _id: string;
  language: string;
  word: string;
  person: string;
  times: number;
  lastAt: number;
  /** The inbox id counted last: filing a turn again counts nothing twice. */
  last: string;
}

export interface JobDoc {
  _id: string;
  /** Readers see one generation only; a new one is written beside it and put in place at once. */
  generation: number;
  id: string;
  postedOn: string;
  expiresOn: string;
  commune: string | null;
  /** Title and trade without marks, each word between spaces. */
  words: string;
  bestWage: number | null;
  job: Job;
}

export type OfficialDoc = Omit<Official, 'id'> & { _id: string };

export interface ConsoleSessionDoc {
  /** The token's hash. */
  _id: string;
  official: string;
  csrf: string;
  createdAt: number;
  expiresAt: number;
}

export interface InviteDoc {
  /** Always the same: there is one document of all invitations. */
  _id: string;
  /** The newest last; `hash` is the token's. */
  open: { hash: string; expiresAt: number }[];
  /** Of the newest. */
  expiresAt: number;
}

export interface AuditDoc {
  /** The sequence number. */
  _id: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  detail: string;
  hash: string;
}

export interface VaultDoc {
  _id: string;
  value: string;
  version: number;
}

export interface LeaseDoc {
  _id: string;
  holder: string;
  until: number;
}

/** Small facts of the store itself: its form, the newest audit row, the generation of jobs, work begun. */
export interface MetaDoc {
  _id: string;
  value: unknown;
}
