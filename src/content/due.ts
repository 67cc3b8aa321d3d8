import { addDays } from '../model/week';
import type { Content, Topic } from './content';
import type { CitationEntry } from './forms';
import { citedAs } from './impact';
import { mainBasis } from './main-basis';

/**
 * Something that a person has to look at again, and why. Days are "2026-11-22". `lapsed`: its main basis is over, so it
 * is withheld; `noted`: another basis is, or an emergency's. `early`: its main basis does not apply yet; `begun`: a
 * basis began to apply after the last check; `changed`: a basis was amended after it.
 */
export interface Due {
  kind: 'topic' | 'lesson' | 'culture' | 'hotline' | 'instrument';
  id: string;
  why: 'review' | 'expired' | 'lapsed' | 'noted' | 'early' | 'begun' | 'changed' | 'undialled' | 'ending';
  /** The day it became due; null where there is none. */
  day: string | null;
  /** The instrument or number it is about. */
  about?: string;
  /** What comes of it the day after: answers and lessons withheld, and those with a note under them. */
  follows?: { withheld: number; noted: number };
}

/** A number is dialled again after this long; they change hands. */
const dialAgainDays = 30;
/** An instrument that ends within this is named beforehand. */
const aheadDays = 60;

interface Reviewed {
  kind: 'topic' | 'lesson' | 'culture';
  id: string;
  tone: Topic['tone'];
  valid: { from: string | null; to: string | null };
  review: { checked: string; due: string };
  citations: readonly CitationEntry[];
}

/** All that is past its date on a day, or rests on what has lapsed or changed since it was checked. */
export function dueOn(content: Content, today: string): Due[] {
  const valid = { from: null, to: null };
  const tone = 'normal' as const;
  const reviewed: Reviewed[] = [
    ...Array.from(content.topics.values(), (each) => ({ ...each, kind: 'topic' as const })),
    ...Array.from(content.lessons.values(), (each) => ({ ...each, kind: 'lesson' as const, tone })),
    ...content.culture.map((each) => ({ ...each, kind: 'culture' as const, tone, valid, citations: [] })),
  ];
  return [
    ...reviewed.flatMap((each) => dueOf(content, each, today)),
    ...[...content.hotlines.values()].flatMap(({ number, dialled }): Due[] => {
      if (dialled === null) return [{ kind: 'hotline', id: number, why: 'undialled', day: null }];
      const again = addDays(dialled, dialAgainDays);
      return today > again ? [{ kind: 'hotline', id: number, why: 'review', day: again }] : [];
    }),
    ...[...content.instruments.values()].flatMap(({ number }): Due[] => {
      const last = content.instruments.lastDayOf(number);
      const soon = last !== null && today <= last && addDays(today, aheadDays) >= last;
      return soon
        ? [{ kind: 'instrument', id: number, why: 'ending', day: last, follows: followsOf(reviewed, number) }]
        : [];
    }),
  ];
}

function followsOf(reviewed: readonly Reviewed[], number: string): NonNullable<Due['follows']> {
  const how = reviewed.map((each) => citedAs(each, number));
  return {
    withheld: how.filter((each) => each === 'main').length,
    noted: how.filter((each) => each === 'cites').length,
  };
}

function dueOf({ instruments }: Content, each: Reviewed, today: string): Due[] {
  const { kind, id, valid, review, citations } = each;
  const due: Due[] = [];
  if (valid.to !== null && today > valid.to) due.push({ kind, id, why: 'expired', day: valid.to });
  if (today > review.due) due.push({ kind, id, why: 'review', day: review.due });
  const isAhead = valid.from !== null && today < valid.from;
  const cited = citations.flatMap((one) => ('instrument' in one && !one.past ? [one.instrument] : []));
  for (const about of new Set(cited)) {
    const standing = instruments.standing(about, today);
    const effective = instruments.get(about)?.effective ?? null;
    if (standing.kind === 'lapsed')
      due.push({
        ...{ kind, id, why: citedAs(each, about) === 'main' ? 'lapsed' : 'noted', day: standing.last, about },
      });
    else if (standing.kind === 'not-yet') {
      // What is itself withheld until then was written ahead on purpose.
      if (about === mainBasis(citations) && !isAhead) due.push({ kind, id, why: 'early', day: standing.from, about });
    } else if (effective !== null && effective > review.checked)
      due.push({ kind, id, why: 'begun', day: effective, about });
    for (const { number, effective: from } of instruments.amendedBy(about))
      if (from !== null && from > review.checked && from <= today)
        due.push({ kind, id, why: 'changed', day: from, about: number });
  }
  return due;
}
