import type { Candidate, Decision } from '../model/interaction';
import type { InboundEvent, Reply } from '../model/message';
import type { Person } from '../model/person';
import type { NewProposal } from '../model/proposal';
import type { Session } from '../model/session';
import type { Content } from '../content/content';
import type { EntityFinder } from '../nlu/entities/entity-finder';
import type { Classifier } from '../ports/classifier';
import type { Jobs } from '../ports/jobs';
import type { DialogEngine } from './dialogs/dialog';

/** One event with everything a step may look at. */
export interface Heard {
  inboxId: string;
  event: InboundEvent;
  person: Person;
  session: Session;
  /** What is said in: the person's choice, else what the page says, else Vietnamese. */
  language: string;
  /** What the person chose to speak; null when nothing was chosen. */
  chosen: string | null;
  /** Normalised text, empty when the event has none. */
  text: string;
  now: number;
}

/** What a step makes of it. Left-out parts change nothing. */
export interface Outcome {
  replies: Reply[];
  decision: Decision;
  topic: string | null;
  score?: number;
  candidates?: Candidate[];
  revision?: string | null;
  /** The replies are more than the topic's answer, so a repeat cannot be made from the content: they are kept. */
  asSaid?: boolean;
  person?: Partial<Person>;
  session?: Partial<Session>;
  rating?: { interaction: string; value: 1 | -1 };
  handoff?: { text: string };
  /** Given with consent; kept apart from everything that understands. */
  proposal?: NewProposal;
  unknownWords?: { language: string; words: string[] };
  erase?: boolean;
  /** False for events that are no question: ratings, arrivals, the platform's news. */
  logged?: boolean;
}

export interface Tools {
  content: Content;
  classifier: Classifier;
  entities: EntityFinder;
  dialogs: DialogEngine;
  jobs: Pick<Jobs, 'search' | 'get'>;
}

/** Null: not mine, ask the next step. */
export type Step = (heard: Heard, tools: Tools) => Outcome | null | Promise<Outcome | null>;

/** A line of `locales/<language>/bot.json` in the person's language. */
export const sayer =
  (heard: Pick<Heard, 'language'>, tools: Pick<Tools, 'content'>) =>
  (key: string, values: Record<string, string | number> = {}): string =>
    tools.content.messages.say(heard.language, `bot.${key}`, values);
