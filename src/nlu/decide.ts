import type { Classification } from '../ports/classifier';

/**
 * What to do with a guess. The thresholds minimise the costs below over the cross-validated examples
 * (`npx tsx bench/nlu.ts --thresholds`); the held-out tests had no part in it. Choose anew when the topics change much.
 *
 * A wrong confident answer about law or money costs ten questions left unanswered; only two where the right topic is
 * a button under it. Choosing among three buttons costs half: people who read badly often stop there. In an
 * emergency it is the other way round: leaving a person without the number costs ten, showing emergency numbers to
 * somebody who does not need them costs two.
 */
export const costs = {
  wrongAnswer: 10,
  relatedAnswer: 2,
  unanswered: 1,
  rightButton: 0.5,
  uselessButtons: 1.25,
  foreignAsked: 0.5,
  emergencyMissed: 10,
  emergencyButton: 1,
  needlessEmergency: 2,
} as const;

export interface Thresholds {
  answer: number;
  ask: number;
  emergencyAnswer: number;
  emergencyAsk: number;
}

/** The least cost of `answer` is at 0.94 and hardly more from 0.92 to 0.96. */
export const thresholds: Thresholds = { answer: 0.94, ask: 0.25, emergencyAnswer: 0.4, emergencyAsk: 0.12 };

/** A button less likely than this share of the best one only makes the choice harder. */
const buttonShare = 0.05;

export type Decided =
  | { kind: 'answer'; topic: string; score: number }
  /** One to three topics, the likeliest (or an emergency) first. */
  | { kind: 'ask'; topics: string[]; score: number }
  | { kind: 'fallback'; score: number };

export interface DecideOptions {
  emergency: (topic: string) => boolean;
  /** Topics that stand as buttons under the answer of this one. */
  related?: (topic: string) => readonly string[];
  thresholds?: Thresholds;
}

/** Pure. `score` is the best candidate's probability, 0 when there is none. */
export function decide(classification: Classification, options: DecideOptions): Decided {
  const { candidates, exact } = classification;
  // Read through look-alike words: the likeliest topic is worth a question, not an answer.
  const confirm = classification.foreign?.doubtful === true;
  const best = candidates[0];
  if (!best) return { kind: 'fallback', score: 0 };
  const limit = options.thresholds ?? thresholds;
  const urgent = candidates.find(({ topic, score }) => options.emergency(topic) && score >= limit.emergencyAsk);

  if (exact && !confirm) return { kind: 'answer', topic: best.topic, score: best.score };
  if (urgent && urgent.score >= limit.emergencyAnswer)
    return { kind: 'answer', topic: urgent.topic, score: urgent.score };
  const near = candidates.slice(1).filter(({ topic }) => options.related?.(best.topic).includes(topic));
  if (!urgent && !confirm && answerable(best.score, sumOf(near), limit.answer))
    return { kind: 'answer', topic: best.topic, score: best.score };
  if (urgent || best.score >= limit.ask) {
    // "Khi không muốn sống nữa" beside birth papers would only frighten.
    const others = candidates.filter(
      (each) =>
        each !== urgent &&
        each.score >= (options.emergency(each.topic) ? limit.emergencyAsk : best.score * buttonShare),
    );
    const topics = [...(urgent ? [urgent] : []), ...others].slice(0, 3).map(({ topic }) => topic);
    return { kind: 'ask', topics, score: best.score };
  }
  return { kind: 'fallback', score: best.score };
}

/** A topic less likely than this is asked back whatever stands beside it. */
const leastAnswered = 0.75;

/**
 * Whether an answer is worth its risk. `beside` is the probability of topics that are a button under it: to be wrong
 * there costs less, so "làm khai sinh ở đâu" need not be asked back for the sake of late registration.
 */
function answerable(best: number, beside: number, limit: number): boolean {
  if (best >= limit) return true;
  const risk = costs.wrongAnswer * Math.max(0, 1 - best - beside) + costs.relatedAnswer * beside;
  return best >= leastAnswered && risk <= costs.wrongAnswer * (1 - limit);
}

const sumOf = (candidates: readonly { score: number }[]): number =>
  candidates.reduce((sum, { score }) => sum + score, 0);
