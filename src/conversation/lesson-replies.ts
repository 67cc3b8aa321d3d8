import type { Lesson, Question } from '../content/lesson-schema';
import { ageNotes } from '../knowledge/age';
import { citationOf } from '../knowledge/answer';
import { inLearningOrder, standingIn } from '../knowledge/lesson-order';
import { placeText, type LessonPlace, type Stage } from '../knowledge/lesson-place';
import { validityOf } from '../knowledge/validity';
import { plainReply, type Button, type Reply } from '../model/message';
import { payloadOf } from '../model/payload';
import { vietnamDay } from '../model/week';
import { sayer, type Heard, type Tools } from './heard';

/** A telephone shows about so many buttons, and a number up to nine can be typed for one. */
const lessonsAtOnce = 6;
/** Where platforms cut buttons: longer choices stand in the text too. */
const surelyWhole = 20;

/** A line of `locales/<language>/lesson.json`. */
export const lessonSayer =
  ({ language }: Pick<Heard, 'language'>, { content }: Pick<Tools, 'content'>) =>
  (key: string, values: Record<string, string | number> = {}): string =>
    content.messages.say(language, `lesson.${key}`, values);

export const lessonButton = (title: string, place: LessonPlace): Button => ({
  title,
  payload: payloadOf.lesson(placeText(place)),
});

/** Lessons that may be given today, in the order they are taught. */
export const openLessons = ({ now }: Pick<Heard, 'now'>, { content }: Pick<Tools, 'content'>): Lesson[] =>
  [...content.lessons.values()].filter(
    (lesson) => validityOf(content, { ...lesson, tone: 'normal' }, vietnamDay(now)).kind === 'given',
  );

export function listLine(heard: Heard, tools: Tools): string {
  const open = openLessons(heard, tools);
  const done = open.filter((lesson) => standingIn(heard.person.lessons, lesson) === 'done').length;
  return lessonSayer(heard, tools)('list', { total: open.length, done });
}

/** A page of the list; a page that is not there is the first. */
export function listButtons(page: number, heard: Heard, tools: Tools): Button[] {
  const say = lessonSayer(heard, tools);
  const { lessons } = heard.person;
  const ordered = inLearningOrder(openLessons(heard, tools), lessons);
  const pages = Math.max(1, Math.ceil(ordered.length / lessonsAtOnce));
  const shown = page >= 1 && page <= pages ? page : 1;
  const titled = (lesson: Lesson) => {
    const standing = standingIn(lessons, lesson);
    return standing === 'new' ? lesson.title : say(`list.${standing}`, { title: lesson.title });
  };
  const from = (shown - 1) * lessonsAtOnce;
  const buttons = ordered
    .slice(from, from + lessonsAtOnce)
    .map((lesson) => lessonButton(titled(lesson), { kind: 'door', lesson: lesson.id }));
  const more = lessonButton(say('list.more'), { kind: 'list', page: shown < pages ? shown + 1 : 1 });
  return pages > 1 ? [...buttons, more] : buttons;
}

export function screenReply(lesson: Lesson, number: number, heard: Heard, tools: Tools): Reply {
  const say = lessonSayer(heard, tools);
  const { id, title, screens } = lesson;
  const { text, picture, alt } = screens[number - 1]!;
  const last = number === screens.length;
  const forward: Button = last
    ? lessonButton(say('screen.to-check'), { kind: 'question', lesson: id, number: 1 })
    : lessonButton(say('screen.next'), { kind: 'screen', lesson: id, number: number + 1 });
  const back = lessonButton(say('screen.back'), { kind: 'screen', lesson: id, number: number - 1 });
  const reply = plainReply(
    `${say('screen', { title, number, total: screens.length })}\n${text}`,
    number > 1 ? [forward, back] : [forward],
  );
  return {
    ...reply,
    media: [{ kind: 'image', url: `/media/lessons/${picture}`, alt }],
    ...(number === 1 ? { notes: notesOf(lesson, heard, tools) } : {}),
    ...(last ? { citations: citationsOf(lesson, heard, tools) } : {}),
  };
}

function notesOf(lesson: Lesson, heard: Heard, { content }: Tools): string[] {
  const validity = validityOf(content, { ...lesson, tone: 'normal' }, vietnamDay(heard.now));
  return validity.kind === 'given' ? ageNotes(content, lesson, validity, sayer(heard, { content })) : [];
}

const citationsOf = (lesson: Lesson, heard: Heard, { content }: Tools): Reply['citations'] =>
  lesson.citations.map((each) => citationOf(content, lesson, each, heard.now, sayer(heard, { content })));

export function questionReply(lesson: Lesson, number: number, heard: Heard, tools: Tools): Reply {
  const { id, title, check } = lesson;
  const { question, choices } = check[number - 1]!;
  const long = choices.some((choice) => choice.title.length > surelyWhole);
  const titles = choices.map((choice, index) => (long ? `${index + 1}. ${choice.title}` : choice.title));
  const lines = [lessonSayer(heard, tools)('check', { title }), question, ...(long ? titles : [])];
  return plainReply(
    lines.join('\n'),
    titles.map((each, index) =>
      lessonButton(each, { kind: 'answer', lesson: id, question: number, choice: index + 1 }),
    ),
  );
}

/** Somebody who has been in this lesson before is asked, not led. */
export function againReply({ id, title }: Lesson, stage: Stage, heard: Heard, tools: Tools): Reply {
  const say = lessonSayer(heard, tools);
  const { number } = stage;
  const key = stage.kind === 'screen' ? '' : '.check';
  return plainReply(say(`again${key}`, { title, number }), [
    lessonButton(say(`again.on${key}`, { number }), { lesson: id, ...stage }),
    lessonButton(say('again.restart'), { kind: 'screen', lesson: id, number: 1 }),
  ]);
}

export const whyWrong = ({ why }: Question, say: (key: string) => string): string => `${say('check.wrong')} ${why}`;
export const whyRight = ({ why }: Question, say: (key: string) => string): string => `${say('check.right')} ${why}`;
