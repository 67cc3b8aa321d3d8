import type { Button } from './message';

/** What the conversation remembers between two messages; forgotten after `expiresAt`. */
export interface Session {
  /** Buttons of the last reply, so that "2" means the second one where there are no buttons. */
  choices: Button[];
  /** The topic last answered; small talk leaves it alone, a matter that was not understood forgets it. */
  topic: string | null;
  /** Epoch ms of its last answer; null without one. Missing in sessions stored before there were follow-ups. */
  topicAt?: number | null;
  /** State of the open dialogue; opaque to everything but the dialogue engine. */
  dialog: Record<string, unknown> | null;
  /** Times of the latest messages, epoch ms, for the flood limit. */
  recent: number[];
  /** Epoch ms of the last "slow down" or "an officer has this" line, so that it is not repeated. */
  hushedAt: number | null;
  expiresAt: number;
}

export const sessionMs = 30 * 60_000;

export const emptySession = (now: number): Session => ({
  choices: [],
  topic: null,
  topicAt: null,
  dialog: null,
  recent: [],
  hushedAt: null,
  expiresAt: now + sessionMs,
});
