import type { OutboxDraft } from '../model/delivery';
import type { Interaction } from '../model/interaction';
import type { Reply } from '../model/message';
import type { Person } from '../model/person';
import type { NewProposal } from '../model/proposal';
import type { Session } from '../model/session';

/** Everything that changes when one event has been handled. */
export interface Turn {
  inboxId: string;
  person: Person;
  /** The whole new session; null forgets it. */
  session: Session | null;
  interaction: Interaction | null;
  /** A thumb for an earlier interaction of the same person. */
  rating: { interaction: string; value: 1 | -1 } | null;
  outbox: OutboxDraft[];
  /** For pull channels: the replies themselves, kept for a repeated request. */
  replies: Reply[];
  /** A request for a human, for the officials to see. Text is masked. */
  handoff: { text: string } | null;
  /** A word or a sentence the person gives, with consent; its id is the inbox id. */
  proposal: NewProposal | null;
  /** Words no lexicon knows. The store keeps the countable ones, see `model/unknown-word.ts`, and never the message. */
  unknownWords: { language: string; words: string[] } | null;
  /**
   * Delete everything that is kept of this person; numbers in reports stay, without the text. Of proposals, approved
   * ones stay without the person; of the others only the number.
   */
  erase: boolean;
}

/**
 * Commits a turn whole or not at all: a crash before it repeats pure work, after it nothing repeats.
 * A store without transactions over several documents keeps these in one document per conversation.
 */
export interface Turns {
  commit(turn: Turn): Promise<void>;
  /** Replies of a handled event, for a repeated request of a pull channel; null when not handled yet. */
  repliesTo(inboxId: string): Promise<Reply[] | null>;
}
