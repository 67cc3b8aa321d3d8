import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors';
import { readAreas } from './areas';
import { Instruments } from './instruments';
import { instrumentSchema } from './instrument';
import { checkInstruments } from './instrument-checks';
import { checkExamples, checkMenu, checkProcedure, checkTopic } from './checks';
import { revisionOf, type Content, type Topic } from './content';
import { codesIn, foldersOf, strayFiles } from './content-names';
import { readCulture } from './culture';
import { readLessons } from './lessons';
import { readProcedures } from './procedures';
import { topicOfProcedure } from './procedure-topic';
import type { Procedure } from './procedure-schema';
import { readFollowUps } from './follow-up';
import { faultLine, type Fault } from './fault';
import { loadMessages } from './messages';
import { faultsWithoutRecord } from './missing-record';
import {
  groups,
  hotlineSchema,
  languageSchema,
  menuSchema,
  procedureTopicSchema,
  recordFolders,
  topicSchema,
  type ProcedureTopicFile,
  type TopicFile,
} from './schema';
import { spokenLines } from './spoken';
import { sourceLines } from './translatable';
import { readTrades } from './trades';
import { readTranslations, type Translations } from './translations';
import { readYaml, type YamlFile } from './yaml-file';

/** Reads and checks `intents/` and `locales/` under `root`. Faulty topics are left out and named in `faults`. */
export function readContent(root: string): { content: Content; faults: Fault[] } {
  const faults: Fault[] = [];
  const instruments = readRegister(root, 'instruments', instrumentSchema, (each) => [each.number], faults);
  faults.push(...checkInstruments(root, [...instruments.values()]));
  const hotlines = readRegister(root, 'hotlines', hotlineSchema, (each) => [each.number], faults);
  const languages = readRegister(root, 'languages', languageSchema, ({ tag, code }) => [tag, `code ${code}`], faults);
  const menu = readRegister(root, 'menu', menuSchema, (each) => [each.entry], faults);
  const { messages, faults: spoken } = loadMessages(root);
  faults.push(...spoken);
  const { areas, faults: placed } = readAreas(root);
  faults.push(...placed, ...readFollowUps(root).faults);
  const { trades, faults: called } = readTrades(root);
  const unread = unreadIn(faults);
  faults.push(...called, ...strayFiles(root));

  const communes = unread.has('areas') ? null : new Set(areas.communes.map(({ code }) => code));
  const culture = readCulture(root, communes);
  faults.push(...culture.faults);

  const procedures = readProcedures(root);
  faults.push(...procedures.faults);
  const files = topicFiles(root, procedures.files, (key, values) => messages.say('vi', `bot.${key}`, values), faults);
  // A faulty file is named once, not again by every file that points to it.
  const ids = topicIds(root);
  const register = new Instruments(instruments.values());
  const known = { instruments: register, hotlines, topics: ids, unread };
  for (const { read, topic, procedure } of files) faults.push(...checkTopic(read, topic, procedure === null, known));
  for (const read of procedures.files.values()) if (read.value) faults.push(...checkProcedure(read, read.value, known));
  const { lessons, faults: taught } = readLessons(root, known);
  faults.push(...taught);
  faults.push(...checkExamples(files));
  faults.push(...checkMenu([...menu.values()], ids));

  const topics = new Map<string, Topic>(
    files.map(({ topic, procedure }) => [topic.id, { ...topic, procedure, revision: revisionOf(topic, procedure) }]),
  );
  const sources = sourceLines(messages, [...menu.values()], topics.values());
  const others = [...languages.values()].filter(({ tag }) => tag !== 'vi');
  const tags = others.map(({ tag }) => tag);
  // Without the Vietnamese that they were made from, all of them would look wrong.
  const isSourceKnown = !['languages', 'menu', 'lines'].some((each) => unread.has(each));
  const { translations, faults: translated } = isSourceKnown
    ? readTranslations(root, sources, tags)
    : { translations: new Map() as Translations, faults: [] };
  faults.push(...translated);
  return {
    content: {
      topics,
      instruments: register,
      hotlines,
      areas,
      trades,
      culture: culture.entries,
      lessons,
      languages: [...languages.values()],
      menu: [...menu.values()],
      messages: messages.and(spokenLines(messages, translations, sources, others)),
      translations,
    },
    faults,
  };
}

/**
 * The content for a running server; refuses to go on with faults in it. A faulty file of another language is left
 * out instead, and `leftOut` is told: its people are answered in Vietnamese meanwhile.
 */
export function loadContent(root: string, leftOut: (fault: Fault) => void = () => {}): Content {
  const { content, faults } = readContent(root);
  const wrong = faults.filter(({ language }) => language === undefined);
  if (wrong.length > 0) throw new AppError('content.invalid', `\n${wrong.map(faultLine).join('\n')}`);
  faults.forEach(leftOut);
  return content;
}

/** Registers with a fault in their form, by name, and `lines` where the bot's own have one. */
function unreadIn(faults: readonly Fault[]): ReadonlySet<string> {
  const names = faults.flatMap(({ file, partial }) => {
    if (!partial) return [];
    return file.startsWith('locales/') ? ['lines'] : (/^intents\/registers\/(.+)\.yml$/.exec(file)?.slice(1) ?? []);
  });
  return new Set(names);
}

const topicIds = (root: string): Set<string> =>
  new Set(groups.flatMap((group) => codesIn(join(root, 'intents', 'vi', group))));

/** A topic with the file that an author finds its answer in. */
export interface ReadTopic {
  read: YamlFile<unknown>;
  topic: TopicFile;
  procedure: Procedure | null;
}

function topicFiles(
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

function readRegister<T>(
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
