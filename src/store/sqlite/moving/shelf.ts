import type { Kind, Records } from '../../../model/record';
import type { Sql } from '../database';

/** How one kind of record lies in the tables. */
export interface Shelf<K extends Kind> {
  /** Values of up to `limit` records after a key, ascending by the bytes of the key. */
  page(sql: Sql, after: string | null, limit: number): Records[K][];
  /** The record of the greatest key. */
  last(sql: Sql): Records[K] | undefined;
  /** Changes nothing when the record is there already. */
  put(sql: Sql, value: Records[K]): void;
}

/** The usual shelf: one table whose text column `key` is the key. SQLite compares texts by their bytes. */
export const shelf = <K extends Kind, Row>(given: {
  table: string;
  key: string;
  columns?: string;
  from: (row: Row) => Records[K];
  put: (sql: Sql, value: Records[K]) => unknown;
}): Shelf<K> => {
  const { table, key, columns = '*', from, put } = given;
  const some = `SELECT ${columns} FROM ${table}`;
  return {
    page: (sql, after, limit) =>
      sql.all<Row>(`${some} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`, [after ?? '', limit]).map(from),
    last: (sql) => sql.all<Row>(`${some} ORDER BY ${key} DESC LIMIT 1`).map(from)[0],
    put: (sql, value) => void put(sql, value),
  };
};
