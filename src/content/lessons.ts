import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Known } from './checks';
import type { Fault } from './fault';
import { checkLesson } from './lesson-checks';
import { lessonSchema, type Lesson } from './lesson-schema';
import { readYaml } from './yaml-file';

const folder = 'intents/vi/lessons';

/** The lessons under `root` by id, in the order they are taught. Faulty ones are left out and named in `faults`. */
export function readLessons(root: string, known: Known): { lessons: Map<string, Lesson>; faults: Fault[] } {
  const read: Lesson[] = [];
  const faults: Fault[] = [];
  const base = join(root, folder);
  for (const name of existsSync(base) ? readdirSync(base).sort() : []) {
    if (!name.endsWith('.yml')) continue;
    const file = readYaml(join(base, name), `${folder}/${name}`, lessonSchema as z.ZodType<Lesson>);
    faults.push(...file.faults);
    if (!file.value) continue;
    const lesson = file.value;
    const taken = read.find(({ order }) => order === lesson.order);
    if (taken)
      faults.push({
        file: file.file,
        line: file.lineOf(['order']),
        what: `thứ tự ${lesson.order} đã là của ${taken.id}`,
        mend: 'đặt số khác',
      });
    const own = checkLesson(root, file, lesson, known);
    faults.push(...own);
    if (own.length === 0) read.push(lesson);
  }
  const inOrder = read.toSorted((a, b) => a.order - b.order);
  return { lessons: new Map(inOrder.map((each) => [each.id, each])), faults };
}
