import type { Fault } from '../../content/fault';
import type { Proposal } from '../../model/proposal';
import { vietnamDay } from '../../model/week';
import { plainCell, safeCell } from '../../sheets/cell';
import { readCsvSheet } from '../../sheets/csv-sheet';
import { csvSheet } from '../../sheets/write';

/** The sheet that goes to speakers and comes back. Filled in by them: topic, and from `comment` to `consent`. */
export const columns = [
  ...(['id', 'language', 'kind', 'text', 'meaning', 'topic', 'village', 'day', 'state'] as const),
  ...(['comment', 'verdict', 'reviewer', 'reviewer_village', 'verdict_day', 'consent', 'earlier'] as const),
] as const;
export type Column = (typeof columns)[number];

const needed: readonly Column[] = [
  'id',
  'language',
  'kind',
  'text',
  'meaning',
  'verdict',
  'reviewer',
  'reviewer_village',
];

/** One line of a sheet as read; a column that the sheet does not have is empty. */
export type SheetRow = Record<Column, string> & { line: number };

export const sheetOf = (proposals: readonly Proposal[]): string => csvSheet([columns, ...proposals.map(rowOf)]);

function rowOf(one: Proposal): string[] {
  const cells: Record<Column, string> = {
    ...{ id: one.id, language: one.language, kind: one.kind, text: one.text, meaning: one.meaning ?? '' },
    ...{ topic: one.topic ?? '', village: one.village ?? '', day: vietnamDay(one.at), state: one.state },
    ...{ comment: '', verdict: '', reviewer: '', reviewer_village: '', verdict_day: '', consent: '' },
    earlier: earlierOf(one),
  };
  return columns.map((column) => cells[column]);
}

const earlierOf = ({ verdicts }: Proposal): string =>
  verdicts
    .map(({ reviewer, village, day, verdict, comment }) => {
      const said = comment === '' ? '' : `: ${comment}`;
      return `${verdict === 'yes' ? 'có' : 'không'} (${reviewer}, ${village}, ${day})${said}`;
    })
    .join(' | ');

/** What was given out and a spreadsheet gave back, as it is compared. */
export const asSent = (text: string): string => plainCell(safeCell(text));

/** Reads a sheet that came back, from whatever spreadsheet: with `,`, `;` or TAB, columns in any order. */
export function readSheet(bytes: Buffer, file: string): { rows: SheetRow[]; faults: Fault[] } {
  const stop = (line: number, what: string, mend: string) => ({ rows: [], faults: [{ file, line, what, mend }] });
  const { header, rows: read, faults } = readCsvSheet(bytes, Infinity);
  if (faults.length > 0) return { rows: [], faults: faults.map((fault) => ({ file, ...fault })) };
  const names = header.map((cell) => cell.toLowerCase());
  const missing = needed.filter((column) => !names.includes(column));
  if (missing.length > 0) return stop(1, `thiếu cột ${missing.join(', ')}`, 'giữ dòng tiêu đề như trong tệp đã xuất');
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice) return stop(1, `cột ${twice} ghi hai lần`, 'giữ một cột');

  const wide = read.find(({ cells }) => cells.slice(names.length).some((cell) => cell !== ''));
  if (wide) return stop(wide.line, 'nhiều ô hơn số cột', 'xem lại dòng này: một ô đã bị tách làm hai');

  const rows = read.map(({ line, cells }): SheetRow => {
    const cell = (column: Column) => cells[names.indexOf(column)] ?? '';
    return { ...(Object.fromEntries(columns.map((column) => [column, cell(column)])) as Record<Column, string>), line };
  });
  return { rows: rows.filter((row) => columns.some((column) => row[column] !== '')), faults: [] };
}
