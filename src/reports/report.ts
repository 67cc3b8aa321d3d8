import type { Action } from '../model/official';
import type { Interactions, QuestionFilter } from '../ports/interactions';
import type { Names } from './names';

/** Text stays text in every format, numbers stay numbers; a date is epoch milliseconds. */
export interface Column {
  key: string;
  /** Vietnamese, with the unit where there is one. */
  title: string;
  kind: 'text' | 'number' | 'date';
}

export type Cell = string | number;

export interface Source {
  interactions: Interactions;
  names: Names;
}

/**
 * One table for officials. Export, role check and formula safety come from outside.
 * A column with people's own words comes first: a spreadsheet that expects `;` or TAB between cells then still
 * reads it as one quoted cell, because only the start of a line counts as the start of a cell in every dialect.
 */
export interface Report {
  id: string;
  title: string;
  /** Besides `report.export`, what somebody must be allowed to see to get this one. */
  needs: Action;
  columns: readonly Column[];
  /** At most `limit` rows, each as long as `columns`. */
  rows(source: Source, filter: QuestionFilter, limit: number): Promise<Cell[][]>;
}

export interface Table {
  report: Report;
  rows: Cell[][];
}

/** More rows than any office reads; keeps one export from holding the whole store in memory. */
export const mostRows = 100_000;

export const runReport = async (
  report: Report,
  source: Source,
  filter: QuestionFilter,
  limit = mostRows,
): Promise<Table> => ({
  report,
  rows: await report.rows(source, filter, limit),
});
