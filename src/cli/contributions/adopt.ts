import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { faultOfWord } from '../../content/lexicon-word';
import type { Proposal } from '../../model/proposal';
import { replaceFile } from '../replace-file';

export interface Adopted {
  /** Text of each file by its name, for `DATA_DIR/lexicon`. */
  files: Map<string, string>;
  words: number;
  sentences: number;
  /** Approved, and of no use as they are. */
  left: { id: string; why: string }[];
}

const wordColumns = ['headword', 'variant_spellings', 'vi_gloss', 'source', 'licence', 'note'];
const sentenceColumns = ['language', 'text', 'topic', 'source'];
const source = 'bà con góp, hai người nói tiếng này đã kiểm tra';
const sentenceFile = 'phrases.tsv';
const ours = /^(approved-.+|phrases)\.tsv$/;

/**
 * Approved proposals as the lexicon's loader reads them: tab-separated with a header line, words of each language in
 * `approved-<tag>.tsv`, sentences of all languages in `phrases.tsv`. Anything not approved is passed over here too,
 * whatever the caller hands in. Neither person nor reviewer stands in them.
 */
export function adoptedFiles(proposals: readonly Proposal[], topics: ReadonlySet<string>): Adopted {
  const tables = new Map<string, string[][]>();
  const adopted: Adopted = { files: new Map(), words: 0, sentences: 0, left: [] };
  const into = (name: string, header: string[], row: string[]) => {
    const rows = tables.get(name) ?? [header];
    tables.set(name, rows);
    rows.push(row.map((cell) => cell.replace(/\s+/gu, ' ').trim()));
  };
  for (const one of proposals) {
    if (one.state !== 'approved') continue;
    const why = uselessness(one, topics);
    if (why !== null) adopted.left.push({ id: one.id, why });
    else if (one.kind === 'word') {
      adopted.words += 1;
      const note = one.village === null ? one.id : `${one.village}, ${one.id}`;
      const cells = [one.text.toLowerCase(), '', one.meaning ?? '', source, one.licence, note];
      into(`approved-${one.language}.tsv`, wordColumns, cells);
    } else {
      adopted.sentences += 1;
      into(sentenceFile, sentenceColumns, [one.language, one.text, one.topic ?? '', `${source}, ${one.id}`]);
    }
  }
  for (const [name, rows] of tables) adopted.files.set(name, rows.map((row) => `${row.join('\t')}\n`).join(''));
  return adopted;
}

/** One faulty row would make the loader leave out the whole file. */
function uselessness(one: Proposal, topics: ReadonlySet<string>): string | null {
  if (one.kind === 'sentence') {
    if (one.topic === null) return 'câu chưa có chủ đề';
    return topics.has(one.topic) ? null : `không còn chủ đề "${one.topic}"`;
  }
  if (!one.meaning?.replace(/[;\s]/g, '')) return 'chưa có nghĩa tiếng Việt';
  const wrong = one.text.startsWith('#') ? null : faultOfWord(one.text.toLowerCase(), 'letters');
  return one.text.startsWith('#') ? 'bắt đầu bằng dấu #' : (wrong?.what ?? null);
}

/** Puts the files in place, each whole, and takes away those of which nothing is approved any more. */
export function writeAdopted(dataDir: string, files: ReadonlyMap<string, string>): void {
  const folder = join(dataDir, 'lexicon');
  if (files.size === 0 && !existsSync(folder)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) if (ours.test(name) && !files.has(name)) rmSync(join(folder, name));
  for (const [name, text] of files) replaceFile(join(folder, name), text);
}
