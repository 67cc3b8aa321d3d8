import type { InboundEvent } from '../model/message';
import type { Person } from '../model/person';
import type { Session } from '../model/session';

export interface Accepted {
  /** Our id of the event; the earlier one when the event is a duplicate. */
  id: string;
  duplicate: boolean;
}

/** An event to be worked on. */
export interface InboxRow {
  id: string;
  /** Pseudonym of the person. */
  person: string;
  event: InboundEvent;
  /** How often this event was begun before. */
  attempts: number;
  acceptedAt: number;
  /** What is known of the person when the event is claimed. Nothing else changes it until the turn commits. */
  known: { person: Person | null; session: Session | null };
}

export interface NewEvent {
  person: string;
  event: InboundEvent;
  acceptedAt: number;
}

/** Events wait here from the moment they are acknowledged until a turn is committed. */
export interface Inbox {
  /**
   * Stores events, unique by (channel, event id). Resolves only when they would survive a power cut.
   * Answers in the order of the events given. Rejects with `store.unavailable` when they are not durable.
   */
  accept(events: NewEvent[]): Promise<Accepted[]>;
  /**
   * Up to `limit` waiting events, oldest first, at most one per person, and none of a person of whom an
   * event is already claimed. A claim of a process that died is free again at its next start.
   */
  claim(limit: number): Promise<InboxRow[]>;
  /** Gives a claimed event back. `blamed` (unless told otherwise) counts the attempt against it. */
  release(id: string, blamed?: boolean): Promise<void>;
  /** Gives up on an event: kept as a dead letter with its reason, never claimed again. */
  bury(id: string, reason: string): Promise<void>;
  counts(): Promise<{ waiting: number; dead: number; oldestAt: number | null }>;
}
