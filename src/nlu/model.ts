import { calibrate, probabilities, type Calibration } from './calibration';
import type { TopicExamples } from './corpus';
import { crossValidate } from './cross-validation';
import type { Extractor, Features } from './features';
import { fitLinear, withoutNearBackground } from './fit';
import { lessons } from './lesson';
import { seededRandom } from './random';
import { signalsOf, type Linear } from './signals';

/** Everything learned; what a cache file holds. */
export interface Model {
  linear: Linear;
  calibration: Calibration;
}

export function trainModel(corpus: readonly TopicExamples[], extractor: Extractor, seed: number): Model {
  const all = withoutNearBackground(lessons(corpus, extractor, seededRandom(seed)));
  const calibration = calibrate(crossValidate(all, corpus.length, seed));
  return { linear: fitLinear(all, corpus.length, seededRandom(seed)), calibration };
}

export interface Guess {
  label: number;
  /** Calibrated probability, 0..1. */
  score: number;
}

/** The three likeliest topics, best first; `coverage` is the share of known words, 0..1. */
export function guess(model: Model, features: Features): { guesses: Guess[]; coverage: number } {
  const signals = signalsOf(model.linear, features);
  const scores = probabilities(signals, model.calibration);
  return { guesses: signals.best.map((label, i) => ({ label, score: scores[i] ?? 0 })), coverage: signals.coverage };
}
