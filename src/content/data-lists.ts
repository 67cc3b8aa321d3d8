import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault';
import type { LexiconFile } from './lexicon';
import { unknownLanguage } from './lexicon-word';
import { readPhraseList } from './phrase-list';
import { readWordList } from './word-list';

/** What `npm run contributions -- adopt` writes; every other list was loaded, and its name is the language's tag. */
const phraseList = 'phrases.tsv';
const approvedList = /^approved-(.+)\.tsv$/;

/**
 * The lists under `DATA_DIR/lexicon`: what speakers approved, then what a province loaded. A list with a fault is
 * left out whole.
 */
export function readDataLists(
  dataDir: string,
  tags: ReadonlySet<string>,
  topics?: ReadonlySet<string>,
): { files: LexiconFile[]; faults: Fault[] } {
  const folder = join(dataDir, 'lexicon');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tsv')) : [];
  const isAdopted = (name: string) => name === phraseList || approvedList.test(name);
  const sorted = names.toSorted((a, b) => Number(isAdopted(b)) - Number(isAdopted(a)) || (a < b ? -1 : 1));

  const read = sorted.map((name) => {
    const file = `DATA_DIR/lexicon/${name}`;
    const text = readFileSync(join(folder, name), 'utf8');
    return name === phraseList ? phrasesIn(text, file, tags, topics) : wordsIn(text, file, name, tags);
  });
  return {
    files: read.flatMap(({ files, faults }) => (faults.length > 0 ? [] : files)),
    faults: read.flatMap(({ faults }) => faults),
  };
}

function wordsIn(text: string, file: string, name: string, tags: ReadonlySet<string>) {
  const approved = approvedList.exec(name)?.[1];
  const language = approved ?? name.replace(/\.tsv$/, '');
  const { words, faults } = readWordList(text, file, approved === undefined ? 'loaded' : 'approved');
  const strange = tags.has(language) ? [] : [{ file, line: 1, ...unknownLanguage(language) }];
  const files: LexiconFile[] = [{ file, language, entries: words.map(({ entry }) => entry), phrases: [] }];
  return { files, faults: [...faults, ...strange] };
}

function phrasesIn(text: string, file: string, tags: ReadonlySet<string>, topics?: ReadonlySet<string>) {
  const { phrases, faults } = readPhraseList(text, file, tags, topics);
  const files = Array.from(phrases, ([language, said]): LexiconFile => {
    return { file: `${file} (${language})`, language, entries: [], phrases: said };
  });
  return { files, faults };
}
