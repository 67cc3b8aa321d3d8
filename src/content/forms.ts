import { z } from 'zod';
import { readDay } from '../model/week';

/** What the forms of the content files are made of. */

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'ngày dạng 2026-11-22', abort: true })
  .refine((text) => readDay(text) === text, 'không có ngày này trong lịch');
export const url = z.url({ protocol: /^https?$/, error: 'phải là địa chỉ http(s)' });
export const line = z.string().trim().min(1, 'để trống');
export const list = (least: number, what: string) => z.array(line).min(least, `cần ít nhất ${least} ${what}`);

export const scope = z.enum(['national', 'quang-ninh']);

export const citationSchema = z.union([
  z.strictObject({
    instrument: line,
    article: line.optional(),
    /** The answer itself says that this no longer applies: its lapse takes nothing away from the answer. */
    past: z.literal(true).optional(),
  }),
  z.strictObject({ page: line, url, seen: day }),
]);

export type CitationEntry = z.infer<typeof citationSchema>;

/** When the rules told apply; null: not known, or without end. */
export const validSchema = z.strictObject({ from: day.nullable(), to: day.nullable() });

export const reviewSchema = z.strictObject({ checked: day, due: day, by: line.optional() });
