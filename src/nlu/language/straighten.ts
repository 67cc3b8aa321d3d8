/** A line from log-odds to log-odds. */
export interface Line {
  slope: number;
  shift: number;
}

export interface JudgedOdds {
  odds: number;
  yes: boolean;
  weight: number;
}

const rounds = 1_000;
/** Keeps the line finite when the odds separate the rows without error. */
const shrink = 0.5;

/**
 * The line that makes the odds of unseen texts as good as they claim to be. `fitLogistic` is no use here: its steady
 * pull towards zero, right for a handful of signals, leaves one strong signal far too modest. Every round takes the
 * largest curvature a logistic loss can have, so that it cannot overshoot, as Newton's steps do from a poor start.
 */
export function straighten(rows: readonly JudgedOdds[]): Line {
  let slope = 1;
  let shift = 0;
  if (!rows.some(({ yes }) => yes) || rows.every(({ yes }) => yes)) return { slope, shift };
  const curve = (of: (odds: number) => number) => rows.reduce((sum, row) => sum + (row.weight / 4) * of(row.odds), 0);
  const ss = shrink + curve((odds) => odds * odds);
  const st = curve((odds) => odds);
  const tt = shrink + curve(() => 1);
  const area = ss * tt - st * st;
  for (let round = 0; round < rounds; round += 1) {
    let bySlope = shrink * (slope - 1);
    let byShift = shrink * shift;
    for (const { odds, yes, weight } of rows) {
      const error = weight * (1 / (1 + Math.exp(-(slope * odds + shift))) - (yes ? 1 : 0));
      bySlope += error * odds;
      byShift += error;
    }
    slope -= (tt * bySlope - st * byShift) / area;
    shift -= (ss * byShift - st * bySlope) / area;
  }
  // Odds that are wrong more often than right have nothing to straighten; turned round they would only look good.
  return slope > 0 ? { slope, shift } : { slope: 1, shift: 0 };
}
