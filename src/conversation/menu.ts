import type { Content } from '../content/content';
import { approvedText } from '../content/translations';
import { titleIn } from '../knowledge/translated';
import type { Button } from '../model/message';
import { payloadOf } from '../model/payload';

export const menuButtons = (content: Content, language: string): Button[] =>
  content.menu.map(({ entry, title }) => ({
    title: approvedText(content.translations, language, `menu.${entry}`) ?? title,
    payload: payloadOf.menu(entry),
  }));

/** The menu, and the other languages one tap away: for the first words and for whoever was not understood. */
export const openingButtons = (content: Content, language: string): Button[] => [
  ...menuButtons(content, language),
  { title: content.messages.say(language, 'bot.language.button'), payload: payloadOf.command('language') },
];

export const topicButtons = (content: Content, ids: readonly string[], language: string): Button[] =>
  ids.flatMap((id) => {
    const topic = content.topics.get(id);
    return topic ? [{ title: titleIn(content, topic, language), payload: payloadOf.topic(id) }] : [];
  });

export const languageButtons = (content: Content): Button[] =>
  content.languages.map((language) => ({ title: language.name, payload: payloadOf.language(language.tag) }));
