import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Lexicon, LexiconEntry, LexiconPhrase } from '../model/lexicon';
import type { Fault } from './fault';
import { readEntryLines } from './lexicon-lines';
import { lexiconSchema, type LexiconYaml } from './lexicon-schema';
import { faultOfWord } from './lexicon-word';
import { languageSchema } from './schema';
import { readWordList } from './word-list';
import { readYaml, type YamlFile } from './yaml-file';

/** What `readYaml` complains of in any row: look-alikes and what cannot be seen. */
const unusual = /[ÐƉ\u200b-\u200f\u202a-\u202e\ufeff\r]/u;

/** One file with words of one language. */
export interface LexiconFile extends Lexicon {
  /** As told to people: `intents/lexicon/tyz.yml` or `DATA_DIR/lexicon/tyz.tsv`. */
  file: string;
}

/**
 * The words of every language: those shipped in `intents/lexicon/` and, under `dataDir`, the larger lists a province
 * loaded itself. A faulty file is left out whole and named in `faults`; words never stop the server. Withdrawn
 * entries are left out. With `topics`, a phrase has to name one of them.
 */
export function readLexicons(
  root: string,
  dataDir?: string,
  topics?: ReadonlySet<string>,
): { lexicons: Lexicon[]; faults: Fault[] } {
  const { files, faults } = readLexiconFiles(root, dataDir, topics);
  const merged = new Map<string, Lexicon>();
  const told = new Set<string>();
  for (const { language, entries, phrases } of files) {
    const lexicon = merged.get(language) ?? { language, entries: [], phrases: [] };
    merged.set(language, lexicon);
    // What the project says of a word, even that it was withdrawn, stands above a list from elsewhere.
    const fresh = entries.filter((entry) => !meaningKeys(language, entry).every((key) => told.has(key)));
    for (const entry of entries) for (const key of meaningKeys(language, entry)) told.add(key);
    lexicon.entries.push(...fresh.filter(({ state }) => state !== 'withdrawn'));
    lexicon.phrases.push(...phrases.filter(({ state }) => state !== 'withdrawn'));
  }
  return { lexicons: [...merged.values()], faults };
}

/** The same, file by file and with what was withdrawn; shipped files come before loaded ones. */
export function readLexiconFiles(
  root: string,
  dataDir?: string,
  topics?: ReadonlySet<string>,
): { files: LexiconFile[]; faults: Fault[] } {
  const tags = languageTags(root);
  const faults: Fault[] = [];
  const files: LexiconFile[] = [];
  const keep = (found: Fault[], file: LexiconFile) => {
    faults.push(...found);
    if (found.length === 0) files.push(file);
  };

  for (const name of namesIn(join(root, 'intents/lexicon'), '.yml')) {
    const file = `intents/lexicon/${name}`;
    const read = readLexiconYaml(join(root, file), file);
    if (read.value) keep(checkLexicon(read, read.value, tags, topics), lexiconOf(file, read.value));
    else faults.push(...read.faults);
  }
  for (const name of dataDir === undefined ? [] : namesIn(join(dataDir, 'lexicon'), '.tsv')) {
    const file = `DATA_DIR/lexicon/${name}`;
    const language = name.replace(/\.tsv$/, '');
    const read = readWordList(readFileSync(join(dataDir!, 'lexicon', name), 'utf8'), file);
    if (!tags.has(language)) read.faults.push(unknownLanguage(file, 1, language));
    keep(read.faults, { file, language, entries: read.words.map(({ entry }) => entry), phrases: [] });
  }
  return { files, faults };
}

function readLexiconYaml(path: string, file: string): YamlFile<LexiconYaml> {
  const text = readFileSync(path, 'utf8');
  const quick = unusual.test(text) || text !== text.normalize('NFC') ? null : readEntryLines(text);
  const read = lexiconSchema.safeParse(quick);
  let full: YamlFile<LexiconYaml> | null = null;
  const asYaml = () => (full ??= readYaml(path, file, lexiconSchema as z.ZodType<LexiconYaml>));
  // Only a fault has to know its line.
  return read.success ? { file, value: read.data, faults: [], lineOf: (at) => asYaml().lineOf(at) } : asYaml();
}

function checkLexicon(
  read: YamlFile<LexiconYaml>,
  lexicon: LexiconYaml,
  tags: ReadonlySet<string>,
  topics?: ReadonlySet<string>,
): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: readonly PropertyKey[], what: string, mend: string) =>
    faults.push({ file: read.file, line: read.lineOf(path), what, mend });

  if (!tags.has(lexicon.language)) faults.push(unknownLanguage(read.file, read.lineOf(['language']), lexicon.language));
  else if (!read.file.endsWith(`/${lexicon.language}.yml`))
    fault(['language'], `tiếng "${lexicon.language}" khác tên tệp`, `đổi tên tệp thành ${lexicon.language}.yml`);

  const seen = new Set<string>();
  lexicon.entries.forEach((entry, index) => {
    const at = ['entries', index];
    for (const word of [entry.word, ...entry.also]) {
      const wrong = faultOfWord(word, entry.script ?? lexicon.script);
      if (wrong) fault(at, wrong.what, wrong.mend);
    }
    if (!Object.hasOwn(lexicon.sources, entry.source))
      fault(at, `nguồn "${entry.source}" chưa khai`, 'thêm vào mục sources ở đầu tệp');
    for (const meaning of entry.vi) {
      const key = `${entry.word}\t${meaning}`;
      if (seen.has(key)) fault(at, `"${entry.word}" nghĩa "${meaning}" ghi hai lần`, 'giữ một dòng');
      seen.add(key);
    }
  });
  lexicon.phrases.forEach((phrase, index) => {
    if (topics && !topics.has(phrase.topic))
      fault(['phrases', index], `không có chủ đề "${phrase.topic}"`, 'sửa mã chủ đề hoặc xóa dòng');
    if (phrase.source !== undefined && !Object.hasOwn(lexicon.sources, phrase.source))
      fault(['phrases', index], `nguồn "${phrase.source}" chưa khai`, 'thêm vào mục sources ở đầu tệp');
  });
  return faults;
}

const unknownLanguage = (file: string, line: number, tag: string): Fault => ({
  file,
  line,
  what: `không có tiếng "${tag}"`,
  mend: 'dùng mã có trong registers/languages.yml',
});

const lexiconOf = (file: string, { language, script: usual, entries, phrases }: LexiconYaml): LexiconFile => ({
  file,
  language,
  entries: entries.map(({ word, also, vi, script = usual, core, state, source }): LexiconEntry => {
    return { word, also, vi, script, core, state, source };
  }),
  phrases: phrases.map(({ text, topic, state }): LexiconPhrase => ({ text, topic, state })),
});

const meaningKeys = (language: string, { word, vi }: LexiconEntry): string[] =>
  vi.map((meaning) => [language, word, meaning].join('\t'));

const namesIn = (folder: string, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .sort()
    : [];

/** The register's own faults are told by `readContent`. */
function languageTags(root: string): ReadonlySet<string> {
  const file = 'intents/registers/languages.yml';
  if (!existsSync(join(root, file))) return new Set();
  return new Set(readYaml(join(root, file), file, z.array(languageSchema)).value?.map(({ tag }) => tag));
}
