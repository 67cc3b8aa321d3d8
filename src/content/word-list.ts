import type { LexiconEntry } from '../model/lexicon';
import type { Fault } from './fault';
import { faultOfWord, isSpelt } from './lexicon-word';

/** A row of a larger list that a province may load beside the shipped words. */
export interface ListedWord {
  entry: LexiconEntry;
  licence: string;
  note: string;
}

const required = ['headword', 'vi_gloss', 'source', 'licence'] as const;
/** Read by name; a list may have further columns, which nobody reads. */
const columns = ['headword', 'variant_spellings', 'vi_gloss', 'source', 'licence', 'note', 'script'] as const;
type Column = (typeof columns)[number];

/**
 * Reads a tab-separated list with a header line. Faulty rows are left out and named; rows that repeat a meaning of
 * the same word are joined to the first. Imported words are drafts and never core.
 */
export function readWordList(text: string, file: string): { words: ListedWord[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const fault = (line: number, what: string, mend: string) => faults.push({ file, line, what, mend });
  const rows = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const start = rows.findIndex((row) => row.trim() !== '' && !row.startsWith('#'));
  const header = (rows[start] ?? '').split('\t').map((name) => name.trim());
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    fault(start + 1 || 1, `thiếu cột ${missing.join(', ')}`, 'dòng đầu ghi tên các cột, cách nhau bằng phím Tab');
    return { words: [], faults };
  }

  const at = Object.fromEntries(columns.map((name) => [name, header.indexOf(name)])) as Record<Column, number>;
  const words: ListedWord[] = [];
  const known = new Set<string>();
  for (let index = start + 1; index < rows.length; index += 1) {
    const row = rows[index]!;
    if (row.trim() === '' || row.startsWith('#')) continue;
    const cells = row.split('\t');
    if (cells.length > header.length) {
      fault(index + 1, 'nhiều ô hơn số cột', 'bỏ dấu Tab thừa');
      continue;
    }
    const read = wordOf((name) => cells[at[name]]?.trim() ?? '');
    if ('what' in read) fault(index + 1, read.what, read.mend);
    else {
      const fresh = read.entry.vi.filter((meaning) => !known.has(`${read.entry.word}\t${meaning}`));
      for (const meaning of fresh) known.add(`${read.entry.word}\t${meaning}`);
      if (fresh.length > 0) words.push({ ...read, entry: { ...read.entry, vi: fresh } });
    }
  }
  return { words, faults };
}

function wordOf(cell: (name: Column) => string): ListedWord | { what: string; mend: string } {
  const empty = required.find((name) => cell(name) === '');
  if (empty === 'vi_gloss')
    return { what: `"${cell('headword')}" chưa có nghĩa tiếng Việt`, mend: 'ghi nghĩa vào cột vi_gloss' };
  if (empty === 'licence')
    return { what: `"${cell('headword')}" chưa ghi quyền sử dụng`, mend: 'ghi giấy phép của nguồn vào cột licence' };
  if (empty) return { what: `cột ${empty} để trống`, mend: 'điền vào hoặc xóa dòng' };

  const word = cell('headword');
  const given = cell('script');
  const script = given === 'sounds' || given === 'letters' ? given : isSpelt(word.toLowerCase()) ? 'letters' : 'sounds';
  const also = parts(cell('variant_spellings')).filter((each) => each !== word);
  const vi = parts(cell('vi_gloss'));
  if (vi.length === 0) return { what: `"${word}" chưa có nghĩa tiếng Việt`, mend: 'ghi nghĩa vào cột vi_gloss' };
  const wrong = [word, ...also].map((each) => faultOfWord(each, script)).find((each) => each !== null);
  if (wrong) return wrong;
  const unformed = vi.find((meaning) => meaning !== meaning.normalize('NFC'));
  if (unformed) return { what: 'nghĩa chưa ở dạng NFC', mend: 'gõ lại bằng bàn phím Unicode dựng sẵn' };
  const entry: LexiconEntry = { word, also, vi, script, core: false, state: 'draft', source: cell('source') };
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
