import { addDays } from '../model/week';
import type { Content } from './content';
import type { CitationEntry } from './forms';

/** Something that a person has to look at again, and why. Days are "2026-11-22". */
export interface Due {
  kind: 'topic' | 'lesson' | 'culture' | 'hotline' | 'instrument';
  id: string;
  why: 'review' | 'expired' | 'lapsed' | 'changed' | 'undialled' | 'ending';
  /** The day it became due; null where there is none. */
  day: string | null;
  /** The instrument or number it is about. */
  about?: string;
}

/** A number is dialled again after this long; they change hands. */
const dialAgainDays = 30;
/** An instrument that ends within this is named beforehand. */
const aheadDays = 60;

interface Reviewed {
  kind: 'topic' | 'lesson' | 'culture';
  id: string;
  valid: { to: string | null };
  review: { checked: string; due: string };
  citations: readonly CitationEntry[];
}

/** All that is past its date on a day, or rests on what has lapsed or changed since it was checked. */
export function dueOn(content: Content, today: string): Due[] {
  const valid = { from: null, to: null };
  const reviewed: Reviewed[] = [
    ...Array.from(content.topics.values(), (each) => ({ ...each, kind: 'topic' as const })),
    ...Array.from(content.lessons.values(), (each) => ({ ...each, kind: 'lesson' as const })),
    ...content.culture.map((each) => ({ ...each, kind: 'culture' as const, valid, citations: [] })),
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
      return soon ? [{ kind: 'instrument', id: number, why: 'ending', day: last }] : [];
    }),
  ];
}

function dueOf({ instruments }: Content, { kind, id, valid, review, citations }: Reviewed, today: string): Due[] {
  const due: Due[] = [];
  if (valid.to !== null && today > valid.to) due.push({ kind, id, why: 'expired', day: valid.to });
  if (today > review.due) due.push({ kind, id, why: 'review', day: review.due });
  for (const citation of citations) {
    if (!('instrument' in citation) || citation.past) continue;
    const about = citation.instrument;
    const standing = instruments.standing(about, today);
    if (standing.kind === 'lapsed') due.push({ kind, id, why: 'lapsed', day: standing.last, about });
    for (const { number, effective } of instruments.amendedBy(about))
      if (effective !== null && effective > review.checked && effective <= today)
        due.push({ kind, id, why: 'changed', day: effective, about: number });
  }
  return due;
}
