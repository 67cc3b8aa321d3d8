import { fold } from '../../text/fold';
import { hashText } from '../hash';
import { withToneMark } from '../lexicon/tone-mark';
import { bucketCount, gramsOf, type ReadGrams } from './grams';
import { fewestSyllables, type LanguageModel } from './language-model';
import { margins, regress, type LearnedText, type Rows } from './regression';
import { straighten, type Line } from './straighten';

export interface LanguageRow {
  text: string;
  /** BCP-47 tag. */
  language: string;
}

/** The language that the others are measured against. */
const first = 'vi';
/** Texts that are never judged later teach letters, but must not outweigh those that are. */
const shortCost = 0.3;
/** One text in so many is kept from learning to see how far the odds can be trusted. */
const heldOut = 10;
/** A language with few texts counts at most so much more a text. */
const mostBalance = 5;

/**
 * Learns to tell the languages of `rows` apart; every text is also learned without its marks. Deterministic for the
 * same rows and seed. Some seconds for 40,000 short texts.
 */
export function trainLanguageModel(rows: readonly LanguageRow[], seed: number, read = gramsOf): LanguageModel {
  const languages = [first, ...Array.from(new Set(rows.map((row) => row.language)))]
    .filter((each, i, all) => all.indexOf(each) === i)
    .sort((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1));
  const texts = rows.flatMap((row) => textsOf(row, languages, read));
  balance(texts, languages.length);
  const learn = (some: Sample[]) => regress(some, languages.length, bucketCount, seed);

  const trust = trustIn(
    learn(texts.filter((each) => !each.held)),
    texts.filter((each) => each.held && each.syllables >= fewestSyllables),
  );
  const against = learn(texts).map((row, k) => quantised(row, trust[k]!));
  return { languages, against };
}

interface Sample extends LearnedText {
  syllables: number;
  held: boolean;
}

function textsOf({ text, language }: LanguageRow, languages: string[], read: ReadGrams): Sample[] {
  const bare = fold(withToneMark(text));
  // By the bare text, so that copies with other marks are held out together.
  const held = hashText(bare, 0, bare.length, 0) % heldOut === 0;
  return (bare === text ? [text] : [text, bare]).map((typed) => {
    const { buckets, syllables } = read(typed);
    const cost = syllables < fewestSyllables ? shortCost : 1;
    return { buckets, syllables, held, label: languages.indexOf(language), cost };
  });
}

function balance(texts: Sample[], labels: number): void {
  const totals = Array.from({ length: labels }, () => 0);
  for (const { label, cost } of texts) totals[label]! += cost;
  const largest = Math.max(...totals);
  for (const text of texts) text.cost *= Math.min(mostBalance, largest / totals[text.label]!);
}

/** For each language how far its odds on texts that the model has not seen can be trusted. */
function trustIn(rows: Rows, unseen: Sample[]): Line[] {
  const odds = unseen.map(({ buckets }) => margins(rows, buckets));
  return rows.map((_, k) =>
    straighten(
      unseen.flatMap(({ label, cost }, i) =>
        label === 0 || label === k + 1 ? [{ odds: odds[i]![k + 1]!, yes: label > 0, weight: cost }] : [],
      ),
    ),
  );
}

function quantised(row: Float32Array, { slope, shift }: Line): LanguageModel['against'][number] {
  const bias = row[row.length - 1]!;
  const weights = row.subarray(0, -1);
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
  return {
    weights: Int8Array.from(weights, (weight) => Math.round((weight * 127) / largest)),
    scale: (slope * largest) / 127,
    bias: slope * bias + shift,
  };
}
