import type { Content, Topic } from '../content/content';
import type { CitationEntry } from '../content/forms';
import type { Standing } from '../content/instruments';
import type { Button, Citation, Phone, Reply } from '../model/message';
import { plainReply } from '../model/message';
import { payloadOf } from '../model/payload';
import { readableDay, vietnamDay } from '../model/week';
import { ageNotes, withheldWords } from './age';
import { firstQuestion } from './eligibility';
import { partButtons } from './parts';
import type { Say } from './say';
import { titleIn, translated } from './translated';
import { validityOf } from './validity';

export interface Answer {
  reply: Reply;
  /** Whether this person has the right: asked after all of the answer, right above its buttons. */
  question: Reply | null;
  /** Revision of what was shown; null when the answer is withheld. */
  revision: string | null;
}

/** The messages of an answer, in order. The answer itself is what thumbs are about. */
export const repliesOf = ({ reply, question }: Answer, rate?: string): Reply[] => [
  rate === undefined ? reply : { ...reply, rate },
  ...(question ? [question] : []),
];

/**
 * What is said about a topic today. Whether it may be said at all follows from the clock and the register, without
 * anybody deploying anything; an answer past its review date says so.
 */
export function answerFor(content: Content, topic: Topic, language: string, now: number): Answer {
  const say: Say = (key, values = {}) => content.messages.say(language, `bot.${key}`, values);
  const validity = validityOf(content, topic, vietnamDay(now));
  if (validity.kind === 'withheld')
    return { reply: plainReply(withheldWords(content, topic, validity, say)), question: null, revision: null };
  const first = firstQuestion(topic);
  const buttons = [
    ...(first?.buttons ?? []),
    ...partButtons(topic, say),
    ...(first ? [] : relatedButtons(content, topic, language)),
    ...(topic.discreet ? [{ title: say('traceless.button'), payload: payloadOf.command('traceless') }] : []),
  ];
  const reply: Reply = {
    text: topic.answer.trim(),
    tone: topic.tone,
    phones: phonesOf(content, topic),
    blocks: blocksOf(topic),
    notes: [...ageNotes(content, topic, validity, say), ...phoneNotes(content, topic, say)],
    citations: topic.citations.map((citation) => citationOf(content, topic, citation, now, say)),
    // Where a question follows, the buttons stand under it: they answer it.
    buttons: first ? [] : buttons,
    media: [],
  };
  return {
    revision: topic.revision,
    reply: translated(reply, content, topic, language),
    question: first ? plainReply(say('eligible.first', { ask: first.ask }), buttons) : null,
  };
}

function blocksOf(topic: Topic): Reply['blocks'] {
  return Object.entries(topic.blocks ?? {}).flatMap(([kind, lines]) =>
    lines ? [{ kind: kind as Reply['blocks'][number]['kind'], lines }] : [],
  );
}

export const relatedButtons = (content: Content, topic: Topic, language: string): Button[] =>
  topic.related.flatMap((id) => {
    const related = content.topics.get(id);
    return related ? [{ title: titleIn(content, related, language), payload: payloadOf.topic(id) }] : [];
  });

function phonesOf(content: Content, topic: Topic): Phone[] {
  return topic.phones.flatMap((number) => {
    const line = content.hotlines.get(number);
    return line ? [{ number, label: line.label }] : [];
  });
}

/** Nobody has to find out in an emergency which numbers are sure: those not yet dialled are named, once. */
function phoneNotes(content: Content, topic: Topic, say: Say): string[] {
  const lines = topic.phones.flatMap((number) => content.hotlines.get(number) ?? []);
  const dialled = lines.flatMap(({ number, dialled: day }) => (day === null ? [] : [{ number, day }]));
  const not = lines.flatMap(({ number, dialled: day }) => (day === null ? [number] : []));
  return [
    ...dialled.map(({ number, day }) => say('note.phone.dialled', { number, day: readableDay(day) })),
    ...(not.length > 0 ? [say('note.phone.not-dialled', { numbers: not.join(', ') })] : []),
  ];
}

export function citationOf(
  content: Content,
  { review }: { review: { checked: string } },
  citation: CitationEntry,
  now: number,
  say: Say,
): Citation {
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
      from: [
        effective ? say('cite.from', { day: readableDay(effective) }) : say('cite.from.unknown'),
        ...standingWords(content.instruments.standing(citation.instrument, vietnamDay(now)), say),
      ].join(', '),
      checked: readableDay(review.checked),
    }),
    ...(instrument ? { url: instrument.source } : {}),
  };
}

/** In force is the usual case and needs no words. */
function standingWords(standing: Standing, say: Say): string[] {
  if (standing.kind === 'unknown') return [say('cite.standing.unknown')];
  if (standing.kind === 'not-yet') return [say('cite.standing.early')];
  if (standing.kind !== 'lapsed') return [];
  return [standing.last ? say('cite.standing.lapsed', { day: readableDay(standing.last) }) : say('cite.standing.over')];
}
