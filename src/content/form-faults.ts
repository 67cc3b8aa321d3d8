import type { z } from 'zod';
import { missing } from './form-words';

/** What is wrong at a place of a file; the place leads to its line. */
export interface FormFault {
  path: readonly PropertyKey[];
  what: string;
  mend: string;
}

type Issue = z.core.$ZodIssue;

const template = 'sửa theo mẫu trong intents/README.md';
/** What to write, where the name alone does not tell. */
const meanings: Readonly<Record<string, string>> = {
  seen: 'ngày đọc trang, dạng 2026-11-22',
  url: 'địa chỉ trang, dạng https://…',
  checked: 'ngày kiểm tra gần nhất, dạng 2026-11-22',
  due: 'ngày phải kiểm tra lại, dạng 2026-11-22',
};

/** `written`: what stands in the file. */
export const formFaults = (issues: readonly Issue[], written: unknown): FormFault[] =>
  issues.flatMap(fitting).flatMap((issue) => faultsOf(issue, written));

function faultsOf(issue: Issue, written: unknown): FormFault[] {
  const { path, message } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      return {
        path: [...path, key],
        what: `mục lạ "${key}"`,
        mend: 'xóa đi hoặc xem tên đúng trong intents/README.md',
      };
    });
  const key = path.at(-1);
  const isMissing = path.length > 0 && issue.code !== 'custom' && valueAt(written, path) === undefined;
  if (isMissing && path.length === 1) return [{ path, what: `${String(key)}: ${missing}`, mend: template }];
  if (isMissing && typeof key === 'string') {
    const meaning = Object.hasOwn(meanings, key) ? ` (${meanings[key]})` : '';
    return [{ path, what: `${placeWords(path.slice(0, -1), written)}: thiếu ${key}${meaning}`, mend: template }];
  }
  const place = placeWords(path, written);
  if (issue.code === 'invalid_type' && issue.expected === 'string') {
    if (valueAt(written, path) === null)
      return [{ path, what: `${place}: để trống`, mend: 'viết nội dung, hoặc xóa dòng này' }];
    const mend = 'có dấu hai chấm hay chỉ có số thì để cả câu trong ngoặc kép';
    return [{ path, what: `${place}: ${message}`, mend }];
  }
  return [{ path, what: `${place}: ${message}`, mend: template }];
}

/** Of several forms that a value may have, the complaints of the one it comes closest to. */
function fitting(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const weights = issue.errors.map((each) => each.reduce((sum, one) => sum + weightOf(one), 0));
  const closest = issue.errors[weights.indexOf(Math.min(...weights))]!;
  return closest.flatMap((each) => fitting({ ...each, path: [...issue.path, ...each.path] }));
}

function weightOf(issue: Issue): number {
  if (issue.code === 'unrecognized_keys') return 3 * issue.keys.length;
  return issue.code === 'invalid_type' && issue.path.length === 0 ? 100 : 1;
}

/** "citations, mục 2" for an entry of several lines, "examples, dòng 2" for a line; counted from one, as people do. */
function placeWords(path: readonly PropertyKey[], written: unknown): string {
  const words = path.map((key, index) => {
    if (typeof key !== 'number')
      return index > 0 && typeof path[index - 1] !== 'number' ? `.${String(key)}` : `, ${String(key)}`;
    const siblings = valueAt(written, path.slice(0, index));
    const ofTexts = Array.isArray(siblings) && siblings.some((each) => typeof each !== 'object' && each !== undefined);
    return `, ${ofTexts ? 'dòng' : 'mục'} ${key + 1}`;
  });
  return words.join('').replace(/^, /, '') || 'tệp';
}

const valueAt = (written: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    written,
  );
