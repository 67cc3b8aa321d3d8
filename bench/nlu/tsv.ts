import { readFileSync } from 'node:fs';

export interface Row {
  text: string;
  intent: string;
}

/** Rows of a tab-separated file whose header names `text` and, if `intent` is wanted, `intent`; other columns are left. */
export function readTsv(file: string, wanted: readonly ('text' | 'intent')[] = ['text', 'intent']): Row[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const names = header.split('\t').map((name) => name.trim());
  const column = (name: 'text' | 'intent') => names.indexOf(name);
  const missing = wanted.filter((name) => column(name) === -1);
  if (missing.length > 0) throw new TypeError(`${file}: the header has no column ${missing.join(', ')}`);
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('\t');
      return { text: (cells[column('text')] ?? '').trim(), intent: (cells[column('intent')] ?? '').trim() };
    })
    .filter(({ text, intent }) => text !== '' && (!wanted.includes('intent') || intent !== ''));
}
