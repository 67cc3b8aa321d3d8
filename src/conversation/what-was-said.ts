import { placeNotes, placeQuestion } from '../knowledge/places';
import { plainReply, type Reply } from '../model/message';
import { payloadOf } from '../model/payload';
import type { Entities } from '../nlu/entities/entity-finder';
import type { Classification } from '../ports/classifier';
import { topicButtons } from './menu';
import { sayer, type Heard, type Outcome, type Tools } from './heard';

/** From this score on the topics guessed are a better offer than those that cite what was named. */
const likely = 0.5;
/** More buttons than this nobody reads on a telephone. */
const mostResting = 5;

/**
 * What became of the old places that the question names: notes under an answer; before a question back the first
 * thing said, together with which place is meant where a name is several, because that may be all that was asked.
 */
export function withPlaces(outcome: Outcome, { areas }: Entities, heard: Heard, tools: Tools): Outcome {
  if (areas.length === 0) return outcome;
  const say = sayer(heard, tools);
  const known = tools.content.areas;
  const notes = placeNotes(areas, known, say);
  if (outcome.decision === 'answer')
    return {
      ...outcome,
      asSaid: true,
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
    asSaid: true,
    replies: offered,
    ...(foreign.unknown.length > 0 ? { unknownWords: { language: foreign.language, words: foreign.unknown } } : {}),
  };
}

/** A question that only names an instrument ("nghị định 124") is shown what rests on it, instead of nothing. */
export function withDocuments(outcome: Outcome, { documents }: Entities, heard: Heard, tools: Tools): Outcome {
  if (outcome.decision === 'answer' || (outcome.score ?? 0) > likely) return outcome;
  if (documents.length === 0) return outcome;
  const resting = [...tools.content.topics.values()].filter(({ citations }) =>
    citations.some((each) => 'instrument' in each && documents.includes(each.instrument)),
  );
  if (resting.length === 0) return outcome;
  const ids = resting.slice(0, mostResting).map(({ id }) => id);
  const text = sayer(heard, tools)('documents', { numbers: documents.join(', ') });
  return { ...outcome, decision: 'ask', replies: [plainReply(text, topicButtons(tools.content, ids, heard.language))] };
}

const onLast = (replies: Reply[], change: (reply: Reply) => Reply): Reply[] =>
  replies.map((reply, i) => (i === replies.length - 1 ? change(reply) : reply));

const onFirst = ([first, ...rest]: Reply[], change: (reply: Reply) => Reply): Reply[] =>
  first ? [change(first), ...rest] : [];
