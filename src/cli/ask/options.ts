import { parseArgs } from 'node:util';
import { reasonOf } from '../../errors';
import { readDay } from '../../model/week';

export interface AskOptions {
  /** One JSON per question, each by a new person; else a conversation. */
  jsonl: boolean;
  /** Language the person chose; null: none. */
  language: string | null;
  /** Vietnamese day to answer for, "2026-12-11"; null: today. */
  day: string | null;
}

/** Reads the command line; gives every fault, not only the first. */
export function readAskOptions(args: string[]): AskOptions | string[] {
  try {
    const { values } = parseArgs({
      args,
      options: { jsonl: { type: 'boolean' }, lang: { type: 'string' }, date: { type: 'string' } },
    });
    const day = values.date === undefined ? null : readDay(values.date);
    if (values.date !== undefined && day === null) return [`--date ${values.date}: ghi ngày dạng 2026-12-11`];
    return { jsonl: values.jsonl ?? false, language: values.lang ?? null, day };
  } catch (error) {
    return [reasonOf(error)];
  }
}

export const usage = `Dùng: npm run ask -- [--lang tyz] [--date 2026-12-11] [--jsonl]
--lang:  người hỏi chọn tiếng nào.
--date:  trả lời như vào ngày ấy, để xem trước ngày một văn bản đổi.
--jsonl: đọc mỗi dòng một câu, in mỗi dòng một JSON; mỗi câu là một người mới.`;
