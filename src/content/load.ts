import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors';
import { readAreas } from './areas';
import { checkExamples, checkMenu, checkTopic } from './checks';
import { revisionOf, type Content, type Topic } from './content';
import { readFollowUps } from './follow-up';
import { faultLine, type Fault } from './fault';
import { loadMessages } from './messages';
import {
  groups,
  hotlineSchema,
  instrumentSchema,
  languageSchema,
  menuSchema,
  topicSchema,
  type TopicFile,
} from './schema';
import { readYaml, type YamlFile } from './yaml-file';

/** Reads and checks `intents/` and `locales/` under `root`. Faulty topics are left out and named in `faults`. */
export function readContent(root: string): { content: Content; faults: Fault[] } {
  const faults: Fault[] = [];
  const instruments = register(root, 'instruments', instrumentSchema, (each) => [each.number], faults);
  const hotlines = register(root, 'hotlines', hotlineSchema, (each) => [each.number], faults);
  const languages = register(root, 'languages', languageSchema, ({ tag, code }) => [tag, `code ${code}`], faults);
  const menu = register(root, 'menu', menuSchema, (each) => [each.entry], faults);
  const { messages, faults: spoken } = loadMessages(root);
  faults.push(...spoken);
  const { areas, faults: placed } = readAreas(root);
  faults.push(...placed, ...readFollowUps(root).faults);

  const files = topicFiles(root, faults);
  const ids = new Set(files.map(({ topic }) => topic.id));
  for (const { read, topic } of files) faults.push(...checkTopic(read, topic, { instruments, hotlines, topics: ids }));
  faults.push(...checkExamples(files));
  faults.push(...checkMenu([...menu.values()], ids));

  const topics = new Map<string, Topic>(
    files.map(({ topic }) => [topic.id, { ...topic, revision: revisionOf(topic) }]),
  );
  return {
    content: {
      topics,
      instruments,
      hotlines,
      areas,
      languages: [...languages.values()],
      menu: [...menu.values()],
      messages,
    },
    faults,
  };
}

/** The content for a running server; refuses to go on with faults in it. */
export function loadContent(root: string): Content {
  const { content, faults } = readContent(root);
  if (faults.length > 0) throw new AppError('content.invalid', `\n${faults.map(faultLine).join('\n')}`);
  return content;
}

function topicFiles(root: string, faults: Fault[]): { read: YamlFile<TopicFile>; topic: TopicFile }[] {
  const files: { read: YamlFile<TopicFile>; topic: TopicFile }[] = [];
  const base = join(root, 'intents', 'vi');
  for (const group of existsSync(base) ? readdirSync(base).sort() : []) {
    if (!(groups as readonly string[]).includes(group)) {
      faults.push({
        file: `intents/vi/${group}`,
        line: 1,
        what: `không có nhóm "${group}"`,
        mend: `dùng một trong: ${groups.join(', ')}`,
      });
      continue;
    }
    for (const name of readdirSync(join(base, group))
      .filter((each) => each.endsWith('.yml'))
      .sort()) {
      const read = readYaml(
        join(base, group, name),
        `intents/vi/${group}/${name}`,
        topicSchema as z.ZodType<TopicFile>,
      );
      faults.push(...read.faults);
      if (read.value) files.push({ read, topic: read.value });
    }
  }
  return files;
}

function register<T>(
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
    faults.push({ file, line: 1, what: 'thiếu tệp', mend: 'tạo tệp theo intents/README.md' });
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
