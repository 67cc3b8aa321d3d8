import { fitLogistic, logistic, type Logistic } from './logistic';
import type { Signals } from './signals';

/**
 * Turns margins into probabilities: P(topic) = P(about any of our topics) × P(topic | ours). Without it a score says
 * nothing, and a threshold chosen today is wrong tomorrow.
 */
export interface Calibration {
  /** Divides the margins in the soft-max over topics. */
  temperature: number;
  /** P(ours) from the gate signals below. */
  gate: Logistic;
  /** Straightens the product of the two, on the log-odds scale: each is right alone, together they claim too much. */
  straighten: Logistic;
}

/** A text the model has not seen, and the label it should get; null when it is none of our topics. */
export interface Judged {
  signals: Signals;
  label: number | null;
  weight: number;
}

export const gateSignals = (signals: Signals, temperature: number): number[] => {
  const [first = 0, second = first] = signals.best.map((k) => signals.margins[k]!);
  const shares = sharesOf(signals, temperature);
  const unknown = (1 - signals.coverage) * signals.length;
  return [
    ...[first, first - second, first - signals.background, signals.coverage, shares[0] ?? 0],
    ...[Math.log1p(signals.length), Math.log1p(unknown)],
  ];
};

/** P(topic | ours) for `signals.best`. */
export function sharesOf(signals: Signals, temperature: number): number[] {
  const { margins, best } = signals;
  const top = margins[best[0] ?? 0]!;
  let sum = 0;
  for (let k = 0; k < margins.length - 1; k += 1) sum += Math.exp((margins[k]! - top) / temperature);
  return best.map((k) => Math.exp((margins[k]! - top) / temperature) / sum);
}

export function calibrate(judged: Judged[]): Calibration {
  const temperature = bestTemperature(judged.filter((each) => each.label !== null));
  const gate = fitLogistic(
    judged.map(({ signals, label, weight }) => ({
      signals: gateSignals(signals, temperature),
      yes: label !== null,
      weight,
    })),
  );
  const straighten = fitLogistic(
    judged.map(({ signals, label, weight }) => ({
      signals: [logOdds(products(signals, temperature, gate)[0] ?? 0)],
      yes: label !== null && label === signals.best[0],
      weight,
    })),
  );
  return { temperature, gate, straighten };
}

/** Probabilities of `signals.best`, in their order; together at most 1. */
export function probabilities(signals: Signals, { temperature, gate, straighten }: Calibration): number[] {
  const straight = products(signals, temperature, gate).map((p) => logistic(straighten, [logOdds(p)]));
  const sum = straight.reduce((all, p) => all + p, 0);
  return sum > 1 ? straight.map((p) => p / sum) : straight;
}

function products(signals: Signals, temperature: number, gate: Logistic): number[] {
  const ours = logistic(gate, gateSignals(signals, temperature));
  return sharesOf(signals, temperature).map((share) => share * ours);
}

const logOdds = (p: number): number => {
  const inside = Math.min(Math.max(p, 1e-6), 1 - 1e-6);
  return Math.log(inside / (1 - inside));
};

/** The best of a row of temperatures; the loss is flat around it, so a finer one gains nothing. */
function bestTemperature(judged: Judged[]): number {
  let best = { temperature: 1, loss: Infinity };
  for (let step = 0; step < 12; step += 1) {
    const temperature = 0.08 * 1.25 ** step;
    const found = loss(judged, temperature);
    if (found < best.loss) best = { temperature, loss: found };
  }
  return best.temperature;
}

function loss(judged: Judged[], temperature: number): number {
  let sum = 0;
  for (const { signals, label, weight } of judged) {
    const { margins } = signals;
    const top = margins[signals.best[0] ?? 0]!;
    let total = 0;
    for (let k = 0; k < margins.length - 1; k += 1) total += Math.exp((margins[k]! - top) / temperature);
    sum += weight * (Math.log(total) - (margins[label ?? 0]! - top) / temperature);
  }
  return sum;
}
