import { z } from 'zod';
import { citationSchema, line, reviewSchema, url, validSchema } from './forms';

/** A lesson: a few screens with one act each, then one or two questions that show whether it was understood. */

const screenSchema = z.strictObject({
  text: line.max(280, 'tối đa 280 ký tự: mỗi màn một việc'),
  /** File under `intents/media/lessons/`; drawn by us. */
  picture: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*\.svg$/, 'tên tệp dạng vneid-mo.svg'),
  /** What is to be seen, for who does not see it. */
  alt: line.max(160, 'tối đa 160 ký tự'),
});

const choiceSchema = z.strictObject({
  title: line.max(40, 'tối đa 40 ký tự'),
  right: z.literal(true).optional(),
});

const questionSchema = z.strictObject({
  question: line.max(200, 'tối đa 200 ký tự'),
  choices: z.array(choiceSchema).min(2, 'cần ít nhất 2 lựa chọn').max(4, 'tối đa 4 lựa chọn'),
  /** Said after the answer, right or wrong. */
  why: line.max(240, 'tối đa 240 ký tự'),
});

export const lessonSchema = z.strictObject({
  id: z
    .string()
    .regex(/^bai-[a-z0-9]+(-[a-z0-9]+)*$/, 'mã dạng bai-vneid')
    .max(24, 'tối đa 24 ký tự: mã nằm trong nút bấm'),
  /** Place in the list, what is needed first before what builds on it. */
  order: z.int().min(1).max(99),
  title: line.max(40, 'tối đa 40 ký tự'),
  about: line.max(120, 'tối đa 120 ký tự'),
  /** Topics whose answers offer this lesson. */
  topics: z.array(z.string()).min(1, 'ghi ít nhất một chủ đề').max(6, 'tối đa 6 chủ đề'),
  screens: z.array(screenSchema).min(3, 'cần ít nhất 3 màn').max(7, 'tối đa 7 màn: dài hơn thì chia hai bài'),
  check: z.array(questionSchema).min(1, 'cần một câu hỏi').max(2, 'tối đa 2 câu hỏi'),
  citations: z.array(citationSchema).min(1, 'ghi ít nhất một văn bản hoặc trang đã đọc'),
  sources: z.array(url).default([]),
  valid: validSchema.default({ from: null, to: null }),
  review: reviewSchema,
  unverified: z.array(line).default([]),
});
export type Lesson = z.infer<typeof lessonSchema>;
export type Question = Lesson['check'][number];
