import type { CultureEntry } from '../../content/culture-schema';
import { plainReply, type Citation, type Reply } from '../../model/message';
import type { Say } from '../say';
import { choose, type Chosen, type CultureQuestion } from './choose';
import { cautions, entryButton, sourcesOf, withYear } from './entry-reply';
import { timeWords } from './time-words';

/** More than this nobody reads on a telephone. */
const most = 5;

/**
 * The entries that a question asks for, each a line and a button. `lead` is the topic's own answer, said when the
 * question names no place, group or time. Where nothing fits, that is said, and nothing is made up.
 */
export function listReply(
  culture: readonly CultureEntry[],
  question: CultureQuestion,
  said: { lead: Reply; today: string; say: Say },
): Reply {
  const { lead, today, say } = said;
  const asked = filters(question, say);
  const found = choose(culture, question, today);
  if (found.length > 0) {
    const head = asked ? capital(say('culture.found', { asked })) : lead.text;
    return listed(head, found, asked ? { ...lead, ...plainReply('', lead.buttons) } : lead, today, say);
  }
  const other = question.period ? choose(culture, { ...question, period: null }, today) : [];
  if (other.length > 0)
    return listed(say('culture.none.period', { asked }), other, plainReply('', lead.buttons), today, say);
  return plainReply(
    say(question.place || question.groups.length > 0 ? 'culture.none' : 'culture.none.at-all', { asked }),
    [...lead.buttons],
  );
}

function listed(head: string, found: readonly Chosen[], lead: Reply, today: string, say: Say): Reply {
  const shown = found.slice(0, most);
  const rest = found.length - shown.length;
  const dated = shown.some(({ time, entry }) => time && entry.kind === 'festival');
  return {
    ...lead,
    text: [
      head,
      ...shown.map((each) => lineOf(each, today, say)),
      ...(rest > 0 ? [say('culture.more', { count: String(rest) })] : []),
    ].join('\n'),
    notes: [
      ...lead.notes,
      ...(dated ? [say('culture.note.date')] : []),
      ...shown.flatMap(({ entry }) => cautions(entry, say)),
    ],
    citations: once([...shown.flatMap(({ entry }) => sourcesOf(entry, say)), ...lead.citations]),
    buttons: [...shown.map(({ entry }) => entryButton(entry)), ...lead.buttons],
  };
}

/** Its time where it has one, else the first thing there is to say. */
function lineOf({ entry, time }: Chosen, today: string, say: Say): string {
  if (entry.when && time) return `- ${entry.title}: ${timeWords(entry.when, time, today, say)}.`;
  const [first = entry.text] = /^.*?[.!?](?=\s|$)/s.exec(entry.text.trim()) ?? [];
  return `- ${entry.title}: ${withYear(first, entry, say)}`;
}

/** "ở Bình Liêu, của người Dao, vào tháng 12/2026" */
function filters({ place, groups, period }: CultureQuestion, say: Say): string {
  return [
    ...(place ? [say('culture.asked.place', { name: place.name })] : []),
    ...groups.map((group) => say('culture.asked.group', { group: say(`culture.group.${group}`) })),
    ...(period ? [say('culture.asked.period', { period: period.name })] : []),
  ].join(', ');
}

const once = (citations: readonly Citation[]): Citation[] => [
  ...new Map(citations.map((each) => [each.text, each])).values(),
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
