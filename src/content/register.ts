import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from './fault';
import { readYaml } from './yaml-file';

/** Reads `intents/registers/<name>.yml` under `root`: entries by the first of their keys, none of which two may share. */
export function readRegister<T>(
  root: string,
  name: string,
  schema: z.ZodType<T>,
  /** What no two entries may share; the first finds the entry. */
  keysOf: (entry: T) => [string, ...string[]],
  faults: Fault[],
): Map<string, T> {
  const file = `intents/registers/${name}.yml`;
  const entries = new Map<string, T>();
  const taken = new Set<string>();
  if (!existsSync(join(root, file))) {
    faults.push({ file, line: 1, what: 'thiếu tệp', mend: 'tạo tệp theo intents/README.md', partial: true });
    return entries;
  }
  const read = readYaml(join(root, file), file, z.array(schema));
  faults.push(...read.faults);
  read.value?.forEach((entry, index) => {
    const keys = keysOf(entry);
    for (const key of keys.filter((each) => taken.has(each)))
      faults.push({
        file,
        line: read.lineOf([index]),
        what: `"${key}" ghi hai lần`,
        mend: 'giữ một, hoặc đặt khác đi',
      });
    for (const key of keys) taken.add(key);
    entries.set(keys[0], entry);
  });
  return entries;
}

/** Registers with a fault in their form, by name, and `lines` where the bot's own have one. */
export function unreadIn(faults: readonly Fault[]): ReadonlySet<string> {
  const names = faults.flatMap(({ file, partial }) => {
    if (!partial) return [];
    return file.startsWith('locales/') ? ['lines'] : (/^intents\/registers\/(.+)\.yml$/.exec(file)?.slice(1) ?? []);
  });
  return new Set(names);
}
