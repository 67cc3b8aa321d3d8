import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOfDrawing } from './drawing';
import type { Fault } from './fault';
import type { Lesson } from './lesson-schema';
import type { YamlFile } from './yaml-file';

const pictures = 'intents/media/lessons';

/** What a lesson may point to. */
export interface KnownToLessons {
  topics: ReadonlySet<string>;
  /** Numbers of the instruments in the register, and of the telephones. */
  instruments: ReadonlySet<string>;
  hotlines: ReadonlySet<string>;
}

/** Rules over a whole lesson that a form cannot say. */
export function checkLesson(root: string, read: YamlFile<unknown>, lesson: Lesson, known: KnownToLessons): Fault[] {
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
  lesson.citations.forEach((citation, index) => {
    if ('instrument' in citation && !known.instruments.has(citation.instrument))
      fault(
        ['citations', index],
        `văn bản "${citation.instrument}" chưa có trong sổ`,
        'thêm vào registers/instruments.yml',
      );
  });
  if (lesson.review.due <= lesson.review.checked)
    fault(['review', 'due'], 'hạn kiểm tra không sau ngày kiểm tra', 'đặt ngày muộn hơn');
  const { from, to } = lesson.valid;
  if (from && to && to < from) fault(['valid', 'to'], 'ngày hết hiệu lực trước ngày bắt đầu', 'xem lại hai ngày');
  for (const [path, text] of shownIn(lesson)) {
    const wrong = wrongWords(text, known.hotlines);
    if (wrong) fault(path, ...wrong);
  }
  lesson.screens.forEach(({ picture }, index) => {
    const path = join(root, pictures, picture);
    if (!existsSync(path))
      return fault(['screens', index, 'picture'], `không có tệp ${pictures}/${picture}`, 'vẽ hình hoặc sửa tên');
    for (const each of faultsOfDrawing(readFileSync(path, 'utf8')))
      faults.push({ file: `${pictures}/${picture}`, ...each });
  });
  return faults;
}

function shownIn({ title, about, screens, check }: Lesson): [readonly PropertyKey[], string][] {
  return [
    [['title'], title],
    [['about'], about],
    ...screens.flatMap(({ text, alt }, index): [readonly PropertyKey[], string][] => [
      [['screens', index, 'text'], text],
      [['screens', index, 'alt'], alt],
    ]),
    ...check.flatMap(({ question, choices, why }, index): [readonly PropertyKey[], string][] => [
      [['check', index, 'question'], [question, ...choices.map(({ title: choice }) => choice)].join('\n')],
      [['check', index, 'why'], why],
    ]),
  ];
}

/** Digits in a row, as in telephone and identity numbers; years and the short lines are shorter. */
const longNumber = /\d(?:[ .]?\d){7,}/;

function wrongWords(text: string, hotlines: ReadonlySet<string>): [string, string] | null {
  const gap = /\b(TODO|FIXME|XXX|lorem ipsum)\b|\{[^}]*\}|\.{4,}|_{3,}|\?{3,}/i.exec(text);
  if (gap) return [`còn chỗ chưa viết ("${gap[0]}")`, 'viết nốt'];
  const number = longNumber.exec(text)?.[0].replace(/\D/g, '');
  if (number && !hotlines.has(number))
    return [
      `có dãy số "${number}" không nằm trong sổ điện thoại`,
      'bỏ đi: bài học không ghi số của ai, hoặc thêm vào hotlines.yml',
    ];
  const district = /(^|[^\p{L}])(UBND|[uủ][yỷ] ban nhân dân|công an|tòa án|bhxh|cấp) (huyện|thị xã)/iu.exec(text);
  if (district)
    return [
      `nhắc đến cấp huyện ("${district[0].trim()}")`,
      'từ 01/7/2025 không còn cấp huyện: ghi xã, phường, đặc khu hoặc tỉnh',
    ];
  return null;
}
