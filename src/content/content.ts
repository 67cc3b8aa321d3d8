import { createHash } from 'node:crypto';
import type { Areas } from '../model/area';
import type { Trade } from '../model/trade';
import type { CultureEntry } from './culture-schema';
import type { Instruments } from './instruments';
import type { Lesson } from './lesson-schema';
import type { Hotline, LanguageEntry, MenuEntry, TopicFile } from './schema';
import type { Messages } from './messages';
import type { Procedure } from './procedure-schema';
import type { Translations } from './translations';

export interface Topic extends TopicFile {
  /** Changes when anything a person could see changes. */
  revision: string;
  /** The record that the answer was rendered from; null: the answer stands in the topic's own file. */
  procedure: Procedure | null;
}

/** Everything the bot can say, checked and frozen. */
export interface Content {
  topics: ReadonlyMap<string, Topic>;
  instruments: Instruments;
  hotlines: ReadonlyMap<string, Hotline>;
  areas: Areas;
  /** What people call lines of work, to find vacancies by. */
  trades: readonly Trade[];
  /** All that may be said about the culture of the groups, in the order of the ids. */
  culture: readonly CultureEntry[];
  /** By id, in the order they are taught. */
  lessons: ReadonlyMap<string, Lesson>;
  languages: readonly LanguageEntry[];
  menu: readonly MenuEntry[];
  messages: Messages;
  translations: Translations;
}

/** Ten hex digits over what is shown; examples and tests do not count. */
export function revisionOf(topic: TopicFile, procedure: Procedure | null): string {
  const { title, tone, answer, more, eligibility, blocks, phones, citations, valid, review } = topic;
  const { papers, online, mistakes } = procedure ?? {};
  const record = { papers, online, mistakes };
  const shown = JSON.stringify({
    title,
    tone,
    answer,
    more,
    eligibility,
    blocks,
    phones,
    citations,
    valid,
    review,
    record,
  });
  return createHash('sha256').update(shown).digest('hex').slice(0, 10);
}
