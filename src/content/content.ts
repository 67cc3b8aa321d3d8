import { createHash } from 'node:crypto';
import type { Areas } from '../model/area';
import type { Hotline, Instrument, LanguageEntry, MenuEntry, TopicFile } from './schema';
import type { Messages } from './messages';

export interface Topic extends TopicFile {
  /** Changes when anything a person could see changes. */
  revision: string;
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
export function revisionOf(topic: TopicFile): string {
  const { title, tone, answer, blocks, phones, citations, valid, review } = topic;
  const shown = JSON.stringify({ title, tone, answer, blocks, phones, citations, valid, review });
  return createHash('sha256').update(shown).digest('hex').slice(0, 10);
}
