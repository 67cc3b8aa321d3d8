import { join } from 'node:path';
import type { z } from 'zod';
import { codesIn } from './content-names';
import type { Fault } from './fault';
import { procedureSchema, type Procedure } from './procedure-schema';
import { readYaml, type YamlFile } from './yaml-file';

const folder = 'intents/vi/procedures';

/** The records of public services under `root`, by id. A faulty one is in the map with `value` null. */
export function readProcedures(root: string): { files: Map<string, YamlFile<Procedure>>; faults: Fault[] } {
  const files = new Map<string, YamlFile<Procedure>>();
  const faults: Fault[] = [];
  const base = join(root, folder);
  for (const id of codesIn(base)) {
    const read = readYaml(join(base, `${id}.yml`), `${folder}/${id}.yml`, procedureSchema as z.ZodType<Procedure>);
    faults.push(...read.faults);
    if (read.value && read.value.id !== id)
      faults.push({
        file: read.file,
        line: read.lineOf(['id']),
        what: `mã "${read.value.id}" khác tên tệp`,
        mend: `đặt id: ${id}`,
      });
    files.set(id, read);
  }
  return { files, faults };
}
