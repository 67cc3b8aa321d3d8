import { calibrate, probabilities, type Judged } from '../../src/nlu/calibration';
import { crossValidate } from '../../src/nlu/cross-validation';
import { costs, decide, type Thresholds } from '../../src/nlu/decide';
import { extractor } from '../../src/nlu/features';
import { lessons } from '../../src/nlu/lesson';
import { seededRandom } from '../../src/nlu/random';
import type { TestedTopic } from './topics';

/** Prints the thresholds with the least cost over the cross-validated examples. Never looks at the tests. */
export function chooseThresholds(topics: TestedTopic[], seed = 1): void {
  const all = lessons(topics, extractor(), seededRandom(seed));
  const judged = crossValidate(all, topics.length, seed);
  const calibration = calibrate(judged);
  const cases = judged.map((each) => {
    const scores = probabilities(each.signals, calibration);
    return { ...each, candidates: each.signals.best.map((label, i) => ({ topic: String(label), score: scores[i] ?? 0 })) };
  });
  const emergency = (topic: string) => topics[Number(topic)]?.emergency === true;
  const grid = (from: number, to: number, step: number) => Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);

  let best: { limit: Thresholds; cost: number } | null = null;
  const total = (limit: Thresholds) => cases.reduce((sum, each) => sum + each.weight * costOf(each, limit, emergency), 0);
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
  console.log('thresholds with the least cost on cross-validated examples:', best?.limit);
  const weight = cases.reduce((sum, each) => sum + each.weight, 0);
  console.log('cost per text', ((best?.cost ?? 0) / weight).toFixed(3));
}

type Case = Judged & { candidates: { topic: string; score: number }[] };

function costOf(each: Case, limit: Thresholds, emergency: (topic: string) => boolean): number {
  const truth = each.label === null ? null : String(each.label);
  const did = decide({ candidates: each.candidates, exact: false }, { emergency, thresholds: limit });
  if (truth === null) {
    if (did.kind === 'answer') return emergency(did.topic) ? costs.needlessEmergency : costs.wrongAnswer;
    return did.kind === 'ask' ? costs.foreignAsked : 0;
  }
  const urgent = emergency(truth);
  if (did.kind === 'answer') {
    if (did.topic === truth) return 0;
    if (urgent) return emergency(did.topic) ? costs.needlessEmergency : costs.emergencyMissed;
    return emergency(did.topic) ? costs.needlessEmergency : costs.wrongAnswer;
  }
  if (did.kind === 'ask') {
    if (did.topics.includes(truth)) return urgent ? costs.emergencyButton : costs.rightButton;
    return urgent ? costs.emergencyMissed : costs.uselessButtons;
  }
  return urgent ? costs.emergencyMissed : costs.unanswered;
}
