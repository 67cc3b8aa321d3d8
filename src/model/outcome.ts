/**
 * What a platform answered to one send. A value with its policy, not an exception.
 * "Sent" means the platform accepted it; never that it was delivered or read.
 */
export type SendOutcome =
  | { kind: 'sent'; messageId?: string }
  /** Try again after `afterMs`. `scope: channel` rests the whole channel (a 429 of the bot). */
  | { kind: 'retry'; afterMs: number; scope: 'chat' | 'channel'; reason: string }
  /** The chat has a new id; send there. */
  | { kind: 'moved'; chat: string }
  /** Blocked, deleted, unknown: this person cannot be reached here any more. */
  | { kind: 'gone'; reason: string }
  /** Outside the platform's interaction window; possible again after the person writes. */
  | { kind: 'window'; reason: string }
  | { kind: 'quota'; reason: string }
  /** The platform will never accept this message. */
  | { kind: 'rejected'; reason: string }
  /** Bytes went out and no answer came: it may have arrived. Never called "failed". */
  | { kind: 'uncertain'; reason: string };

export type OutcomeKind = SendOutcome['kind'];
