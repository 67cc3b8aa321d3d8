import { placeNotes, placeQuestion } from '../knowledge/places';
import type { Reply } from '../model/message';
import { payloadOf } from '../model/payload';
import type { Classification } from '../ports/classifier';
import { sayer, type Heard, type Outcome, type Tools } from './heard';

/**
 * What became of the old places that the question names: notes under an answer; before a question back the first
 * thing said, together with which place is meant where a name is several, because that may be all that was asked.
 */
export function withPlaces(outcome: Outcome, heard: Heard, tools: Tools): Outcome {
  const { areas } = tools.entities.find(heard.text, heard.now);
  if (areas.length === 0) return outcome;
  const say = sayer(heard, tools);
  const known = tools.content.areas;
  const notes = placeNotes(areas, known, say);
  if (outcome.decision === 'answer')
    return {
      ...outcome,
      replies: onFirst(outcome.replies, (reply) => ({ ...reply, notes: [...notes, ...reply.notes] })),
    };
  const likeliest = tools.content.topics.get(outcome.candidates?.[0]?.topic ?? '');
  const which = likeliest?.places ? areas.flatMap((mention) => placeQuestion(mention, known, say) ?? []) : [];
  const lines = [...notes, ...which];
  if (lines.length === 0) return outcome;
  return {
    ...outcome,
    replies: onFirst(outcome.replies, (reply) => ({ ...reply, text: `${lines.join('\n')}\n\n${reply.text}` })),
  };
}

/**
 * What an outcome owes to a text that was not in Vietnamese: an answer begins with what was understood, a language
 * that the text gave away is offered on a button, and words that nobody knows are noted for speakers to explain.
 */
export function inTheirLanguage(outcome: Outcome, { foreign }: Classification, heard: Heard, tools: Tools): Outcome {
  if (!foreign) return outcome;
  const say = sayer(heard, tools);
  const topic = outcome.topic ? tools.content.topics.get(outcome.topic) : undefined;
  const named =
    topic && topic.tone !== 'emergency' && !topic.id.startsWith('sys-')
      ? onFirst(outcome.replies, (reply) => ({
          ...reply,
          text: `${say('understood.as', { title: topic.title })}\n\n${reply.text}`,
        }))
      : outcome.replies;
  const spoken = foreign.identified ? tools.content.languages.find(({ tag }) => tag === foreign.language) : undefined;
  const offered = spoken
    ? onLast(named, (reply) => ({
        ...reply,
        buttons: [
          ...reply.buttons,
          { title: say('language.switch', { language: spoken.name }), payload: payloadOf.language(spoken.tag) },
        ],
      }))
    : named;
  return {
    ...outcome,
    replies: offered,
    ...(foreign.unknown.length > 0 ? { unknownWords: { language: foreign.language, words: foreign.unknown } } : {}),
  };
}

const onLast = (replies: Reply[], change: (reply: Reply) => Reply): Reply[] =>
  replies.map((reply, i) => (i === replies.length - 1 ? change(reply) : reply));

const onFirst = ([first, ...rest]: Reply[], change: (reply: Reply) => Reply): Reply[] =>
  first ? [change(first), ...rest] : [];
