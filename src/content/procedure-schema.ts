import { z } from 'zod';
import { citationSchema, line, list, reviewSchema, url, validSchema } from './forms';

/** A public service as a record: everything said about it is rendered from here, so that nothing is written twice. */

const lines = z.union([line.transform((text) => [text]), list(1, 'dòng')]);

const paperSchema = z.strictObject({
  /** Name of the paper, as the office calls it. */
  name: line.max(120, 'tối đa 120 ký tự'),
  /** Other words bà con use for it: "giấy chứng sinh" is "giấy viện", "giấy bà đỡ". */
  also: z.array(line).default([]),
  /** Needed only in this case: "khi bố mẹ chưa đăng ký kết hôn". */
  when: line.max(120, 'tối đa 120 ký tự').optional(),
  /** What to do without it: a whole sentence. */
  without: line.max(240, 'tối đa 240 ký tự').optional(),
});

export const procedureSchema = z.strictObject({
  id: z.string().regex(/^dvc-[a-z0-9]+(-[a-z0-9]+)*$/, 'mã dạng dvc-khai-sinh'),
  /** As the state calls it. */
  name: line.max(140, 'tối đa 140 ký tự'),
  /** On the national portal; null: not seen. */
  code: line.nullable(),
  /** The answer in short, said before everything else; what a row below says is not said here again. */
  lead: line.max(400, 'tối đa 400 ký tự'),
  more: line.max(1500, 'tối đa 1500 ký tự').optional(),
  who: lines,
  where: z.strictObject({
    level: z.enum(['commune', 'inter-commune', 'province', 'anywhere']),
    office: lines,
    /** Handed in at any of the 54 public administration centres. */
    anyCentre: z.boolean(),
  }),
  /** Empty: nothing has to be brought. Left out: no page was seen that says what. */
  papers: z.array(paperSchema).max(10, 'tối đa 10 giấy').optional(),
  /** What is not needed although people bring it. */
  notNeeded: z.array(line).default([]),
  fee: lines.optional(),
  time: lines.optional(),
  online: z
    .strictObject({
      where: line,
      /** One act each, in order. */
      steps: z.array(line.max(200, 'tối đa 200 ký tự')).max(8, 'tối đa 8 bước').default([]),
    })
    .optional(),
  result: lines.optional(),
  /** What goes wrong often, and what to do instead: a whole sentence each. */
  mistakes: z.array(line.max(240, 'tối đa 240 ký tự')).max(6).default([]),
  phones: z.array(z.string()).max(6).default([]),
  citations: z.array(citationSchema).min(1, 'ghi ít nhất một văn bản hoặc trang đã đọc'),
  sources: z.array(url).default([]),
  valid: validSchema,
  review: reviewSchema,
  unverified: z.array(line).default([]),
});
export type Procedure = z.infer<typeof procedureSchema>;
export type Paper = NonNullable<Procedure['papers']>[number];
