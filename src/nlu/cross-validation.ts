import type { Judged } from './calibration';
import { fitLinear } from './fit';
import type { Lesson } from './lesson';
import { seededRandom } from './random';
import { signalsOf } from './signals';

const folds = 5;
/** Beyond so many lessons one fold has enough to judge, in a fifth of the time. */
const manyLessons = 12_000;
/** Whole topics are left out too, so that the gate learns what a neighbouring matter without a topic looks like. */
const topicsPerFold = 12;
const fewestTopics = 24;
/** Expected share of foreign texts, as weight for one of our own: near matters and far ones. */
const foreign = { near: 0.08, far: 0.15 };

/** Judges every example by a model that has not seen it (nor its copies). */
export function crossValidate(lessons: Lesson[], topics: number, seed: number): Judged[] {
  const judged: Judged[] = [];
  const near: Judged[] = [];
  const far: Judged[] = [];
  for (let fold = 0; fold < (lessons.length > manyLessons ? 1 : folds); fold += 1) {
    const leftOut = (label: number) => topics >= fewestTopics && label < topics && label % topicsPerFold === fold;
    const heldOut = (lesson: Lesson) => lesson.kind !== 'hint' && lesson.number % folds === fold;
    const linear = fitLinear(
      lessons.filter((lesson) => !heldOut(lesson) && !leftOut(lesson.label)),
      topics,
      seededRandom(seed + fold),
    );

    for (const lesson of lessons) {
      const foreigner = leftOut(lesson.label);
      // As typed and without marks; the noisy copy is typed worse than people do, and would make every claim timid.
      if (lesson.kind === 'hint' || lesson.kind === 'noisy' || (!foreigner && !heldOut(lesson))) continue;
      const signals = signalsOf(linear, lesson.features);
      if (lesson.kind === 'background') far.push({ signals, label: null, weight: 1 });
      else if (foreigner) near.push({ signals, label: null, weight: 1 });
      else judged.push({ signals, label: lesson.label, weight: 1 });
    }
  }
  const scale = (list: Judged[], share: number) => {
    for (const each of list) each.weight = (share * judged.length) / list.length;
    return list;
  };
  return [...judged, ...scale(near, foreign.near), ...scale(far, foreign.far)];
}
