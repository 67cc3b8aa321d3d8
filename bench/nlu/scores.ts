/** Figures of merit, from the field's usual definitions. All shares are 0..1. */

export interface Judgement {
  right: string;
  /** Null when nothing was guessed. */
  guessed: string | null;
}

export const accuracy = (all: readonly Judgement[]): number =>
  all.filter(({ right, guessed }) => right === guessed).length / Math.max(1, all.length);

/** Mean F1 over the intents that occur in the test. */
export function macroF1(all: readonly Judgement[]): number {
  const intents = [...new Set(all.map(({ right }) => right))];
  const each = intents.map((intent) => {
    const hit = all.filter(({ right, guessed }) => right === intent && guessed === intent).length;
    const said = all.filter(({ guessed }) => guessed === intent).length;
    const there = all.filter(({ right }) => right === intent).length;
    return hit === 0 ? 0 : (2 * hit) / (said + there);
  });
  return each.reduce((sum, f1) => sum + f1, 0) / Math.max(1, each.length);
}

/** Chance that a text of ours scores above a foreign one; ties count half. */
export function auroc(ours: readonly number[], foreign: readonly number[]): number {
  if (ours.length === 0 || foreign.length === 0) return Number.NaN;
  const all = [...ours.map((score) => ({ score, own: true })), ...foreign.map((score) => ({ score, own: false }))];
  all.sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]!.score === all[from]!.score) to += 1;
    const rank = (from + to + 1) / 2;
    for (let i = from; i < to; i += 1) if (all[i]!.own) ranks += rank;
    from = to;
  }
  return (ranks - (ours.length * (ours.length + 1)) / 2) / (ours.length * foreign.length);
}

export interface Claim {
  /** Claimed probability of the first guess. */
  score: number;
  right: boolean;
}

/** Expected calibration error over ten bins of equal width. */
export function calibrationError(claims: readonly Claim[], bins = 10): number {
  let sum = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const inside = claims.filter(({ score }) => Math.min(bins - 1, Math.floor(score * bins)) === bin);
    if (inside.length === 0) continue;
    const claimed = inside.reduce((total, { score }) => total + score, 0);
    const right = inside.filter((each) => each.right).length;
    sum += Math.abs(claimed - right);
  }
  return sum / Math.max(1, claims.length);
}

/** The value below which `share` of the numbers lie. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
