import type { Content, Topic } from '../content/content';
import { labelsOf, spoken } from '../content/spoken';
import { approvedText } from '../content/translations';
import type { Reply } from '../model/message';

/**
 * An answer with what there is of it in the person's language. The Vietnamese always stays, and in an emergency the
 * numbers stay before everything, because the layout puts them there. A part of an answer, or words about an answer
 * that is withheld, are left as they are: they are not what was translated.
 */
export function translated(reply: Reply, content: Content, topic: Topic, language: string): Reply {
  const translation = content.translations.get(language)?.get(`topic.${topic.id}.answer`);
  const entry = content.languages.find(({ tag }) => tag === language);
  if (!translation || !entry) return reply;
  const isWhole = content.topics.get(topic.id)?.answer === topic.answer && reply.text.startsWith(topic.answer.trim());
  if (!isWhole) return reply;
  const { text, note } = spoken(translation, 'answer', reply.text, labelsOf(content.messages, entry));
  return { ...reply, text, notes: note ? [...reply.notes, note] : reply.notes };
}

/** Title of a topic as a button has it: there is no room for a label, so only what speakers approved. */
export const titleIn = (content: Content, { id, title }: Pick<Topic, 'id' | 'title'>, language: string): string =>
  approvedText(content.translations, language, `topic.${id}.title`) ?? title;
