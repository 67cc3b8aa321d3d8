import type { CultureEntry, CultureMedia } from '../../content/culture-schema';
import { plainReply, type Button, type Citation, type Reply } from '../../model/message';
import { payloadOf } from '../../model/payload';
import { readableDay } from '../../model/week';
import type { Say } from '../say';
import { timeWords } from './time-words';
import { nextTime } from './when';

/** One entry, whole: its words, when it is next on, where it was read, and what to be careful about. */
export function entryReply(entry: CultureEntry, today: string, say: Say): Reply {
  const time = entry.when ? nextTime(entry.when, today) : null;
  const when = entry.when && time ? [`${capital(timeWords(entry.when, time, today, say))}.`] : [];
  return {
    ...plainReply([entry.title, withYear(entry.text.trim(), entry, say), ...when].join('\n')),
    notes: [
      ...cautions(entry, say),
      ...(today > entry.review.due ? [say('note.overdue', { day: readableDay(entry.review.due) })] : []),
      ...(when.length > 0 ? [say('culture.note.date')] : []),
      ...entry.media.flatMap((each) => mediaNote(each, say)),
    ],
    citations: [...sourcesOf(entry, say), ...entry.media.flatMap((each) => elsewhere(each, say))],
    media: entry.media.flatMap(({ kind, file, alt }) =>
      kind === 'image' && file ? [{ kind, url: `/media/${file}`, alt }] : [],
    ),
  };
}

export const withYear = (text: string, { year }: CultureEntry, say: Say): string =>
  year === undefined ? text : `${text} ${say('culture.year-of-news', { year: String(year) })}`;

/** What was not read with the state's pages or press is to be asked again. */
export const cautions = ({ trust, title }: CultureEntry, say: Say): string[] =>
  trust === 'B' ? [say('culture.note.doubtful', { title })] : [];

export const sourcesOf = ({ sources }: CultureEntry, say: Say): Citation[] =>
  sources.map(({ page, url, seen }) => ({
    text: say('cite.page', { title: page, day: readableDay(seen) }),
    ...(url ? { url } : {}),
  }));

export const entryButton = ({ id, title }: CultureEntry): Button => ({ title, payload: payloadOf.culture(id) });

/** Who made it, and what is said in it. */
function mediaNote({ kind, credit, licence, transcript }: CultureMedia, say: Say): string[] {
  const made = say(`culture.media.${kind}`, { credit, licence });
  return transcript ? [made, say('culture.media.transcript', { transcript })] : [made];
}

/** Pictures of others are a link, and so is what the page cannot show: nobody else learns who reads what. */
const elsewhere = ({ kind, url, file, alt }: CultureMedia, say: Say): Citation[] => {
  if (kind === 'image' && file) return [];
  return [{ text: say('culture.media.link', { alt }), url: url ?? `/media/${file ?? ''}` }];
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
