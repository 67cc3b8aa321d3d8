import type { Fault } from './fault';

export interface TabRow<Column extends string> {
  /** 1-based, in the file. */
  line: number;
  /** Without spaces around it; empty where the row or the table has none. */
  cell: (name: Column) => string;
}

/**
 * Reads a tab-separated table with a header line. Columns are found by name; further ones are read by nobody. Empty
 * lines and those that begin with `#` are passed over, rows with too many cells left out and named. A table without
 * its `required` columns has no rows.
 */
export function readTabTable<Column extends string>(
  text: string,
  file: string,
  columns: readonly Column[],
  required: readonly Column[],
): { rows: TabRow<Column>[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const fault = (line: number, what: string, mend: string) => faults.push({ file, line, what, mend });
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const isRow = (line: string) => line.trim() !== '' && !line.startsWith('#');
  const start = lines.findIndex(isRow);
  const header = (lines[start] ?? '').split('\t').map((name) => name.trim());
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    fault(start + 1 || 1, `thiếu cột ${missing.join(', ')}`, 'dòng đầu ghi tên các cột, cách nhau bằng phím Tab');
    return { rows: [], faults };
  }

  const at = new Map(columns.map((name) => [name, header.indexOf(name)]));
  const rows: TabRow<Column>[] = [];
  lines.forEach((line, index) => {
    if (index <= start || !isRow(line)) return;
    const cells = line.split('\t');
    if (cells.length > header.length) fault(index + 1, 'nhiều ô hơn số cột', 'bỏ dấu Tab thừa');
    else rows.push({ line: index + 1, cell: (name) => cells[at.get(name) ?? -1]?.trim() ?? '' });
  });
  return { rows, faults };
}
