import type { Content, Topic } from '../content/content';
import type { CitationEntry } from '../content/forms';
import type { Standing } from '../content/instruments';
import { mainBasis } from '../content/main-basis';

/** An instrument that an answer rests on and that has lapsed. */
export interface Lapse {
  number: string;
  standing: Extract<Standing, { kind: 'lapsed' }>;
}

/** Whether an answer may be given on a day, and what must be said with it. */
export type Validity =
  | { kind: 'withheld'; why: 'expired'; day: string }
  | { kind: 'withheld'; why: 'early'; day: string }
  | { kind: 'withheld'; why: 'lapsed'; lapse: Lapse }
  /** `expired`: the last day of an emergency's own dates, given all the same. */
  | { kind: 'given'; expired: string | null; lapsed: Lapse[]; overdue: boolean };

/**
 * The rule, by the clock alone: an answer outside its own dates is withheld, and so is one whose main basis
 * (`mainBasis`) has lapsed; another lapsed basis is said under the answer. An emergency is never
 * withheld: the numbers to call do not lapse with a decree.
 */
export function validityOf(
  content: Pick<Content, 'instruments'>,
  topic: Pick<Topic, 'tone' | 'valid' | 'citations' | 'review'>,
  today: string,
): Validity {
  const urgent = topic.tone === 'emergency';
  const { from, to } = topic.valid;
  const expired = to !== null && today > to ? to : null;
  if (expired !== null && !urgent) return { kind: 'withheld', why: 'expired', day: expired };
  if (from !== null && today < from && !urgent) return { kind: 'withheld', why: 'early', day: from };
  const numbers = instrumentsOf(topic.citations);
  const lapsed = numbers.flatMap((number): Lapse[] => {
    const standing = content.instruments.standing(number, today);
    return standing.kind === 'lapsed' ? [{ number, standing }] : [];
  });
  const main = lapsed.find(({ number }) => number === mainBasis(topic.citations));
  if (main && !urgent) return { kind: 'withheld', why: 'lapsed', lapse: main };
  return { kind: 'given', expired, lapsed, overdue: today > topic.review.due };
}

/** What an answer needs to be in force: instruments told as past are part of the story, not its ground. */
const instrumentsOf = (citations: readonly CitationEntry[]): string[] =>
  citations.flatMap((each) => ('instrument' in each && !each.past ? [each.instrument] : []));
