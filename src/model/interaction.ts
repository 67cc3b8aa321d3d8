import type { ChannelName } from './message';

export const decisions = ['answer', 'ask', 'fallback'] as const;
export type Decision = (typeof decisions)[number];

export interface Candidate {
  topic: string;
  /** 0..1 */
  score: number;
}

/** One question and what became of it. `text` is masked before it gets here. */
export interface Interaction {
  /** The inbox id: one interaction per event, also after a repeat. */
  id: string;
  /** Epoch ms of arrival. */
  at: number;
  /** ISO week in Vietnam time, "2026-W47". */
  week: string;
  /** Pseudonym; null once the person asked to be deleted. */
  person: string | null;
  channel: ChannelName;
  language: string;
  text: string;
  decision: Decision;
  topic: string | null;
  score: number;
  candidates: Candidate[];
  /** Content revision of the answer shown; null when none was. */
  revision: string | null;
  /** From arrival to commit, milliseconds. */
  latencyMs: number;
  thumbs: -1 | 0 | 1;
}
