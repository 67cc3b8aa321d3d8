import { gibberish } from '../../src/nlu/background';
import { costs, decide, type Thresholds } from '../../src/nlu/decide';
import { extractor } from '../../src/nlu/features';
import { guess, trainModel } from '../../src/nlu/model';
import { noisyCopy } from '../../src/nlu/noise';
import { seededRandom } from '../../src/nlu/random';
import { shorthand } from '../../src/nlu/shorthand';
import type { TestedTopic } from './topics';

const folds = 8;
/** Weight of foreign texts for one of our own: matters of a left-out topic, and far ones. */
const foreign = { near: 0.1, far: 0.15 };

/**
 * Prints the thresholds with the least cost over examples that the judging model has not seen, typed well and typed
 * badly. One topic in eight is left out of each model, so that neighbouring matters without a topic count too.
 * Never looks at the tests.
 */
export function chooseThresholds(topics: TestedTopic[], seed = 1): void {
  const cases = judgedCases(topics, seed);
  const urgent = new Set(topics.filter((each) => each.emergency).map(({ topic }) => topic));
  const relatedTo = new Map(topics.map(({ topic, related }) => [topic, new Set(related)]));
  const related = (shown: string, meant: string) => relatedTo.get(shown)?.has(meant) === true;
  const emergency = (topic: string) => urgent.has(topic);
  const grid = (from: number, to: number, step: number) =>
    Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);

  let best: { limit: Thresholds; cost: number } | null = null;
  const weight = cases.reduce((sum, each) => sum + each.weight, 0);
  const total = (limit: Thresholds) =>
    cases.reduce((sum, each) => sum + each.weight * costOf(each, limit, emergency, related), 0);
  let limit: Thresholds = { answer: 0.8, ask: 0.15, emergencyAnswer: 0.4, emergencyAsk: 0.1 };
  // One threshold at a time, three rounds: they hardly depend on one another.
  for (let round = 0; round < 3; round += 1)
    for (const [name, values] of [
      ['answer', grid(0.4, 0.98, 0.02)],
      ['ask', grid(0.02, 0.4, 0.02)],
      ['emergencyAnswer', grid(0.1, 0.9, 0.05)],
      ['emergencyAsk', grid(0.02, 0.3, 0.02)],
    ] as const)
      for (const value of values) {
        const tried = { ...limit, [name]: value };
        const cost = total(tried);
        if (!best || cost < best.cost) {
          best = { limit: tried, cost };
          limit = tried;
        }
      }
  for (const answer of grid(0.76, 0.98, 0.02)) {
    const ours = cases.filter(({ kind }) => kind === 'ours');
    const did = ours.map((each) => ({
      each,
      done: decide({ candidates: each.candidates, exact: false }, { emergency, thresholds: { ...limit, answer } }),
    }));
    const share = (of: (one: (typeof did)[number]) => boolean) =>
      `${((100 * did.filter(of).length) / did.length).toFixed(1)} %`;
    const right = share(({ each, done }) => done.kind === 'answer' && done.topic === each.truth);
    const wrong = share(({ each, done }) => done.kind === 'answer' && done.topic !== each.truth);
    console.log(
      `answer from ${answer.toFixed(2)}  cost ${(total({ ...limit, answer }) / weight).toFixed(3)}  of ours answered right ${right}, wrong ${wrong}`,
    );
  }
  console.log('thresholds with the least cost on cross-validated examples:', best?.limit);
  reliability(cases);
  console.log('cost per text', ((best?.cost ?? 0) / weight).toFixed(3));
}

interface Case {
  /** Null when it is none of our topics. */
  truth: string | null;
  kind: 'ours' | 'near' | 'far';
  candidates: { topic: string; score: number }[];
  weight: number;
}

function judgedCases(topics: TestedTopic[], seed: number): Case[] {
  const cases: Case[] = [];
  const tools = extractor();
  const short = shorthand();
  const random = seededRandom(seed);
  for (let fold = 0; fold < folds; fold += 1) {
    const corpus = topics
      .filter((_, at) => at % folds !== fold)
      .map((topic) => ({ ...topic, examples: topic.examples.filter((_, at) => at % folds !== fold) }));
    const model = trainModel(corpus, tools, seed);
    const judge = (text: string, truth: string | null, kind: Case['kind']) => {
      const candidates = guess(model, tools.features(tools.read(text))).guesses.map(({ label, score }) => ({
        topic: corpus[label]?.topic ?? '',
        score,
      }));
      cases.push({ truth, kind, candidates, weight: 1 });
    };
    topics.forEach(({ topic, examples }, at) => {
      const known = at % folds !== fold;
      examples.forEach((text, number) => {
        if (known && number % folds !== fold) return;
        judge(text, known ? topic : null, known ? 'ours' : 'near');
        judge(noisyCopy(text, random, short), known ? topic : null, known ? 'ours' : 'near');
      });
    });
    for (let i = 0; i < 20; i += 1) judge(gibberish(random), null, 'far');
  }
  const count = (kind: Case['kind']) => cases.filter((each) => each.kind === kind).length;
  for (const each of cases)
    if (each.kind !== 'ours') each.weight = (foreign[each.kind] * count('ours')) / count(each.kind);
  return cases;
}

function costOf(
  each: Case,
  limit: Thresholds,
  emergency: (topic: string) => boolean,
  related: (shown: string, meant: string) => boolean,
): number {
  const { truth } = each;
  const did = decide({ candidates: each.candidates, exact: false }, { emergency, thresholds: limit });
  if (truth === null) {
    if (did.kind === 'answer') return emergency(did.topic) ? costs.needlessEmergency : costs.wrongAnswer;
    return did.kind === 'ask' ? costs.foreignAsked : 0;
  }
  const urgent = emergency(truth);
  if (did.kind === 'answer') {
    if (did.topic === truth) return 0;
    if (urgent) return emergency(did.topic) ? costs.needlessEmergency : costs.emergencyMissed;
    if (related(did.topic, truth)) return costs.relatedAnswer;
    return emergency(did.topic) ? costs.needlessEmergency : costs.wrongAnswer;
  }
  if (did.kind === 'ask') {
    if (did.topics.includes(truth)) return urgent ? costs.emergencyButton : costs.rightButton;
    return urgent ? costs.emergencyMissed : costs.uselessButtons;
  }
  return urgent ? costs.emergencyMissed : costs.unanswered;
}

/** Claimed against true share of right first guesses, by score: a calibrated model has both equal. */
function reliability(cases: Case[]): void {
  const width = 0.1;
  let error = 0;
  for (let from = 0; from < 1 - 1e-9; from += width) {
    const inside = cases.filter(
      ({ candidates }) => (candidates[0]?.score ?? 0) >= from && (candidates[0]?.score ?? 0) < from + width,
    );
    const sum = (of: (each: Case) => number) => inside.reduce((all, each) => all + each.weight * of(each), 0);
    const all = sum(() => 1);
    if (all === 0) continue;
    const claimed = sum(({ candidates }) => candidates[0]?.score ?? 0) / all;
    const right = sum(({ candidates, truth }) => (candidates[0]?.topic === truth ? 1 : 0)) / all;
    error += all * Math.abs(claimed - right);
    console.log(
      `score ${from.toFixed(1)}-${(from + width).toFixed(1)}  weight ${all.toFixed(0).padStart(5)}  claimed ${claimed.toFixed(3)}  right ${right.toFixed(3)}`,
    );
  }
  const everything = cases.reduce((all, each) => all + each.weight, 0);
  console.log(`expected calibration error on examples no model had seen: ${(error / everything).toFixed(3)}`);
}
