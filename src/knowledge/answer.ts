import type { Content, Topic } from '../content/content';
import type { Citation, Phone, Reply } from '../model/message';
import { plainReply } from '../model/message';
import { payloadOf } from '../model/payload';
import { readableDay, vietnamDay } from '../model/week';

export interface Answer {
  reply: Reply;
  /** Revision of what was shown; null when the answer is withheld. */
  revision: string | null;
}

/**
 * What is said about a topic today. An answer outside its validity is withheld by the clock, without
 * anybody deploying anything; one past its review date says so.
 */
export function answerFor(content: Content, topic: Topic, language: string, now: number): Answer {
  const say = (key: string, values = {}) => content.messages.say(language, `bot.${key}`, values);
  const today = vietnamDay(now);
  const { from, to } = topic.valid;
  if (to !== null && today > to) {
    return { reply: plainReply(say('withheld.expired', { title: topic.title, day: readableDay(to) })), revision: null };
  }
  if (from !== null && today < from) {
    return { reply: plainReply(say('withheld.early', { title: topic.title, day: readableDay(from) })), revision: null };
  }
  const notes = today > topic.review.due ? [say('note.overdue', { day: readableDay(topic.review.due) })] : [];
  return {
    revision: topic.revision,
    reply: {
      text: topic.answer.trim(),
      tone: topic.tone,
      phones: phonesOf(content, topic),
      blocks: Object.entries(topic.blocks ?? {}).flatMap(([kind, lines]) =>
        lines ? [{ kind: kind as Reply['blocks'][number]['kind'], lines }] : [],
      ),
      notes: [...notes, ...phoneNotes(content, topic, say)],
      citations: topic.citations.map((citation) => citationOf(content, topic, citation, say)),
      buttons: topic.related.flatMap((id) => {
        const related = content.topics.get(id);
        return related ? [{ title: related.title, payload: payloadOf.topic(id) }] : [];
      }),
      media: [],
    },
  };
}

type Say = (key: string, values?: Record<string, string>) => string;

function phonesOf(content: Content, topic: Topic): Phone[] {
  return topic.phones.flatMap((number) => {
    const line = content.hotlines.get(number);
    return line ? [{ number, label: line.label }] : [];
  });
}

/** The three-digit lines are national law and known to everybody; the long ones may have changed hands. */
function phoneNotes(content: Content, topic: Topic, say: Say): string[] {
  return topic.phones.flatMap((number) => {
    const line = content.hotlines.get(number);
    return line && line.dialled === null && number.length > 3 ? [say('note.phone', { number, seen: line.seen })] : [];
  });
}

function citationOf(content: Content, topic: Topic, citation: Topic['citations'][number], say: Say): Citation {
  if ('page' in citation) {
    return { text: say('cite.page', { title: citation.page, day: readableDay(citation.seen) }), url: citation.url };
  }
  const instrument = content.instruments.get(citation.instrument);
  const effective = instrument?.effective;
  return {
    text: say('cite.instrument', {
      title: instrument?.title ?? '',
      number: citation.instrument,
      article: citation.article ? `, ${citation.article}` : '',
      from: effective ? say('cite.from', { day: readableDay(effective) }) : say('cite.from.unknown'),
      checked: readableDay(topic.review.checked),
    }),
    ...(instrument ? { url: instrument.source } : {}),
  };
}
