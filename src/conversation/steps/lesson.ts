import type { Lesson } from '../../content/lesson-schema';
import { withheldWords } from '../../knowledge/age';
import { lastLeft, lessonAfter, type Progress } from '../../knowledge/lesson-order';
import {
  nearestStage,
  positionOf,
  readPlace,
  stageAt,
  type LessonPlace,
  type Stage,
} from '../../knowledge/lesson-place';
import { validityOf } from '../../knowledge/validity';
import type { LessonProgress } from '../../model/lesson';
import { plainReply, type Reply } from '../../model/message';
import { readPayload } from '../../model/payload';
import { vietnamDay } from '../../model/week';
import { fold } from '../../text/fold';
import { sayer, type Heard, type Outcome, type Step, type Tools } from '../heard';
import * as replies from '../lesson-replies';
import { topicButtons } from '../menu';

/** Through a lesson by buttons: the place is on the button, how far somebody came is kept with the person. */
export const lesson: Step = (heard, tools) => {
  const place = tapped(heard) ?? continued(heard, tools);
  if (!place) return null;
  if (place.kind === 'list') return told(list(place.page, heard, tools), null, heard, tools);
  const found = tools.content.lessons.get(place.lesson);
  if (!found) return told({ ...list(1, heard, tools), text: say('list.gone', heard, tools) }, null, heard, tools);
  const withheld = withheldReply(found, heard, tools);
  if (withheld) return told(withheld, null, heard, tools);
  if (place.kind === 'door') return opened(found, heard, tools);
  if (place.kind === 'answer') return judged(found, place, heard, tools);
  return at(found, nearestStage(found, place), heard, tools);
};

function tapped({ event: { content } }: Heard): LessonPlace | null {
  const payload = content.kind === 'press' ? readPayload(content.payload) : null;
  return payload?.kind === 'lesson' ? readPlace(payload.place) : null;
}

/** "Học tiếp", from wherever somebody is: on in the lesson that was left last, else to choose one. */
function continued(heard: Heard, tools: Tools): LessonPlace | null {
  if (heard.event.content.kind !== 'text' || tools.content.lessons.size === 0) return null;
  const typed = plain(heard.text);
  const phrases = say('continue', heard, tools).split('|').map(plain);
  if (typed === '' || !phrases.includes(typed)) return null;
  const left = lastLeft(replies.openLessons(heard, tools), heard.person.lessons);
  if (!left) return { kind: 'list', page: 1 };
  return { lesson: left.id, ...stageAt(left, heard.person.lessons[left.id]?.screen ?? 1) };
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const say = (key: string, heard: Heard, tools: Tools, values: Record<string, string | number> = {}): string =>
  replies.lessonSayer(heard, tools)(key, values);

const list = (page: number, heard: Heard, tools: Tools): Reply =>
  plainReply(replies.listLine(heard, tools), replies.listButtons(page, heard, tools));

function withheldReply(one: Lesson, heard: Heard, tools: Tools): Reply | null {
  const validity = validityOf(tools.content, { ...one, tone: 'normal' }, vietnamDay(heard.now));
  if (validity.kind !== 'withheld') return null;
  return plainReply(withheldWords(tools.content, one, validity, sayer(heard, tools)));
}

function opened(one: Lesson, heard: Heard, tools: Tools): Outcome {
  const stage = stageAt(one, heard.person.lessons[one.id]?.screen ?? 1);
  const again = stage.kind === 'question' || stage.number > 1;
  const outcome = again
    ? told(replies.againReply(one, stage, heard, tools), one, heard, tools)
    : at(one, stage, heard, tools);
  return { ...outcome, logged: true };
}

function at(one: Lesson, stage: Stage, heard: Heard, tools: Tools): Outcome {
  const reply =
    stage.kind === 'screen'
      ? replies.screenReply(one, stage.number, heard, tools)
      : replies.questionReply(one, stage.number, heard, tools);
  return { ...told(reply, one, heard, tools), person: moved(one, { screen: positionOf(one, stage) }, heard) };
}

function judged(one: Lesson, place: Extract<LessonPlace, { kind: 'answer' }>, heard: Heard, tools: Tools): Outcome {
  const question = one.check[place.question - 1];
  const choice = question?.choices[place.choice - 1];
  // The lesson has changed under the button: the question is put as it is now.
  if (!question || !choice)
    return at(one, nearestStage(one, { kind: 'question', number: place.question }), heard, tools);
  const stage: Stage = { kind: 'question', number: place.question };
  const line = replies.lessonSayer(heard, tools);
  if (!choice.right) {
    const buttons = [
      replies.lessonButton(line('check.retry'), { lesson: one.id, ...stage }),
      replies.lessonButton(line('again.restart'), { kind: 'screen', lesson: one.id, number: 1 }),
    ];
    return {
      ...told(plainReply(replies.whyWrong(question, line), buttons), one, heard, tools),
      person: moved(one, { screen: positionOf(one, stage) }, heard),
    };
  }
  const right = replies.whyRight(question, line);
  if (place.question < one.check.length) {
    const next: Stage = { kind: 'question', number: place.question + 1 };
    const button = replies.lessonButton(line('check.next'), { lesson: one.id, ...next });
    return {
      ...told(plainReply(right, [button]), one, heard, tools),
      person: moved(one, { screen: positionOf(one, next) }, heard),
    };
  }
  return ended(one, right, heard, tools);
}

/** Whoever comes back to a lesson that is done begins it anew. */
function ended(one: Lesson, right: string, heard: Heard, tools: Tools): Outcome {
  const person = moved(one, { screen: 1, done: true }, heard);
  const next = lessonAfter(replies.openLessons(heard, tools), one, person.lessons);
  const line = replies.lessonSayer(heard, tools);
  const said = [right, line('end', { title: one.title }), ...(next ? [] : [line('end.all')])];
  const buttons = [
    ...(next ? [replies.lessonButton(line('end.next', { title: next.title }), { kind: 'door', lesson: next.id })] : []),
    ...topicButtons(tools.content, one.topics.slice(0, 1), heard.language),
    replies.lessonButton(line('list.all'), { kind: 'list', page: 1 }),
  ];
  return { ...told(plainReply(said.join('\n'), buttons), one, heard, tools), person };
}

function moved(one: Lesson, to: { screen: number; done?: true }, heard: Heard): { lessons: Progress } {
  const before = heard.person.lessons[one.id];
  const progress: LessonProgress = { ...(before?.done ? { done: true as const } : {}), ...to, at: heard.now };
  return { lessons: { ...heard.person.lessons, [one.id]: progress } };
}

/** Taps through a lesson are no questions and are not logged; opening one is. */
function told(reply: Reply, one: Lesson | null, heard: Heard, { content }: Tools): Outcome {
  const listing = [...content.topics.values()].find(({ lessons }) => lessons)?.id ?? null;
  const topic = one?.topics[0];
  return {
    replies: [reply],
    decision: 'answer',
    topic: listing,
    session: { dialog: null, ...(topic ? { topic, topicAt: heard.now } : {}) },
    logged: false,
  };
}
