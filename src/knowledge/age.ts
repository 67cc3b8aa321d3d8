import type { Content, Topic } from '../content/content';
import { readableDay } from '../model/week';
import type { Say } from './say';
import type { Lapse, Validity } from './validity';

/** What is said instead of an answer that may not be given today: the truth, and who to ask. */
export function withheldWords(
  content: Pick<Content, 'instruments'>,
  { title }: Pick<Topic, 'title'>,
  validity: Extract<Validity, { kind: 'withheld' }>,
  say: Say,
): string {
  if (validity.why !== 'lapsed') return say(`withheld.${validity.why}`, { title, day: readableDay(validity.day) });
  return say('withheld.lapsed', { title, lapse: lapseWords(content, validity.lapse, say) });
}

/** What must be known about the age of an answer that is given. */
export function ageNotes(
  content: Pick<Content, 'instruments'>,
  { review }: Pick<Topic, 'review'>,
  { expired, lapsed, overdue }: Extract<Validity, { kind: 'given' }>,
  say: Say,
): string[] {
  return [
    ...(expired === null ? [] : [say('note.expired', { day: readableDay(expired) })]),
    ...lapsed.map((each) => say('note.lapsed', { lapse: lapseWords(content, each, say) })),
    ...(overdue ? [say('note.overdue', { day: readableDay(review.due) })] : []),
  ];
}

/** "Nghị định về xử phạt (144/2021/NĐ-CP) hết hiệu lực sau ngày 14/12/2025, nay có …" */
function lapseWords(content: Pick<Content, 'instruments'>, { number, standing }: Lapse, say: Say): string {
  const named = say('lapse.named', { title: content.instruments.get(number)?.title ?? '', number });
  const over = standing.last ? say('lapse.last', { day: readableDay(standing.last) }) : say('lapse.over');
  const by = standing.by ? say('lapse.by', { title: standing.by.title, number: standing.by.number }) : '';
  return `${named} ${over}${by}`;
}
