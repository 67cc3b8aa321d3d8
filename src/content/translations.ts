import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewState } from '../model/lexicon';
import type { Fault } from './fault';
import { groups } from './schema';
import type { SourceLine } from './translatable';
import { readTranslationFile, type ReadUnit } from './translation-file';
import { stateOf } from './translation-state';

/** A text in another language, and what it counts as beside the Vietnamese of today. */
export interface Translation extends ReadUnit {
  language: string;
  /** What it counts as: only speakers approve. Says nothing about `stale`. */
  counts: ReviewState;
  /** Made from a Vietnamese text that has changed since. */
  stale: boolean;
}

/** By language tag, then by key. */
export type Translations = ReadonlyMap<string, ReadonlyMap<string, Translation>>;

/**
 * The texts of every language but Vietnamese. A file with a fault is left out whole and named; it stops neither the
 * others nor the server.
 */
export function readTranslations(
  root: string,
  sources: ReadonlyMap<string, SourceLine>,
  tags: readonly string[],
): { translations: Translations; faults: Fault[] } {
  const faults = [...strangeFolders(root, tags)];
  const translations = new Map<string, Map<string, Translation>>();
  for (const language of tags) {
    const known = new Map<string, Translation>();
    for (const file of filesOf(root, language)) {
      const read = readTranslationFile(root, file, sources);
      const again = read.units.filter(({ key }) => known.has(key));
      const twice = again.map(({ key, line }) => {
        const first = known.get(key)!;
        return { file, line, what: `"${key}" đã có ở ${first.file}:${first.line}`, mend: 'giữ một bên' };
      });
      faults.push(...[...read.faults, ...twice].map((fault) => ({ ...fault, language })));
      if (read.faults.length + twice.length > 0) continue;
      for (const unit of read.units) {
        const stale = unit.revision !== sources.get(unit.key)!.revision;
        known.set(unit.key, { ...unit, language, counts: stateOf(unit), stale });
      }
    }
    if (known.size > 0) translations.set(language, known);
  }
  return { translations, faults };
}

/** Approved by speakers and made from today's Vietnamese; the only text that may stand without a label. */
export function approvedText(translations: Translations, language: string, key: string): string | null {
  const found = translations.get(language)?.get(key);
  return found && found.counts === 'approved' && !found.stale ? found.text : null;
}

/** Every translation of a topic, for whoever changes what it rests on. */
export const translationsOfTopic = (translations: Translations, topic: string): Translation[] =>
  [...translations.values()].flatMap((texts) =>
    ['title', 'answer'].flatMap((part) => texts.get(`topic.${topic}.${part}`) ?? []),
  );

/** Paths below the project, `locales/` first. */
function filesOf(root: string, language: string): string[] {
  const own = within(root, `locales/${language}`).map(({ name }) => `locales/${language}/${name}`);
  const inside = foldersIn(root, `intents/${language}`).map((group) => `intents/${language}/${group}`);
  return [...own, ...inside.flatMap((group) => within(root, group).map(({ name }) => `${group}/${name}`))];
}

/** A folder for a language that nobody can choose is read by nobody: somebody's work would be lost in it. */
function strangeFolders(root: string, tags: readonly string[]): Fault[] {
  const looksLikeOne = (name: string) => foldersIn(root, `intents/${name}`).some((group) => groupNames.has(group));
  const folders = [
    ...foldersIn(root, 'locales').map((name) => ({ name, file: `locales/${name}` })),
    ...foldersIn(root, 'intents')
      .filter(looksLikeOne)
      .map((name) => ({ name, file: `intents/${name}` })),
  ];
  return folders
    .filter(({ name }) => name !== 'vi' && name !== 'drafts' && !tags.includes(name))
    .map(({ name, file }) => ({
      ...{ file, line: 1, language: name, what: `không có tiếng "${name}"` },
      mend: 'đổi tên thư mục thành mã có trong intents/registers/languages.yml',
    }));
}

const groupNames: ReadonlySet<string> = new Set(groups);

const foldersIn = (root: string, folder: string): string[] =>
  within(root, folder)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const within = (root: string, folder: string) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { withFileTypes: true })
        .filter(({ name }) => !name.startsWith('.'))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    : [];
