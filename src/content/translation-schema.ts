import { z } from 'zod';
import { reviewStates } from '../model/lexicon';
import { day, line } from './forms';

/** The forms of `locales/<tag>/*.yml` and `intents/<tag>/<group>/<id>.yml`, for every language but Vietnamese. */

/** Longest name of a speaker, a village or a local group. */
const name = line.max(60, 'tối đa 60 ký tự');

/** What one speaker of the language says of a text. */
const speakerSchema = z.strictObject({
  name,
  village: name,
  /** Who speaks as this person does: "Dao Thanh Phán", "Tày Bình Liêu". */
  localGroup: name,
  verdict: z.enum(['yes', 'no'], 'ghi yes hoặc no'),
  on: day,
  comment: line.optional(),
});
export type Speaker = z.infer<typeof speakerSchema>;

const written = {
  /** Of the Vietnamese that it was translated from. Left out: the check tells the author which one it is. */
  revision: z
    .string('đặt trong ngoặc kép')
    .regex(/^[0-9a-f]{10}$/, 'mười chữ số, chữ a–f')
    .optional(),
  text: line,
  state: z.enum(reviewStates, `dùng một trong: ${reviewStates.join(', ')}`).default('draft'),
  /** Where each word is attested. Nothing is made up, so there is always one. */
  sources: z.array(line).min(1, 'ghi ít nhất một nguồn: từ nào lấy ở đâu, hay ai nói'),
  /** For reviewers. */
  comment: line.optional(),
  speakers: z.array(speakerSchema).default([]),
};

export const linesFileSchema = z.strictObject({
  lines: z.array(z.strictObject({ key: line, ...written })).min(1, 'cần ít nhất một dòng'),
});
export type LinesFile = z.infer<typeof linesFileSchema>;

const topicPart = z.strictObject(written);
export const topicTranslationSchema = z.strictObject({
  id: line,
  title: topicPart.optional(),
  answer: topicPart.optional(),
});
export type TopicTranslationFile = z.infer<typeof topicTranslationSchema>;

/** One text in one language, as its file has it. */
export type Written = z.infer<typeof topicPart>;
