import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { blockKinds } from '../model/message';
import { fold } from '../text/fold';
import type { Fault } from './fault';
import { readYaml } from './yaml-file';

const file = 'intents/lexicon/vi/follow-up.yml';

const phrases = z.array(z.string().trim().min(1, 'để trống')).default([]);

const followUpSchema = z.strictObject({
  blocks: z.strictObject(Object.fromEntries(blockKinds.map((kind) => [kind, phrases]))),
  amount: phrases,
  phone: phrases,
  connecting: phrases,
  matters: phrases,
});

/** What people say when they ask on about the last answer, as written by its authors: accented, any case. */
export type FollowUpPhrases = z.infer<typeof followUpSchema>;

/**
 * Reads `intents/lexicon/vi/follow-up.yml`. `phrases` is null when the file is missing or faulty: then every question
 * has to name its matter, as if there were no follow-ups.
 */
export function readFollowUps(root: string): { phrases: FollowUpPhrases | null; faults: Fault[] } {
  if (!existsSync(join(root, file))) {
    return { phrases: null, faults: [{ file, line: 1, what: 'thiếu tệp', mend: 'lấy lại tệp từ bản gốc' }] };
  }
  const read = readYaml(join(root, file), file, followUpSchema as z.ZodType<FollowUpPhrases>);
  if (!read.value) return { phrases: null, faults: read.faults };
  const faults = twice(read.value).map(({ path, phrase }) => ({
    ...{ file, line: read.lineOf(path) },
    ...{ what: `"${phrase}" ghi ở hai mục, có dấu hay không dấu`, mend: 'giữ ở một mục' },
  }));
  return { phrases: faults.length > 0 ? null : read.value, faults };
}

/** The same words under two headings would mean whichever is read first. */
function twice({
  blocks,
  amount,
  phone,
  connecting,
  matters,
}: FollowUpPhrases): { path: PropertyKey[]; phrase: string }[] {
  const seen = new Map<string, PropertyKey[]>();
  const lists: [PropertyKey[], string[]][] = [
    ...Object.entries(blocks).map(([kind, list]): [PropertyKey[], string[]] => [['blocks', kind], list]),
    [['amount'], amount],
    [['phone'], phone],
    [['connecting'], connecting],
    [['matters'], matters],
  ];
  return lists.flatMap(([path, list]) =>
    list.flatMap((phrase, index) => {
      const key = fold(phrase);
      const first = seen.get(key) ?? path;
      seen.set(key, first);
      return first === path ? [] : [{ path: [...path, index], phrase }];
    }),
  );
}
