import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Lexicon, LexiconEntry, LexiconPhrase } from '../model/lexicon';
import { readDataLists } from './data-lists';
import type { Fault } from './fault';
import { readEntryLines } from './lexicon-lines';
import { lexiconSchema, type LexiconYaml } from './lexicon-schema';
import { faultOfWord, unknownLanguage } from './lexicon-word';
import { languageSchema, type LanguageEntry } from './schema';
import { readYaml, type YamlFile } from './yaml-file';

/** What `readYaml` complains of in any row: look-alikes and what cannot be seen. */
const unusual = /[ÐƉ\u200b-\u200f\u202a-\u202e\ufeff\ufffd\r]/u;

/** What one file has of one language. */
export interface LexiconFile extends Lexicon {
  /** As told to people: `intents/lexicon/tyz.yml` or `DATA_DIR/lexicon/tyz.tsv`. */
  file: string;
}

/** Tags of the lexicons that a language is read with, its own first, which speakers may fill where nothing is shipped. */
export const lexiconTagsOf = ({ tag, lexicon }: LanguageEntry): string[] => [...new Set([tag, ...lexicon])];

/**
 * The words of every language: those shipped in `intents/lexicon/` and, under `dataDir`, what speakers approved and
 * the larger lists a province loaded itself. A faulty file is left out whole and named in `faults`; words never stop
 * the server. Withdrawn entries are left out. With `topics`, a phrase has to name one of them.
 */
export function readLexicons(
  root: string,
  dataDir?: string,
  topics?: ReadonlySet<string>,
): { lexicons: Lexicon[]; faults: Fault[] } {
  const { files, faults } = readLexiconFiles(root, dataDir, topics);
  const merged = new Map<string, Lexicon>();
  const told = new Set<string>();
  const withdrawn = new Set<string>();
  for (const { language, entries, phrases } of files) {
    const lexicon = merged.get(language) ?? { language, entries: [], phrases: [] };
    merged.set(language, lexicon);
    const key = (...said: string[]) => [language, ...said].join('\t');
    for (const entry of entries.filter(({ state }) => state !== 'withdrawn')) {
      // What the project took back stays away, whoever brings it again.
      const vi = entry.vi.filter((meaning) => !withdrawn.has(key(entry.word, meaning)));
      // A list from elsewhere adds nothing to a known word; approval does.
      const isNew = entry.state === 'approved' || vi.some((meaning) => !told.has(key(entry.word, meaning)));
      if (vi.length > 0 && isNew) lexicon.entries.push({ ...entry, vi });
    }
    lexicon.phrases.push(
      ...phrases.filter(({ text, topic, state }) => state !== 'withdrawn' && !withdrawn.has(key(text, topic))),
    );
    for (const { word, vi, state } of entries)
      for (const meaning of vi) (state === 'withdrawn' ? withdrawn : told).add(key(word, meaning));
    for (const { text, topic, state } of phrases) if (state === 'withdrawn') withdrawn.add(key(text, topic));
  }
  return { lexicons: [...merged.values()], faults };
}

/** The same, file by file and with what was withdrawn: shipped files, then approved words, then loaded ones. */
export function readLexiconFiles(
  root: string,
  dataDir?: string,
  topics?: ReadonlySet<string>,
): { files: LexiconFile[]; faults: Fault[] } {
  const tags = languageTags(root);
  const faults: Fault[] = [];
  const files: LexiconFile[] = [];
  for (const name of namesIn(join(root, 'intents/lexicon'))) {
    const file = `intents/lexicon/${name}`;
    const read = readLexiconYaml(join(root, file), file);
    const found = read.value ? checkLexicon(read, read.value, tags, topics) : read.faults;
    if (read.value && found.length === 0) files.push(lexiconOf(file, read.value));
    faults.push(...found);
  }
  const lists =
    dataDir === undefined || tags === null ? { files: [], faults: [] } : readDataLists(dataDir, tags, topics);
  return { files: [...files, ...lists.files], faults: [...faults, ...lists.faults] };
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
  tags: ReadonlySet<string> | null,
  topics?: ReadonlySet<string>,
): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: readonly PropertyKey[], what: string, mend: string) =>
    faults.push({ file: read.file, line: read.lineOf(path), what, mend });

  const { what, mend } = unknownLanguage(lexicon.language);
  if (tags && !tags.has(lexicon.language)) fault(['language'], what, mend);
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

const lexiconOf = (file: string, { language, script: usual, entries, phrases }: LexiconYaml): LexiconFile => ({
  file,
  language,
  entries: entries.map(({ word, also, vi, script = usual, core, state, source }): LexiconEntry => {
    return { word, also, vi, script, core, state, source };
  }),
  phrases: phrases.map(({ text, topic, state }): LexiconPhrase => ({ text, topic, state })),
});

const namesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yml'))
        .sort()
    : [];

/** Null: their register cannot be read. Vietnamese is what words are explained in. `readContent` tells its faults. */
function languageTags(root: string): ReadonlySet<string> | null {
  const file = 'intents/registers/languages.yml';
  if (!existsSync(join(root, file))) return null;
  const languages = readYaml(join(root, file), file, z.array(languageSchema)).value;
  return languages && new Set(languages.map(({ tag }) => tag).filter((tag) => tag !== 'vi'));
}
