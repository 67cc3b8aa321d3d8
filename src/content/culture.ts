import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { canonical } from '../text/fold';
import { codesIn } from './content-names';
import { cultureSchema, type CultureEntry } from './culture-schema';
import type { Fault } from './fault';
import { readYaml, type YamlFile } from './yaml-file';

const folder = 'intents/vi/culture';
const media = 'intents/media';

/**
 * The entries about culture under `root`, in the order of their ids. Faulty ones are left out and named in `faults`.
 * `communes` is null when their register could not be read: then any code will do.
 */
export function readCulture(
  root: string,
  communes: ReadonlySet<string> | null,
): { entries: CultureEntry[]; faults: Fault[] } {
  const entries: CultureEntry[] = [];
  const faults: Fault[] = [];
  const named = new Map<string, string>();
  const base = join(root, folder);
  for (const id of codesIn(base)) {
    const read = readYaml(join(base, `${id}.yml`), `${folder}/${id}.yml`, cultureSchema as z.ZodType<CultureEntry>);
    faults.push(...read.faults);
    if (!read.value) continue;
    faults.push(...checkEntry(root, read, read.value, { communes, named }));
    entries.push(read.value);
  }
  return { entries, faults };
}

/** Every name by which an entry can be found, its title first. */
export const namesOfEntry = ({ title, names }: CultureEntry): string[] => [title, ...names];

function checkEntry(
  root: string,
  read: YamlFile<CultureEntry>,
  entry: CultureEntry,
  known: { communes: ReadonlySet<string> | null; named: Map<string, string> },
): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: readonly PropertyKey[], what: string, mend: string) =>
    faults.push({ file: read.file, line: read.lineOf(path), what, mend });

  const base = read.file.slice(folder.length + 1, -'.yml'.length);
  if (entry.id !== base) fault(['id'], `mã "${entry.id}" khác tên tệp`, `đặt id: ${base}`);
  namesOfEntry(entry).forEach((name, index) => {
    const key = canonical(name);
    const owner = known.named.get(key);
    if (owner)
      fault(
        index === 0 ? ['title'] : ['names', index - 1],
        `tên "${name}" đã có ở ${owner}`,
        'giữ một, hoặc gọi rõ hơn',
      );
    known.named.set(key, entry.id);
  });
  entry.communes.forEach((code, index) => {
    if (known.communes && !known.communes.has(code))
      fault(['communes', index], `mã "${code}" không có trong intents/registers/areas.yml`, 'sửa mã xã');
  });
  entry.media.forEach(({ file }, index) => {
    if (file && !existsSync(join(root, media, file)))
      fault(['media', index, 'file'], `không có tệp ${media}/${file}`, 'thêm tệp hoặc sửa tên');
  });
  if (entry.review.due <= entry.review.checked)
    fault(['review', 'due'], 'hạn kiểm tra không sau ngày kiểm tra', 'đặt ngày muộn hơn');
  return faults;
}
