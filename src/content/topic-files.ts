import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { codesIn, foldersOf } from './content-names';
import type { Fault } from './fault';
import { faultsWithoutRecord } from './missing-record';
import type { Procedure } from './procedure-schema';
import { topicOfProcedure } from './procedure-topic';
import {
  groups,
  procedureTopicSchema,
  recordFolders,
  topicSchema,
  type ProcedureTopicFile,
  type TopicFile,
} from './schema';
import { readYaml, type YamlFile } from './yaml-file';

/** Ids of all topic files under `root`, sound or not. */
export const topicIds = (root: string): Set<string> =>
  new Set(groups.flatMap((group) => codesIn(join(root, 'intents', 'vi', group))));

/** A topic with the file that an author finds its answer in. */
export interface ReadTopic {
  read: YamlFile<unknown>;
  topic: TopicFile;
  procedure: Procedure | null;
}

/** Reads every topic, with the record of its service where there is one. Faulty ones are left out and named in `faults`. */
export function topicFiles(
  root: string,
  procedures: ReadonlyMap<string, YamlFile<Procedure>>,
  say: (key: string, values?: Record<string, string>) => string,
  faults: Fault[],
): ReadTopic[] {
  const files: ReadTopic[] = [];
  const base = join(root, 'intents', 'vi');
  for (const group of foldersOf(root)) {
    if ((recordFolders as readonly string[]).includes(group)) continue;
    if (!(groups as readonly string[]).includes(group)) {
      faults.push({
        file: `intents/vi/${group}`,
        line: 1,
        what: `không có nhóm "${group}"`,
        mend: `dùng một trong: ${groups.join(', ')}`,
      });
      continue;
    }
    for (const id of codesIn(join(base, group))) {
      const path = join(base, group, `${id}.yml`);
      const file = `intents/vi/${group}/${id}.yml`;
      const record = procedures.get(id);
      if (record) {
        const read = readYaml(path, file, procedureTopicSchema as z.ZodType<ProcedureTopicFile>);
        faults.push(...read.faults);
        const procedure = record.value;
        if (read.value && procedure)
          files.push({ read, topic: topicOfProcedure(read.value, procedure, say), procedure });
        continue;
      }
      const read = readYaml(path, file, topicSchema as z.ZodType<TopicFile>);
      faults.push(...(read.value ? read.faults : (faultsWithoutRecord(path, file, id) ?? read.faults)));
      if (read.value) files.push({ read, topic: read.value, procedure: null });
    }
  }
  for (const [id, { file }] of procedures)
    if (!existsSync(join(base, 'dvc', `${id}.yml`)))
      faults.push({
        file,
        line: 1,
        what: `không có câu hỏi mẫu cho "${id}"`,
        mend: `thêm tệp intents/vi/dvc/${id}.yml`,
      });
  return files;
}
