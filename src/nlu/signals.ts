import type { Features } from './features';
import { marginsOf, type QuantisedWeights } from './quantised';
import type { Vocabulary } from './vocabulary';

/** What the linear model says of one text, before calibration. */
export interface Signals {
  /** Labels of the three largest margins, best first; fewer when there are fewer topics. */
  best: number[];
  margins: Float64Array;
  /** Margin of the background, which is no topic. */
  background: number;
  coverage: number;
  /** Words of the text. */
  length: number;
}

export interface Linear {
  vocabulary: Vocabulary;
  /** The last label is the background. */
  weights: QuantisedWeights;
  topics: number;
}

export function signalsOf(linear: Linear, features: Features): Signals {
  const { vocabulary, weights, topics } = linear;
  const margins = marginsOf(weights, topics + 1, vocabulary.vector(features));
  return {
    best: topThree(margins, topics),
    margins,
    background: margins[topics]!,
    coverage: vocabulary.coverage(features),
    length: features.marked.length,
  };
}

function topThree(margins: Float64Array, topics: number): number[] {
  const best: number[] = [];
  for (let k = 0; k < topics; k += 1) {
    if (best.length === 3 && margins[k]! <= margins[best[2]!]!) continue;
    let at = best.length;
    while (at > 0 && margins[k]! > margins[best[at - 1]!]!) at -= 1;
    best.splice(at, 0, k);
    if (best.length > 3) best.pop();
  }
  return best;
}
