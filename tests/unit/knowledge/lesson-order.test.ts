import type { Lesson } from '../../../src/content/lesson-schema';
import { inLearningOrder, lastLeft, lessonAfter, standingIn } from '../../../src/knowledge/lesson-order';

const [a, b, c, d] = ['bai-a', 'bai-b', 'bai-c', 'bai-d'].map((id, order) => ({ id, order }) as Lesson) as [
  Lesson,
  Lesson,
  Lesson,
  Lesson,
];
const all = [a, b, c, d];
const ids = (lessons: readonly Lesson[]) => lessons.map(({ id }) => id);

describe('the order of lessons', () => {
  const progress = {
    'bai-a': { screen: 1, done: true as const, at: 50 },
    'bai-c': { screen: 2, at: 10 },
    'bai-d': { screen: 1, at: 20 },
  };

  test('puts what was begun first, the latest before the others, and what is done last', () => {
    expect(ids(inLearningOrder(all, progress))).toEqual(['bai-d', 'bai-c', 'bai-b', 'bai-a']);
    expect(ids(inLearningOrder(all, {}))).toEqual(['bai-a', 'bai-b', 'bai-c', 'bai-d']);
  });

  test('knows which was left last, and that a lesson that is done was not left', () => {
    expect(lastLeft(all, progress)?.id).toBe('bai-d');
    expect(lastLeft(all, { 'bai-a': progress['bai-a'] })).toBeNull();
    expect(lastLeft([], progress)).toBeNull();
  });

  test('leads from the last lesson to the first that is not done, and nowhere when all are', () => {
    expect(lessonAfter(all, a, progress)?.id).toBe('bai-b');
    expect(lessonAfter(all, d, progress)?.id).toBe('bai-b');
    const done = Object.fromEntries(all.map(({ id }) => [id, { screen: 1, done: true as const, at: 1 }]));
    expect(lessonAfter(all, b, done)).toBeNull();
    expect(lessonAfter(all, b, { ...done, 'bai-b': { screen: 2, at: 1 } })).toBeNull();
  });

  test('is not misled by names that every object has', () => {
    expect(standingIn({}, { id: 'constructor' })).toBe('new');
  });
});
