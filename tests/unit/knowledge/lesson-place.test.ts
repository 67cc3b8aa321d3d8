import type { Lesson } from '../../../src/content/lesson-schema';
import {
  nearestStage,
  placeText,
  positionOf,
  readPlace,
  stageAt,
  type LessonPlace,
} from '../../../src/knowledge/lesson-place';
import { payloadOf, readPayload } from '../../../src/model/payload';

const of = (screens: number, questions: number) =>
  ({ screens: Array.from({ length: screens }), check: Array.from({ length: questions }) }) as unknown as Lesson;

describe('a place in the lessons', () => {
  const longest = `bai-${'a'.repeat(20)}`;
  const places: LessonPlace[] = [
    { kind: 'list', page: 2 },
    { kind: 'door', lesson: longest },
    { kind: 'screen', lesson: 'bai-vneid', number: 12 },
    { kind: 'question', lesson: 'bai-vneid', number: 1 },
    { kind: 'answer', lesson: longest, question: 2, choice: 4 },
  ];

  test.each(places)('survives the way through a button: %j', (place) => {
    const payload = readPayload(payloadOf.lesson(placeText(place)));
    expect(payload?.kind === 'lesson' ? readPlace(payload.place) : null).toEqual(place);
  });

  test.each([
    '',
    'bai',
    'bai-vneid.',
    'bai-vneid.q',
    'bai-vneid.q1.2.3',
    'bai-vneid.x',
    'ds',
    'ds.',
    'dvc-khai-sinh',
    'bai-VNeID',
  ])('is not read into "%s"', (text) => {
    expect(readPlace(text)).toBeNull();
  });

  test('counts screens, then questions, there and back', () => {
    const lesson = of(4, 2);
    const stages = [1, 2, 3, 4, 5, 6].map((position) => stageAt(lesson, position));
    expect(stages.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      ...['screen 1', 'screen 2', 'screen 3', 'screen 4', 'question 1', 'question 2'],
    ]);
    expect(stages.map((stage) => positionOf(lesson, stage))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('that is gone is the nearest that exists', () => {
    expect(stageAt(of(3, 1), 9)).toEqual({ kind: 'question', number: 1 });
    expect(stageAt(of(7, 1), 5)).toEqual({ kind: 'screen', number: 5 });
    expect(stageAt(of(3, 1), 0)).toEqual({ kind: 'screen', number: 1 });
    expect(nearestStage(of(3, 1), { kind: 'screen', number: 7 })).toEqual({ kind: 'screen', number: 3 });
    expect(nearestStage(of(3, 1), { kind: 'question', number: 2 })).toEqual({ kind: 'question', number: 1 });
    expect(nearestStage(of(3, 1), { kind: 'screen', number: 0 })).toEqual({ kind: 'screen', number: 1 });
  });
});
