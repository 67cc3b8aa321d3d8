import { z } from 'zod';
import { day, line, reviewSchema, url } from './forms';

/** An entry about the culture of the groups of the province. The bot says these and nothing else about it. */

export const cultureKinds = [
  'group',
  'festival',
  'song',
  'dress',
  'custom',
  'craft',
  'house',
  'product',
  'food',
  'place',
  'market',
] as const;
export type CultureKind = (typeof cultureKinds)[number];

/** `dao`, `san-chay`: the fact does not say which of their groups. */
export const cultureGroups = [
  'tay',
  'dao',
  'dao-thanh-y',
  'dao-thanh-phan',
  'san-chay',
  'san-chi',
  'cao-lan',
  'san-diu',
  'hoa',
] as const;
export type CultureGroup = (typeof cultureGroups)[number];

/** Monday first. */
export const weekdays = ['thu-hai', 'thu-ba', 'thu-tu', 'thu-nam', 'thu-sau', 'thu-bay', 'chu-nhat'] as const;

const monthNumber = z.int().min(1).max(12);
const whenSchema = z.union([
  z.strictObject({
    lunar: z.strictObject({
      month: monthNumber,
      day: z.int().min(1).max(30),
      /** How many days it lasts. */
      days: z.int().min(1).max(15).default(1),
    }),
  }),
  z.strictObject({
    solar: z
      .strictObject({
        month: monthNumber,
        /** First and last day; without them the sources know the month only. */
        from: z.int().min(1).max(31).optional(),
        to: z.int().min(1).max(31).optional(),
      })
      .refine(({ from, to }) => (from === undefined) === (to === undefined) && (from ?? 0) <= (to ?? 0), {
        error: 'ghi cả from lẫn to, from không sau to',
      }),
  }),
  z.strictObject({ weekday: z.enum(weekdays) }),
]);
export type CultureWhen = z.infer<typeof whenSchema>;

const mediaSchema = z
  .strictObject({
    kind: z.enum(['image', 'audio', 'video']),
    /** Under `intents/media/`. */
    file: z
      .string()
      .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.(svg|png|jpg|webp|mp3|m4a|mp4|webm)$/, 'dạng culture/ten-tep.jpg')
      .optional(),
    url: url.optional(),
    licence: line,
    credit: line,
    /** What is to be seen or heard, for who does not see or hear it. */
    alt: line.max(200, 'tối đa 200 ký tự'),
    /** The words, for who cannot listen. */
    transcript: line.max(1000, 'tối đa 1000 ký tự').optional(),
  })
  .refine(({ file, url }) => (file === undefined) !== (url === undefined), {
    error: 'ghi file hoặc url, một trong hai',
  })
  .refine(({ kind, transcript }) => kind === 'image' || transcript !== undefined, {
    error: 'tiếng và phim phải có transcript (lời chép lại)',
  });
export type CultureMedia = z.infer<typeof mediaSchema>;

const sourceSchema = z.strictObject({ page: line.max(120, 'tối đa 120 ký tự'), url: url.optional(), seen: day });

export const cultureSchema = z.strictObject({
  id: z.string().regex(/^vh-[a-z0-9]+(-[a-z0-9]+)*$/, 'mã dạng vh-hoi-luc-na'),
  kind: z.enum(cultureKinds),
  title: line.max(40, 'tối đa 40 ký tự'),
  /** What bà con call it, to find it in what they write. The title is one of them by itself. */
  names: z.array(line.max(40, 'tối đa 40 ký tự')).max(12).default([]),
  groups: z.array(z.enum(cultureGroups)).default([]),
  text: line.max(400, 'tối đa 400 ký tự'),
  when: whenSchema.optional(),
  /** Codes of today's communes; empty where the source says no place. */
  communes: z.array(z.string().regex(/^\d{5}$/, 'mã gồm 5 chữ số, trong ngoặc kép')).default([]),
  media: z.array(mediaSchema).max(3, 'tối đa 3').default([]),
  sources: z.array(sourceSchema).min(1, 'ghi ít nhất một trang đã đọc').max(3, 'tối đa 3 trang'),
  /** A: the state's pages and press. B: anything else, to be asked again on the spot. */
  trust: z.enum(['A', 'B']),
  /** Of the news, where the fact changes with time. */
  year: z.int().min(2000).max(2100).optional(),
  review: reviewSchema,
});
export type CultureEntry = z.infer<typeof cultureSchema>;

/** What a topic lists of the entries, and in which order: `now` is the soonest first. */
export const cultureListSchema = z.strictObject({
  /** Left out: all of them. */
  kinds: z.array(z.enum(cultureKinds)).min(1).optional(),
  when: z.enum(['now', 'any']).default('any'),
});
export type CultureList = z.infer<typeof cultureListSchema>;
