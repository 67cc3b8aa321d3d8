import type { Lesson } from '../content/lesson-schema';
import type { LessonProgress } from '../model/lesson';

export type Progress = Readonly<Record<string, LessonProgress>>;

/** Of a person, in one lesson. Begun again after the end counts as done. */
export type Standing = 'begun' | 'new' | 'done';

export function standingIn(progress: Progress, { id }: Pick<Lesson, 'id'>): Standing {
  const own = Object.hasOwn(progress, id) ? progress[id] : undefined;
  if (!own) return 'new';
  return own.done ? 'done' : 'begun';
}

const rank: Record<Standing, number> = { begun: 0, new: 1, done: 2 };

/** What was begun first, the latest before the others; then what is new, in the order it is taught; then what is done. */
export function inLearningOrder(lessons: readonly Lesson[], progress: Progress): Lesson[] {
  const at = ({ id }: Lesson) => progress[id]?.at ?? 0;
  return lessons.toSorted((a, b) => {
    const [first, second] = [standingIn(progress, a), standingIn(progress, b)];
    if (first !== second) return rank[first] - rank[second];
    return first === 'begun' ? at(b) - at(a) : a.order - b.order;
  });
}

/** Where "học tiếp" leads: the lesson that was left last, unless it came to its end. */
export function lastLeft(lessons: readonly Lesson[], progress: Progress): Lesson | null {
  const first = inLearningOrder(lessons, progress)[0];
  return first && standingIn(progress, first) === 'begun' ? first : null;
}

/** What to learn after a lesson: the next that is not done, from the beginning again after the last. */
export function lessonAfter(lessons: readonly Lesson[], { id }: Lesson, progress: Progress): Lesson | null {
  const here = lessons.findIndex((each) => each.id === id);
  const following = [...lessons.slice(here + 1), ...lessons.slice(0, Math.max(here, 0))];
  return following.find((each) => standingIn(progress, each) !== 'done') ?? null;
}
