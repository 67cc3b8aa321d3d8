import { z } from 'zod';
import { blockKinds } from '../model/message';
import { cultureListSchema } from './culture-schema';
import { eligibilitySchema } from './eligibility-schema';
import { citationSchema, day, line, list, reviewSchema, scope, url, validSchema } from './forms';

/** The forms of the files under `intents/`. What an author may write is exactly this. */

export const groups = ['dt', 'bg', 'dvc', 'vl', 'kc', 'so', 'vh', 'sys'] as const;

/** Folders under `intents/vi` that hold records instead of topics. */
export const recordFolders = ['procedures', 'culture', 'lessons'] as const;

const blockSchema = z.union([line.transform((text) => [text]), list(1, 'dòng')]);

/** What every topic has, wherever its answer comes from. */
const asked = {
  id: z.string().regex(/^(dt|bg|dvc|vl|kc|so|vh|sys)-[a-z0-9]+(-[a-z0-9]+)*$/, 'mã dạng dvc-khai-sinh'),
  title: line.max(40, 'tối đa 40 ký tự'),
  tone: z.enum(['normal', 'emergency']).default('normal'),
  scope,
  /** Pleas that must reach this topic however badly they are typed; emergencies only. */
  alarms: z.array(line.max(40)).max(60).optional(),
  /** Whoever asks this may be watched: a button under the answer takes every trace away. */
  discreet: z.boolean().optional(),
  /** About places themselves: a name that is several places is asked back. */
  places: z.boolean().optional(),
  /** Lists the lessons under its answer, what was begun first. */
  lessons: z.literal(true).optional(),
  /** Lists the vacancies asked for; its own answer is for when there are none. */
  jobs: z.literal(true).optional(),
  /** Lists entries about culture under its answer. */
  culture: cultureListSchema.optional(),
  examples: list(15, 'câu hỏi mẫu'),
  tests: list(5, 'câu thử'),
  /** Questions that decide whether somebody has the right, asked under the answer. */
  eligibility: eligibilitySchema.optional(),
  related: z.array(z.string()).max(3).default([]),
};

/** A topic with the answer in its own file. */
export const topicSchema = z.strictObject({
  ...asked,
  answer: line.max(600, 'tối đa 600 ký tự'),
  /** What is said when somebody asks for more. */
  more: line.max(1500, 'tối đa 1500 ký tự').optional(),
  blocks: z.strictObject(Object.fromEntries(blockKinds.map((kind) => [kind, blockSchema.optional()]))).optional(),
  phones: z.array(z.string()).max(6).default([]),
  citations: z.array(citationSchema).default([]),
  sources: z.array(url).default([]),
  valid: validSchema,
  review: reviewSchema,
  unverified: z.array(line).default([]),
});

/** What an author of a topic looks for first, and must not write a second time beside the record. */
export const toldByRecord = [
  ...['answer', 'more', 'blocks', 'phones', 'citations', 'sources', 'valid', 'review', 'unverified'],
] as const;
const inTheRecord = 'việc này có hồ sơ thủ tục, ghi vào tệp cùng tên trong intents/vi/procedures/, xóa ở đây';

/** A topic whose answer is rendered from the record of the same id under `intents/vi/procedures/`. */
export const procedureTopicSchema = z.strictObject({
  ...asked,
  ...Object.fromEntries(toldByRecord.map((key) => [key, z.undefined(inTheRecord).optional()])),
});
export type ProcedureTopicFile = z.infer<z.ZodObject<typeof asked>>;

export type TopicFile = z.infer<typeof topicSchema>;

export const hotlineSchema = z.strictObject({
  number: z.string().regex(/^\d{3,11}$/, 'chỉ gồm chữ số'),
  /** `sms`: takes messages only; left out: people call it. */
  kind: z.literal('sms').optional(),
  label: line,
  hours: line.nullable(),
  source: url,
  /** When the page was seen or dated. */
  seen: z.coerce.string(),
  /** When somebody dialled it and it was right; null: nobody has yet. */
  dialled: day.nullable(),
});
export type Hotline = z.infer<typeof hotlineSchema>;

export const languageSchema = z
  .strictObject({
    /** BCP-47 tag. */
    tag: line,
    /** Name in Vietnamese, as on a button. */
    name: line.max(20),
    /** Our own two letters for the intent model, which cuts any longer tag to two and must not take it for another. */
    code: z.string().regex(/^[a-z]{2}$/, 'hai chữ thường, ví dụ xt'),
    /** What we can honestly do in it today. `understood`: some of its words, answered in Vietnamese. */
    state: z.enum(['full', 'understood', 'vietnamese-only']),
    /** Tags of the word lists that help to understand it, its own first. */
    lexicon: z.array(line).default([]),
  })
  .refine(({ state, lexicon }) => state !== 'understood' || lexicon.length > 0, {
    error: 'understood mà không có danh sách từ nào',
    path: ['lexicon'],
  });
export type LanguageEntry = z.infer<typeof languageSchema>;

export const menuSchema = z.strictObject({
  entry: z.string().regex(/^[a-z-]{2,20}$/),
  title: line.max(20),
  /** What stands under it, most asked first. */
  topics: z.array(z.string()).min(2).max(8),
});
export type MenuEntry = z.infer<typeof menuSchema>;
