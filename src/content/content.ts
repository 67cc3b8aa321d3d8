import { createHash } from 'node:crypto';
import type { Areas } from '../model/area';
import type { Hotline, Instrument, LanguageEntry, MenuEntry, TopicFile } from './schema';
import type { Messages } from './messages';
import type { Procedure } from './procedure-schema';

export interface Topic extends TopicFile {
  /** Changes when anything a person could see changes. */
  revision: string;
  /** The record that the answer was rendered from; null: the answer stands in the topic's own file. */
  procedure: Procedure | null;
}

/** Everything the bot can say, checked and frozen. */
export interface Content {
  topics: ReadonlyMap<string, Topic>;
  instruments: ReadonlyMap<string, Instrument>;
  hotlines: ReadonlyMap<string, Hotline>;
  areas: Areas;
  languages: readonly LanguageEntry[];
  menu: readonly MenuEntry[];
  messages: Messages;
}

/** Ten hex digits over what is shown; examples and tests do not count. */
export function revisionOf(topic: TopicFile, procedure: Procedure | null): string {
  const { title, tone, answer, more, eligibility, blocks, phones, citations, valid, review } = topic;
  const { papers, online, mistakes } = procedure ?? {};
  const record = { papers, online, mistakes };
  const shown = JSON.stringify({ title, tone, answer, more, eligibility, blocks, phones, citations, valid, review, record });
  return createHash('sha256').update(shown).digest('hex').slice(0, 10);
}
