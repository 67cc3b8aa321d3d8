import type { z } from 'zod';

const typeNames: Record<string, string> = {
  string: 'chữ',
  number: 'số',
  int: 'số',
  boolean: 'true hoặc false',
  array: 'danh sách, mỗi dòng bắt đầu bằng "- "',
  object: 'các mục con, thụt vào',
  record: 'các mục con, thụt vào',
};

export const missing = 'thiếu mục này';

/** What is wrong with a value, as an author reads it; forms that say it themselves keep their own words. */
export function formWords(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return missing;
  switch (issue.code) {
    case 'invalid_type':
      return `sai kiểu, cần ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `chỉ nhận: ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `tối đa ${String(issue.maximum)}`;
    case 'too_small':
      return `ít nhất ${String(issue.minimum)}`;
    case 'invalid_format':
      return 'viết không đúng dạng';
    default:
      return 'không đúng dạng';
  }
}
