import { z } from 'zod';
import type { Fault } from './fault';
import { procedureTopicSchema, toldByRecord } from './schema';
import { readYaml } from './yaml-file';

/**
 * What to tell of a topic of `dvc` that says nothing itself and has no record: it needs one of the two, not every
 * entry that an answer comes with. Null: it is an ordinary topic.
 */
export function faultsWithoutRecord(path: string, file: string, id: string): Fault[] | null {
  const written = readYaml(path, file, z.looseObject({})).value;
  if (!id.startsWith('dvc-') || !written || toldByRecord.some((key) => Object.hasOwn(written, key))) return null;
  const missing: Fault = {
    ...{ file, line: 1, partial: true, what: `chưa có hồ sơ intents/vi/procedures/${id}.yml` },
    mend: 'tạo tệp đó, hoặc viết answer',
  };
  return [missing, ...readYaml(path, file, procedureTopicSchema).faults];
}
