import { join } from 'node:path';
import type { z } from 'zod';
import type { Known } from './checks';
import { codesIn } from './content-names';
import type { Fault } from './fault';
import { checkLesson, checkPicture } from './lesson-checks';
import { lessonSchema, type Lesson } from './lesson-schema';
import { readYaml } from './yaml-file';

const folder = 'intents/vi/lessons';

/** The lessons under `root` by id, in the order they are taught. Faulty ones are left out and named in `faults`. */
export function readLessons(root: string, known: Known): { lessons: Map<string, Lesson>; faults: Fault[] } {
  const read: Lesson[] = [];
  const faults: Fault[] = [];
  const pictures = new Map<string, Fault[]>();
  const written = codesIn(join(root, folder)).map((id) => {
    const file = `${folder}/${id}.yml`;
    return readYaml(join(root, file), file, lessonSchema as z.ZodType<Lesson>);
  });
  const orders = new Set(written.flatMap(({ value }) => value?.order ?? []));
  const free = Array.from({ length: 99 }, (_, index) => index + 1).find((order) => !orders.has(order));
  for (const file of written) {
    faults.push(...file.faults);
    if (!file.value) continue;
    const lesson = file.value;
    const taken = read.find(({ order }) => order === lesson.order);
    if (taken)
      faults.push({
        file: file.file,
        line: file.lineOf(['order']),
        what: `thứ tự ${lesson.order} đã là của ${taken.id}`,
        mend: `đặt số khác, số nhỏ nhất còn trống: ${free ?? 'không còn'}`,
      });
    const own = checkLesson(root, file, lesson, known);
    faults.push(...own);
    // One drawing serves many screens and lessons; what is wrong with it is told once.
    const drawn = new Set(lesson.screens.map(({ picture }) => picture));
    const wrong = [...drawn].flatMap((picture) => {
      const before = pictures.get(picture);
      if (before) return before;
      const fresh = checkPicture(root, picture);
      pictures.set(picture, fresh);
      faults.push(...fresh);
      return fresh;
    });
    if (own.length + wrong.length === 0) read.push(lesson);
  }
  const inOrder = read.toSorted((a, b) => a.order - b.order);
  return { lessons: new Map(inOrder.map((each) => [each.id, each])), faults };
}
