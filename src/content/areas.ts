import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Areas } from '../model/area';
import type { Fault } from './fault';
import { readYaml, type YamlFile } from './yaml-file';

const file = 'intents/registers/areas.yml';

const name = z.string().trim().min(1, 'để trống');
const code = z.string({ error: 'mã để trong ngoặc kép, dạng "06652"' }).regex(/^\d{5}$/, 'mã gồm 5 chữ số');
const now = z.array(code).min(1, 'cần ít nhất một mã nơi mới');

const areasSchema = z.strictObject({
  communes: z.array(z.strictObject({ code, name, kind: z.enum(['xa', 'phuong', 'dac-khu']) })),
  formerDistricts: z.array(z.strictObject({ name, kind: z.enum(['huyen', 'thi-xa', 'thanh-pho']), now })),
  formerCommunes: z.array(z.strictObject({ name, kind: z.enum(['xa', 'phuong', 'thi-tran']), district: name, now })),
});

/** Reads and checks the register of communes under `root`. With a fault in its form, `areas` is empty. */
export function readAreas(root: string): { areas: Areas; faults: Fault[] } {
  const none: Areas = { communes: [], formerCommunes: [], formerDistricts: [] };
  if (!existsSync(join(root, file)))
    return {
      areas: none,
      faults: [{ ...{ file, line: 1, partial: true }, what: 'thiếu tệp', mend: 'tạo tệp theo intents/README.md' }],
    };
  const read: YamlFile<Areas> = readYaml(join(root, file), file, areasSchema);
  if (!read.value) return { areas: none, faults: read.faults };
  return { areas: read.value, faults: [...read.faults, ...checkAreas(read, read.value)] };
}

function checkAreas(read: YamlFile<Areas>, areas: Areas): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: readonly PropertyKey[], what: string, mend: string) =>
    faults.push({ file, line: read.lineOf(path), what, mend });
  const once = (list: keyof Areas, keys: readonly string[], mend: string) => {
    const seen = new Set<string>();
    keys.forEach((key, index) => {
      if (seen.has(key)) fault([list, index], `"${key}" ghi hai lần`, mend);
      seen.add(key);
    });
  };
  once(
    'communes',
    areas.communes.map((each) => each.code),
    'giữ một',
  );
  once(
    'communes',
    areas.communes.map((each) => `${each.kind} ${each.name}`),
    'giữ một',
  );
  once(
    'formerDistricts',
    areas.formerDistricts.map((each) => each.name),
    'giữ một',
  );
  // A commune that was divided, written as two lines, would look like two communes of one name.
  once(
    'formerCommunes',
    areas.formerCommunes.map((each) => `${each.kind} ${each.name}, ${each.district}`),
    'giữ một dòng; xã bị chia thì now ghi hai mã khác nhau',
  );

  const known = new Set(areas.communes.map((each) => each.code));
  const landOf = new Map(areas.formerDistricts.map((each) => [each.name, new Set(each.now)]));
  for (const list of ['formerDistricts', 'formerCommunes'] as const) {
    areas[list].forEach((former, index) => {
      if (new Set(former.now).size < former.now.length)
        fault([list, index, 'now'], `"${former.name}" ghi một mã hai lần`, 'xã bị chia thì cần hai mã khác nhau');
      for (const each of former.now) {
        if (!known.has(each)) fault([list, index, 'now'], `mã "${each}" không có trong communes`, 'sửa mã');
      }
    });
  }
  areas.formerCommunes.forEach((former, index) => {
    const land = landOf.get(former.district);
    if (!land) return fault(['formerCommunes', index], `không có huyện cũ "${former.district}"`, 'sửa tên huyện cũ');
    for (const each of former.now) {
      if (known.has(each) && !land.has(each))
        fault(
          ['formerCommunes', index, 'now'],
          `mã "${each}" không nằm trên đất "${former.district}"`,
          'sửa mã, hoặc thêm mã vào now của huyện cũ',
        );
    }
  });
  const reached = new Set(areas.formerCommunes.flatMap((each) => each.now));
  areas.communes.forEach((commune, index) => {
    if (!reached.has(commune.code))
      fault(['communes', index], `không xã cũ nào nhập vào "${commune.name}"`, 'ghi xã cũ có mã này ở now');
  });
  return faults;
}
