import Database from 'better-sqlite3';
import type { Interactions } from '../../ports/interactions';
import { Sql } from './database';
import { asStoreError } from './faults';
import { sqliteInteractions } from './interactions';
import { formOf } from './migrate';

export interface SqliteReader {
  interactions: Interactions;
  close(): void;
}

/** Nobody is held up by the waiting of a separate process, and a checkpoint may keep it out for a moment. */
const patienceMs = 5000;

/**
 * Opens the database for reading beside a running server: no lock, no migration, no write. Null when the file
 * holds nothing yet. Throws `store.newer`, `store.foreign` or `store.unavailable` like the store itself.
 */
export function openSqliteReader(file: string): SqliteReader | null {
  try {
    const raw = new Database(file, { readonly: true, fileMustExist: true, timeout: patienceMs });
    try {
      const sql = new Sql(raw);
      if (formOf(sql) > 0) return { interactions: sqliteInteractions(sql), close: () => void raw.close() };
    } catch (error) {
      raw.close();
      throw error;
    }
    raw.close();
    return null;
  } catch (error) {
    throw asStoreError(error);
  }
}
