import type { Content } from '../content/content';
import type { Button } from '../model/message';
import { payloadOf } from '../model/payload';

export const menuButtons = (content: Content): Button[] =>
  content.menu.map((entry) => ({ title: entry.title, payload: payloadOf.menu(entry.entry) }));

/** The menu, and the other languages one tap away: for the first words and for whoever was not understood. */
export const openingButtons = (content: Content, language: string): Button[] => [
  ...menuButtons(content),
  { title: content.messages.say(language, 'bot.language.button'), payload: payloadOf.command('language') },
];

export const topicButtons = (content: Content, ids: readonly string[]): Button[] =>
  ids.flatMap((id) => {
    const topic = content.topics.get(id);
    return topic ? [{ title: topic.title, payload: payloadOf.topic(id) }] : [];
  });

export const languageButtons = (content: Content): Button[] =>
  content.languages.map((language) => ({ title: language.name, payload: payloadOf.language(language.tag) }));
