import { forgottenBefore } from './job';

const dayMs = 86_400_000;

/** What goes at `now`, by the moments before which it happened. */
export const retention = (now: number) => ({
  texts: now - 90 * dayMs,
  /** Longer than any platform repeats an event. */
  finished: now - 8 * dayMs,
  deadLetters: now - 7 * dayMs,
  /** "2026-08-24": vacancies that expired before that day. */
  jobs: forgottenBefore(now),
});
