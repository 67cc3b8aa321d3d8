import { z } from 'zod';
import { line } from './forms';

/**
 * Questions that decide whether a person has a right, and what is then said: to be of an ethnic minority alone gives
 * few rights; place, poverty and residence decide. Nothing answered here is kept.
 */

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'chỉ gồm chữ thường không dấu, số và gạch nối');
/** Answers given so far that must be so, each one or any of several. */
const when = z.record(key, z.union([key, z.array(key).min(1)]));

const choiceSchema = z.strictObject({
  answer: key,
  /** On the button. */
  title: line.max(20, 'tối đa 20 ký tự'),
});

const questionSchema = z.strictObject({
  key,
  ask: line.max(200, 'tối đa 200 ký tự'),
  /** Asked only of those who answered so; absent: of everybody. */
  when: when.optional(),
  choices: z.array(choiceSchema).min(2, 'cần ít nhất 2 lựa chọn').max(5, 'tối đa 5 lựa chọn'),
});

const outcomeSchema = z.strictObject({
  when: when.optional(),
  says: line.max(600, 'tối đa 600 ký tự'),
});

export const eligibilitySchema = z.strictObject({
  questions: z.array(questionSchema).min(1).max(4, 'tối đa 4 câu hỏi: nhiều hơn là tờ khai, không phải câu hỏi'),
  /** The first that fits the answers is said, as soon as every answer it names is given; the last has no `when`. */
  outcomes: z.array(outcomeSchema).min(2, 'cần ít nhất 2 kết quả'),
});
export type Eligibility = z.infer<typeof eligibilitySchema>;
export type EligibilityWhen = z.infer<typeof when>;
