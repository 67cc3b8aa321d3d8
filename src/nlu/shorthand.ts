import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError, reasonOf } from '../errors';
import { root } from '../root';
import { canonical } from '../text/fold';
import { words } from '../text/words';

/**
 * How bà con shorten words when they type, and what offices shorten. A sure short form is nearly always right. A
 * doubtful one (t, b, tt) would turn a name or a unit into a wrong word, so its readings wait for the rest of the
 * sentence. The text as typed stays a feature beside the reading, so a wrong reading costs little.
 */
export const shorthandFile = 'intents/lexicon/vi/shorthand.yml';

/** Short forms to words and back, all as canonical keys. */
export interface Shorthand {
  /** The words a sure short form stands for, or undefined. */
  readingOf(word: string): readonly string[] | undefined;
  /** Everything a doubtful short form may stand for, in the order of the file; empty for any other word. */
  doubtfulReadingsOf(word: string): readonly (readonly string[])[];
  /** The sure ways a single full word is shortened; for making noisy copies of examples. */
  shortFormsOf(word: string): readonly string[];
}

const written = z
  .string()
  .min(1)
  .refine((text) => text === text.normalize('NFC').toLowerCase(), 'phải là chữ thường, Unicode dựng sẵn');
const form = written.refine((text) => words(text)[0] === text, 'phải là một từ liền');
const full = written.refine((text) => words(text).join(' ') === text, 'chỉ gồm các từ cách nhau một dấu cách');
const table = z.record(full, z.array(form).min(1));
const schema = z.strictObject({ sure: table, doubtful: table });

let read: Shorthand | null = null;

/** The table of the project, read once per process. A fault in it is an AppError 'content.invalid'. */
export const shorthand = (): Shorthand => (read ??= parseShorthand(fileText()));

function fileText(): string {
  try {
    return readFileSync(join(root, shorthandFile), 'utf8');
  } catch (error) {
    throw new AppError('content.invalid', `${shorthandFile}: ${reasonOf(error)}`, { cause: error });
  }
}

/** A table out of the text of its file; AppError 'content.invalid' names the fault in Vietnamese. */
export function parseShorthand(text: string): Shorthand {
  const { sure, doubtful } = checked(text);
  const readings = new Map<string, string[]>();
  const shortForms = new Map<string, string[]>();
  for (const [full, forms] of Object.entries(sure)) {
    const reading = canonical(full).split(' ');
    const keys = forms.map(canonical);
    for (const [at, key] of keys.entries()) {
      if (readings.has(key)) throw fault(`chữ tắt "${forms[at]}" ghi hai lần trong sure`);
      readings.set(key, reading);
    }
    if (reading.length === 1 && reading[0]) shortForms.set(reading[0], keys);
  }
  const maybe = new Map<string, string[][]>();
  for (const [full, forms] of Object.entries(doubtful)) {
    for (const form of forms) {
      const key = canonical(form);
      if (readings.has(key)) throw fault(`chữ tắt "${form}" vừa ở sure vừa ở doubtful: giữ một chỗ`);
      maybe.set(key, [...(maybe.get(key) ?? []), canonical(full).split(' ')]);
    }
  }
  return {
    readingOf: (word) => readings.get(word),
    doubtfulReadingsOf: (word) => maybe.get(word) ?? [],
    shortFormsOf: (word) => shortForms.get(word) ?? [],
  };
}

function checked(text: string): z.infer<typeof schema> {
  let content: unknown;
  try {
    content = parse(text, { strict: true, uniqueKeys: true, maxAliasCount: 0 });
  } catch (error) {
    throw new AppError('content.invalid', `${shorthandFile}: ${reasonOf(error)}`, { cause: error });
  }
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  throw fault(result.error.issues.map(lineOf).join('; '));
}

/** zod hides why a key of a record is wrong one level down. */
const lineOf = (issue: z.core.$ZodIssue): string =>
  `${issue.path.join(' › ')}: ${issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? '') : issue.message}`;

const fault = (what: string) => new AppError('content.invalid', `${shorthandFile}: ${what}`);
