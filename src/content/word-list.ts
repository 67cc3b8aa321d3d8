import type { LexiconEntry } from '../model/lexicon';
import type { Fault } from './fault';
import { faultOfWord, isSpelt, type WordFault } from './lexicon-word';
import { readTabTable } from './tab-table';

/** A row of a list under `DATA_DIR/lexicon`, beside the shipped words. */
export interface ListedWord {
  entry: LexiconEntry;
  licence: string;
  note: string;
}

const required = ['headword', 'vi_gloss', 'source', 'licence'] as const;
/** Read by name; a list may have further columns, which nobody reads. */
const columns = ['headword', 'variant_spellings', 'vi_gloss', 'source', 'licence', 'note', 'script'] as const;
type Column = (typeof columns)[number];

/** What a list is: loaded by a province, or approved by speakers of the language. */
export type ListKind = 'loaded' | 'approved';

/**
 * Reads a tab-separated list with a header line. Faulty rows are left out and named; rows that repeat a meaning of
 * the same word are joined to the first. None is core, because without its marks it may be a common Vietnamese word; approved ones are written
 * in letters, for people typed them.
 */
export function readWordList(
  text: string,
  file: string,
  kind: ListKind = 'loaded',
): { words: ListedWord[]; faults: Fault[] } {
  const { rows, faults } = readTabTable(text, file, columns, required);
  const words: ListedWord[] = [];
  const known = new Set<string>();
  for (const { line, cell } of rows) {
    const read = wordOf(cell, kind);
    if ('what' in read) {
      faults.push({ file, line, ...read });
      continue;
    }
    const fresh = read.entry.vi.filter((meaning) => !known.has(`${read.entry.word}\t${meaning}`));
    for (const meaning of fresh) known.add(`${read.entry.word}\t${meaning}`);
    if (fresh.length > 0) words.push({ ...read, entry: { ...read.entry, vi: fresh } });
  }
  return { words, faults: faults.toSorted((a, b) => a.line - b.line) };
}

function wordOf(cell: (name: Column) => string, kind: ListKind): ListedWord | WordFault {
  const empty = required.find((name) => cell(name) === '');
  if (empty === 'vi_gloss')
    return { what: `"${cell('headword')}" chưa có nghĩa tiếng Việt`, mend: 'ghi nghĩa vào cột vi_gloss' };
  if (empty === 'licence')
    return { what: `"${cell('headword')}" chưa ghi quyền sử dụng`, mend: 'ghi giấy phép của nguồn vào cột licence' };
  if (empty) return { what: `cột ${empty} để trống`, mend: 'điền vào hoặc xóa dòng' };

  const word = cell('headword');
  const given = cell('script');
  const usual = isSpelt(word.toLowerCase()) ? 'letters' : 'sounds';
  const approved = kind === 'approved';
  const script = approved ? 'letters' : given === 'sounds' || given === 'letters' ? given : usual;
  const also = parts(cell('variant_spellings')).filter((each) => each !== word);
  const vi = parts(cell('vi_gloss'));
  if (vi.length === 0) return { what: `"${word}" chưa có nghĩa tiếng Việt`, mend: 'ghi nghĩa vào cột vi_gloss' };
  const wrong = [word, ...also].map((each) => faultOfWord(each, script)).find((each) => each !== null);
  if (wrong) return wrong;
  const unformed = vi.find((meaning) => meaning !== meaning.normalize('NFC'));
  if (unformed) return { what: 'nghĩa chưa ở dạng NFC', mend: 'gõ lại bằng bàn phím Unicode dựng sẵn' };
  const state = approved ? 'approved' : 'draft';
  const entry: LexiconEntry = { word, also, vi, script, core: false, state, source: cell('source') };
  return { entry, licence: cell('licence'), note: cell('note') };
}

const parts = (cell: string): string[] => [
  ...new Set(
    cell
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

/** The list as `readWordList` reads it back, with a first line that says who cleared it. */
export function writeWordList(words: readonly ListedWord[], remark: string): string {
  const rows = words.map(({ entry, licence, note }) =>
    [entry.word, entry.also.join('; '), entry.vi.join('; '), entry.source, licence, note, entry.script].join('\t'),
  );
  return [`# ${remark.replace(/\s+/g, ' ')}`, columns.join('\t'), ...rows, ''].join('\n');
}
