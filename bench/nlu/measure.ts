import { decide } from '../../src/nlu/decide';
import { fold } from '../../src/text/fold';
import { calibrationError, quantile, type Claim } from './scores';
import type { TestedTopic } from './topics';

export type Guesser = (text: string) => Promise<{ candidates: { topic: string; score: number }[]; exact: boolean }>;

/** Shares are 0..1. */
export interface Figures {
  tests: number;
  first: number;
  three: number;
  strippedFirst: number;
  strippedThree: number;
  answeredRight: number;
  answeredWrong: number;
  askedWithRight: number;
  askedWithout: number;
  fallback: number;
  /** Of the first guess, over the tests as typed and without marks. */
  calibrationError: number;
  p50Ms: number;
  p99Ms: number;
  trainSeconds: number;
}

export interface Confusion {
  text: string;
  right: string;
  got: string;
}

export interface Measured {
  figures: Figures;
  confusions: Confusion[];
  guesser: Guesser;
  /** Score of the first guess for each test. */
  scores: number[];
}

/** Trains with `train` and runs every held-out test, as typed and without marks. */
export async function measure(topics: TestedTopic[], train: () => Promise<Guesser>): Promise<Measured> {
  const began = process.hrtime.bigint();
  const guesser = await train();
  const trainSeconds = Number(process.hrtime.bigint() - began) / 1e9;

  const emergency = (topic: string) => topics.some((each) => each.topic === topic && each.emergency);
  const related = (topic: string) => topics.find((each) => each.topic === topic)?.related ?? [];
  const tests = topics.flatMap(({ topic, tests: texts }) => texts.map((text) => ({ topic, text })));
  const count = {
    ...{ first: 0, three: 0, strippedFirst: 0, strippedThree: 0 },
    ...{ answeredRight: 0, answeredWrong: 0, askedWithRight: 0, askedWithout: 0, fallback: 0 },
  };
  const confusions: Confusion[] = [];
  const claims: Claim[] = [];
  const times: number[] = [];
  const scores: number[] = [];

  for (let warm = 0; warm < 2; warm += 1) for (const { text } of tests) await guesser(text);
  for (const { topic, text } of tests) {
    const from = process.hrtime.bigint();
    const found = await guesser(text);
    times.push(Number(process.hrtime.bigint() - from) / 1e6);
    const bare = (await guesser(fold(text))).candidates;
    for (const [first] of [found.candidates, bare])
      claims.push({ score: first?.score ?? 0, right: first?.topic === topic });
    scores.push(found.candidates[0]?.score ?? 0);

    if (found.candidates[0]?.topic === topic) count.first += 1;
    else
      confusions.push({
        text,
        right: topic,
        got: found.candidates.map((each) => `${each.topic} ${each.score.toFixed(2)}`).join(', '),
      });
    if (found.candidates.some((each) => each.topic === topic)) count.three += 1;
    if (bare[0]?.topic === topic) count.strippedFirst += 1;
    if (bare.some((each) => each.topic === topic)) count.strippedThree += 1;

    const did = decide(found, { emergency, related });
    if (did.kind === 'answer') count[did.topic === topic ? 'answeredRight' : 'answeredWrong'] += 1;
    else if (did.kind === 'ask') count[did.topics.includes(topic) ? 'askedWithRight' : 'askedWithout'] += 1;
    else count.fallback += 1;
  }

  const shares = Object.fromEntries(
    Object.entries(count).map(([name, value]) => [name, value / tests.length]),
  ) as typeof count;
  return {
    figures: {
      tests: tests.length,
      ...shares,
      calibrationError: calibrationError(claims),
      p50Ms: quantile(times, 0.5),
      p99Ms: quantile(times, 0.99),
      trainSeconds,
    },
    confusions,
    guesser,
    scores,
  };
}
