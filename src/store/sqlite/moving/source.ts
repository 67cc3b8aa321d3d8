import Database from 'better-sqlite3';
import { AppError } from '../../../errors';
import type { Moving } from '../../../ports/moving';
import { Sql } from '../database';
import { asStoreError, isNoDatabase } from '../faults';
import { formOf } from '../migrate';
import { migrations } from '../migrations';
import { readingRecords } from './reading';
import { keyFileOf } from './secrets';

const patienceMs = 5_000;

/**
 * Opens a database to carry its records elsewhere, also beside a running server, which goes on writing meanwhile: all
 * that is read is of the moment of opening. Rejects with `store.older` or `store.newer` for the form of another release,
 * `store.foreign` for what is not ours, `store.unavailable` for what cannot be read.
 */
export async function openSqliteSource(file: string): Promise<Moving> {
  try {
    const raw = new Database(file, { readonly: true, fileMustExist: true, timeout: patienceMs });
    try {
      // One transaction from here to the closing; its first read fixes the moment.
      raw.exec('BEGIN');
      const sql = new Sql(raw);
      const latest = migrations.at(-1)?.number ?? 0;
      const form = formOf(sql);
      if (form < latest) throw new AppError('store.older', `the database has form ${form}, this release has ${latest}`);
      return { read: readingRecords(sql, keyFileOf(file)), close: async () => void raw.close() };
    } catch (error) {
      raw.close();
      throw error;
    }
  } catch (error) {
    if (isNoDatabase(error)) throw new AppError('store.foreign', 'the file is no database', { cause: error });
    throw asStoreError(error);
  }
}
