import { inLearningOrder } from '../knowledge/lesson-order';
import type { Reply } from '../model/message';
import { lessonButton, lessonSayer, listButtons, listLine, openLessons } from './lesson-replies';
import type { Heard, Outcome, Tools } from './heard';

/** More than this crowds out the rest of the answer. */
const mostOffered = 2;

/**
 * What an answer owes to the lessons: the topic about lessons lists them, and a topic that has lessons of its own
 * offers them. Which, depends on what the person has done, so the answer cannot be said again from the content.
 */
export function withLessons(outcome: Outcome, heard: Heard, tools: Tools): Outcome {
  const topic = outcome.topic ? tools.content.topics.get(outcome.topic) : undefined;
  const reply = outcome.replies.at(-1);
  const before = outcome.replies.slice(0, -1);
  if (!topic || !reply || outcome.revision === null || topic.tone === 'emergency') return outcome;
  if (topic.lessons) {
    const listed: Reply = {
      ...reply,
      text: `${reply.text}\n\n${listLine(heard, tools)}`,
      buttons: listButtons(1, heard, tools),
    };
    return { ...outcome, asSaid: true, replies: [...before, listed] };
  }
  const own = openLessons(heard, tools).filter(({ topics }) => topics.includes(topic.id));
  if (own.length === 0) return outcome;
  const say = lessonSayer(heard, tools);
  const offers = inLearningOrder(own, heard.person.lessons)
    .slice(0, mostOffered)
    .map(({ id, title }) => lessonButton(say('offer', { title }), { kind: 'door', lesson: id }));
  // Questions whether somebody has the right come first: their buttons answer what was just asked.
  const buttons = topic.eligibility ? [...reply.buttons, ...offers] : [...offers, ...reply.buttons];
  return { ...outcome, asSaid: true, replies: [...before, { ...reply, buttons }] };
}
