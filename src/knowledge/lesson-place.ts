import type { Lesson } from '../content/lesson-schema';

/**
 * A place in the lessons, as a button carries it: `ds.2` a page of the list, `bai-vneid` the door of a lesson,
 * `bai-vneid.3` a screen, `bai-vneid.q1` a question, `bai-vneid.q1.2` an answer to it. Everything counts from 1.
 */
export type LessonPlace =
  | { kind: 'list'; page: number }
  | { kind: 'door'; lesson: string }
  | { kind: 'screen'; lesson: string; number: number }
  | { kind: 'question'; lesson: string; number: number }
  | { kind: 'answer'; lesson: string; question: number; choice: number };

export function placeText(place: LessonPlace): string {
  switch (place.kind) {
    case 'list':
      return `ds.${place.page}`;
    case 'door':
      return place.lesson;
    case 'screen':
      return `${place.lesson}.${place.number}`;
    case 'question':
      return `${place.lesson}.q${place.number}`;
    case 'answer':
      return `${place.lesson}.q${place.question}.${place.choice}`;
  }
}

const grammar = /^(?:ds\.(\d{1,2})|(bai-[a-z0-9-]+)(?:\.(\d{1,2})|\.q(\d)(?:\.(\d))?)?)$/;

/** Null: not a place. The lesson may not exist any more, nor the screen. */
export function readPlace(text: string): LessonPlace | null {
  const found = grammar.exec(text);
  if (!found) return null;
  const [, page, lesson = '', screen, question, choice] = found;
  if (page) return { kind: 'list', page: Number(page) };
  if (screen) return { kind: 'screen', lesson, number: Number(screen) };
  if (choice) return { kind: 'answer', lesson, question: Number(question), choice: Number(choice) };
  return question ? { kind: 'question', lesson, number: Number(question) } : { kind: 'door', lesson };
}

/** Screens, then questions, in one row: what a person's progress is counted in. */
export type Stage = { kind: 'screen' | 'question'; number: number };

/** The nearest stage there is: a lesson may have become shorter since somebody was there. */
export function stageAt({ screens, check }: Lesson, position: number): Stage {
  const nearest = Math.min(Math.max(position, 1), screens.length + check.length);
  return nearest <= screens.length
    ? { kind: 'screen', number: nearest }
    : { kind: 'question', number: nearest - screens.length };
}

export const positionOf = ({ screens }: Lesson, { kind, number }: Stage): number =>
  kind === 'screen' ? number : screens.length + number;

/** The stage that a place means, the nearest of its kind where it is gone. */
export function nearestStage({ screens, check }: Lesson, { kind, number }: Stage): Stage {
  const last = kind === 'screen' ? screens.length : check.length;
  return { kind, number: Math.min(Math.max(number, 1), last) };
}
