export interface CsvRecord {
  /** Line of the text on which the record begins, from 1. */
  line: number;
  cells: string[];
}

export interface CsvText {
  /** Without empty lines. */
  records: CsvRecord[];
  /** Where the text stops being CSV, and why; what follows is not read. */
  fault: { line: number; what: 'quote left open' | 'text after a quote' } | null;
}

/**
 * Reads RFC 4180 as spreadsheets write it: cells in quotation marks may hold separators, line ends and doubled
 * quotation marks; lines end in CRLF, LF or CR; a byte order mark is dropped. `separator` is one character.
 */
export function readCsv(raw: string, separator = ','): CsvText {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let at = 0;
  let line = 1;
  let begun = 1;
  const finish = () => {
    if (cells.length > 1 || cells[0] !== '') records.push({ line: begun, cells });
    cells = [];
  };
  while (at < text.length) {
    if (cells.length === 0) begun = line;
    if (text[at] === '"') {
      const end = closing(text, at + 1);
      if (end === -1) return { records, fault: { line, what: 'quote left open' } };
      const inside = text.slice(at + 1, end);
      cells.push(inside.replaceAll('""', '"'));
      line += inside.match(lineEnds)?.length ?? 0;
      at = end + 1;
      if (at < text.length && !endsCell(text[at]!, separator))
        return { records, fault: { line, what: 'text after a quote' } };
    } else {
      let end = at;
      while (end < text.length && !endsCell(text[end]!, separator)) end += 1;
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) cells.push('');
    } else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
      finish();
    }
  }
  if (cells.length > 0) finish();
  return { records, fault: null };
}

const lineEnds = /\r\n|\r|\n/g;

const endsCell = (char: string, separator: string): boolean => char === separator || char === '\r' || char === '\n';

/** Index of the quotation mark that ends a cell begun before `from`; -1: there is none. */
function closing(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
