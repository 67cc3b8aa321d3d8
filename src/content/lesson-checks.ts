import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkTold, checkWords, type Known } from './checks';
import { faultsOfDrawing } from './drawing';
import type { Fault } from './fault';
import type { Lesson } from './lesson-schema';
import type { ShownText } from './text-checks';
import { readText } from './text-file';
import type { YamlFile } from './yaml-file';

const pictures = 'intents/media/lessons';

/** Rules over a whole lesson that a form cannot say. */
export function checkLesson(root: string, read: YamlFile<unknown>, lesson: Lesson, known: Known): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: readonly PropertyKey[], what: string, mend: string) =>
    faults.push({ file: read.file, line: read.lineOf(path), what, mend });

  const base = read.file.slice(read.file.lastIndexOf('/') + 1, -'.yml'.length);
  if (lesson.id !== base) fault(['id'], `mã "${lesson.id}" khác tên tệp`, `đặt id: ${base}`);
  lesson.topics.forEach((id, index) => {
    if (!known.topics.has(id)) fault(['topics', index], `không có chủ đề "${id}"`, 'sửa mã hoặc xóa dòng');
  });
  lesson.check.forEach(({ choices }, index) => {
    const right = choices.filter((each) => each.right).length;
    if (right !== 1)
      fault(['check', index], `câu hỏi có ${right} lựa chọn đúng`, 'ghi right: true ở đúng một lựa chọn');
    if (new Set(choices.map(({ title }) => title)).size < choices.length)
      fault(['check', index], 'hai lựa chọn giống nhau', 'viết khác đi');
  });
  const shown = shownIn(lesson);
  const told = new Set<ShownText>();
  for (const each of shown) {
    const wrong = wrongWords(each[1], known);
    if (wrong) {
      fault(each[0], ...wrong);
      told.add(each);
    }
  }
  const others = shown.filter((each) => !told.has(each));
  for (const { path, what, mend } of checkWords(others, known)) fault(path, what, mend);
  faults.push(...checkTold(read, { ...lesson, phones: [] }, known));
  lesson.screens.forEach(({ picture }, index) => {
    if (!existsSync(join(root, pictures, picture)))
      fault(['screens', index, 'picture'], `không có tệp ${pictures}/${picture}`, 'vẽ hình hoặc sửa tên');
  });
  return faults;
}

/** Of one of a lesson's drawings; one that is not there is told at the screen that wants it. */
export function checkPicture(root: string, picture: string): Fault[] {
  const file = `${pictures}/${picture}`;
  if (!existsSync(join(root, file))) return [];
  const { text, fault } = readText(join(root, file), file);
  return fault ? [fault] : faultsOfDrawing(text).map((each) => ({ file, ...each }));
}

function shownIn({ title, about, screens, check }: Lesson): ShownText[] {
  return [
    [['title'], title],
    [['about'], about],
    ...screens.flatMap(({ text, alt }, index): ShownText[] => [
      [['screens', index, 'text'], text],
      [['screens', index, 'alt'], alt],
    ]),
    ...check.flatMap(({ question, choices, why }, index): ShownText[] => [
      [['check', index, 'question'], [question, ...choices.map(({ title: choice }) => choice)].join('\n')],
      [['check', index, 'why'], why],
    ]),
  ];
}

/** Digits in a row, as in telephone and identity numbers; years and the short lines are shorter. */
const longNumber = /\d(?:[ .]?\d){7,}/;

function wrongWords(text: string, { hotlines, unread }: Known): [string, string] | null {
  const gap = /\b(TODO|FIXME|XXX|lorem ipsum)\b|\{[^}]*\}|\.{4,}|_{3,}|\?{3,}/i.exec(text);
  if (gap) return [`còn chỗ chưa viết ("${gap[0]}")`, 'viết nốt'];
  const number = longNumber.exec(text)?.[0].replace(/\D/g, '');
  if (number && !hotlines.has(number) && !unread.has('hotlines'))
    return [
      `có dãy số "${number}" không nằm trong sổ điện thoại`,
      'bỏ đi: bài học không ghi số của ai, hoặc thêm vào hotlines.yml',
    ];
  return null;
}
