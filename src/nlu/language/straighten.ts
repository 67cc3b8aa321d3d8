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

const rounds = 25;
/** Keeps the line finite when the odds separate the rows without error. */
const shrink = 0.5;

/**
 * The line that makes the odds of unseen texts as good as they claim to be, by Newton's method. `fitLogistic` is no
 * use here: its steady pull towards zero, right for a handful of signals, leaves one strong signal far too modest.
 */
export function straighten(rows: JudgedOdds[]): Line {
  let slope = 1;
  let shift = 0;
  if (!rows.some(({ yes }) => yes) || rows.every(({ yes }) => yes)) return { slope, shift };
  for (let round = 0; round < rounds; round += 1) {
    let bySlope = shrink * (slope - 1);
    let byShift = shrink * shift;
    let [ss, st, tt] = [shrink, 0, shrink];
    for (const { odds, yes, weight } of rows) {
      const share = 1 / (1 + Math.exp(-(slope * odds + shift)));
      const error = weight * (share - (yes ? 1 : 0));
      const curve = weight * share * (1 - share);
      bySlope += error * odds;
      byShift += error;
      ss += curve * odds * odds;
      st += curve * odds;
      tt += curve;
    }
    const area = ss * tt - st * st;
    slope -= (tt * bySlope - st * byShift) / area;
    shift -= (ss * byShift - st * bySlope) / area;
  }
  return Number.isFinite(slope + shift) && slope > 0 ? { slope, shift } : { slope: 1, shift: 0 };
}
