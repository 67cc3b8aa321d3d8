import { stringify } from 'csv-stringify/sync';
import type { Fault } from '../../content/fault';
import type { Proposal } from '../../model/proposal';
import { vietnamDay } from '../../model/week';
import { neutral } from '../../reports/formula';
import { readCsv, type CsvText } from '../../text/csv';
import { normalise } from '../../text/normalise';

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

/** A sheet as text: UTF-8 with a mark for Excel, CRLF, no cell that a spreadsheet would run. */
export const sheetOf = (proposals: readonly Proposal[]): string =>
  `\uFEFF${stringify([[...columns], ...proposals.map(rowOf)], { quoted_string: true, record_delimiter: 'windows' })}`;

function rowOf(one: Proposal): string[] {
  const cells: Record<Column, string> = {
    ...{ id: one.id, language: one.language, kind: one.kind, text: one.text, meaning: one.meaning ?? '' },
    ...{ topic: one.topic ?? '', village: one.village ?? '', day: vietnamDay(one.at), state: one.state },
    ...{ comment: '', verdict: '', reviewer: '', reviewer_village: '', verdict_day: '', consent: '' },
    earlier: earlierOf(one),
  };
  return columns.map((column) => safe(cells[column]));
}

const earlierOf = ({ verdicts }: Proposal): string =>
  verdicts
    .map(({ reviewer, village, day, verdict, comment }) => {
      const said = comment === '' ? '' : `: ${comment}`;
      return `${verdict === 'yes' ? 'có' : 'không'} (${reviewer}, ${village}, ${day})${said}`;
    })
    .join(' | ');

/**
 * A spreadsheet that expects `;` or TAB between cells sees a new cell behind each of them: what stands there must
 * not run either.
 */
const safe = (cell: string): string => neutral(cell.replace(/([;\t])(?=["'\s]*[=+\-@＝＋－＠])/g, "$1'"));

/** What `safe` gave out and a spreadsheet gave back, as it is compared. */
export const asSent = (text: string): string => plain(safe(text));

/** Takes away the apostrophe that made a cell text. */
const plain = (cell: string): string =>
  normalise(cell.startsWith("'") && neutral(cell.slice(1)) === cell ? cell.slice(1) : cell);

/** Reads a sheet that came back, from whatever spreadsheet: with `,`, `;` or TAB, columns in any order. */
export function readSheet(bytes: Buffer, file: string): { rows: SheetRow[]; faults: Fault[] } {
  const stop = (line: number, what: string, mend: string) => ({ rows: [], faults: [{ file, line, what, mend }] });
  const text = utf8(bytes);
  if (text === null) return stop(1, 'tệp không phải UTF-8', 'trong Excel chọn Lưu thành, kiểu CSV UTF-8');
  const { records, fault } = inItsOwnSeparator(text);
  if (fault)
    return stop(
      fault.line,
      fault.what === 'quote left open' ? 'dấu ngoặc kép mở mà không đóng' : 'có chữ sau dấu ngoặc kép đóng',
      'mở bằng bảng tính rồi lưu lại thành CSV UTF-8',
    );
  const [header, ...rest] = records;
  const names = (header?.cells ?? []).map((cell) => plain(cell).toLowerCase());
  const missing = needed.filter((column) => !names.includes(column));
  if (missing.length > 0) return stop(1, `thiếu cột ${missing.join(', ')}`, 'giữ dòng tiêu đề như trong tệp đã xuất');
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice) return stop(1, `cột ${twice} ghi hai lần`, 'giữ một cột');

  const wide = rest.find(({ cells }) => cells.slice(names.length).some((cell) => plain(cell) !== ''));
  if (wide) return stop(wide.line, 'nhiều ô hơn số cột', 'xem lại dòng này: một ô đã bị tách làm hai');

  const rows = rest.map(({ line, cells }): SheetRow => {
    const cell = (column: Column) => plain(cells[names.indexOf(column)] ?? '');
    return { ...(Object.fromEntries(columns.map((column) => [column, cell(column)])) as Record<Column, string>), line };
  });
  return { rows: rows.filter((row) => columns.some((column) => row[column] !== '')), faults: [] };
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function inItsOwnSeparator(text: string): CsvText {
  const ways = [',', ';', '\t'].map((separator) => readCsv(text, separator));
  return ways.find(({ records }) => records[0]?.cells.some((cell) => plain(cell).toLowerCase() === 'id')) ?? ways[0]!;
}
