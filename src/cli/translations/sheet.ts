import type { Fault } from '../../content/fault';
import type { Content } from '../../content/content';
import { sourceLines, textRevision } from '../../content/translatable';
import type { Translation } from '../../content/translations';
import { plainCell, safeCell } from '../../sheets/cell';
import { readSheetRows } from '../../sheets/read';

/** The sheet that goes to speakers and comes back. Filled in by them: `text` where it is wrong, `comment` and on. */
export const columns = [
  ...(['key', 'language', 'revision', 'vietnamese', 'text', 'state', 'comment', 'verdict', 'reviewer'] as const),
  ...(['reviewer_village', 'local_group', 'verdict_day', 'sources', 'earlier', 'text_revision'] as const),
] as const;
export type Column = (typeof columns)[number];

const needed: readonly Column[] = [
  ...(['key', 'language', 'revision', 'text', 'verdict', 'reviewer', 'reviewer_village', 'local_group'] as const),
];

/** One line of a sheet as read; a column that the sheet does not have is empty. */
export type SheetRow = Record<Column, string> & { line: number };

/** Line ends do not survive spreadsheets; this sign does, and a speaker can move it. */
export const toCell = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ⏎ ');
export const fromCell = (cell: string): string => cell.replace(/\s*⏎\s*/g, '\n').trim();

/** What was given out and a spreadsheet gave back, as it is compared. */
export const asSent = (text: string): string => plainCell(safeCell(toCell(text)));

/** A revision as a cell: ten bare digits would come back from a spreadsheet as some other number. */
export const revisionCell = (revision: string): string => `r${revision}`;

/** Tells which text the speaker had in hand. */
export const inHand = (translation: Translation | null | undefined): string =>
  translation ? revisionCell(textRevision(asSent(translation.text))) : 'none';

/** A line that still has the text with which it went out. */
export const isAsHandedOut = ({ text, text_revision: hand }: SheetRow): boolean =>
  text === '' || hand === revisionCell(textRevision(text));

/** Everything worth translating into one language, the most urgent first. */
export const sheetOf = (content: Content, language: string): string[][] => [
  [...columns],
  ...[...sourceLines(content.messages, content.menu, content.topics.values()).values()].map((source) => {
    const translation = content.translations.get(language)?.get(source.key);
    const cells: Record<Column, string> = {
      ...{ key: source.key, language, revision: revisionCell(source.revision), vietnamese: toCell(source.vietnamese) },
      ...{ text: toCell(translation?.text ?? ''), state: stateCell(translation), comment: translation?.comment ?? '' },
      ...{ verdict: '', reviewer: '', reviewer_village: '', local_group: '', verdict_day: '' },
      ...{ sources: translation?.sources.join(' | ') ?? '', earlier: earlierOf(translation) },
      text_revision: inHand(translation),
    };
    return columns.map((column) => cells[column]);
  }),
];

function stateCell(translation: Translation | undefined): string {
  if (!translation) return 'missing';
  return translation.stale ? `${translation.counts}, stale` : translation.counts;
}

const earlierOf = (translation: Translation | undefined): string =>
  (translation?.speakers ?? [])
    .map(({ name, village, localGroup, verdict, on, comment }) => {
      const said = comment ? `: ${comment}` : '';
      return `${verdict === 'yes' ? 'có' : 'không'} (${name}, ${village}, ${localGroup}, ${on})${said}`;
    })
    .join(' | ');

/** Reads a sheet that came back, CSV or XLSX, columns in any order. */
export async function readRows(bytes: Uint8Array, file: string): Promise<{ rows: SheetRow[]; faults: Fault[] }> {
  const stop = (what: string, mend: string) => ({ rows: [], faults: [{ file, line: 1, what, mend }] });
  const { header, rows: read, faults } = await readSheetRows(bytes, file);
  if (faults.length > 0) return { rows: [], faults: faults.map((fault) => ({ file, ...fault })) };
  const names = header.map((cell) => cell.toLowerCase());
  const missing = needed.filter((column) => !names.includes(column));
  if (missing.length > 0) return stop(`thiếu cột ${missing.join(', ')}`, 'giữ dòng tiêu đề như trong tệp đã xuất');
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice) return stop(`cột ${twice} ghi hai lần`, 'giữ một cột');
  const rows = read.map(({ line, cells }): SheetRow => {
    const cell = (column: Column) => cells[names.indexOf(column)] ?? '';
    return { ...(Object.fromEntries(columns.map((column) => [column, cell(column)])) as Record<Column, string>), line };
  });
  return { rows, faults: [] };
}
