import type { Interaction } from '../model/interaction';
import type { ChannelName } from '../model/message';

/** Half-open span of epoch milliseconds: from ≤ at < to. */
export interface Span {
  from: number;
  to: number;
}

export interface QuestionFilter extends Span {
  language?: string;
  channel?: ChannelName;
}

export interface CommonQuestion {
  topic: string;
  count: number;
  people: number;
  thumbsUp: number;
  thumbsDown: number;
}

export interface UnansweredQuestion {
  /** One example of the masked text. */
  text: string;
  count: number;
  language: string;
  lastAt: number;
}

export interface CountRow {
  key: string;
  total: number;
  answer: number;
  ask: number;
  fallback: number;
  people: number;
}

/** The log of what people asked, as the reports read it. */
export interface Interactions {
  get(id: string): Promise<Interaction | null>;
  /** By topic, most asked first; `sys-` topics left out. */
  common(filter: QuestionFilter, limit: number): Promise<CommonQuestion[]>;
  /** Fallbacks grouped by equal text regardless of case, most frequent first, then newest. */
  unanswered(filter: QuestionFilter, limit: number): Promise<UnansweredQuestion[]>;
  counts(filter: QuestionFilter, by: 'week' | 'language' | 'channel'): Promise<CountRow[]>;
  /** Requests for a human, newest first. */
  handoffs(span: Span, limit: number): Promise<{ at: number; channel: ChannelName; text: string }[]>;
}
