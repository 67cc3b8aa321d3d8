import { existsSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../errors';
import { Sql } from './database';
import { asStoreError, isNoDatabase } from './faults';
import { removeDatabase, sync } from './files';
import { formOf } from './migrate';

const patienceMs = 5_000;
/** All pages in one step: were there several, each write of the server between two would make it begin anew. */
const everything = 0x7fffffff;

/**
 * Copies the database of one moment into a new file for its owner alone, also beside a running server, which goes on
 * writing meanwhile. The copy is checked and needs no other file. Rejects with `store.unavailable` when there is nothing
 * to copy, else like `checkDatabase`.
 */
export async function copyDatabase(file: string, to: string): Promise<void> {
  if (!existsSync(file)) throw new AppError('store.unavailable', 'there is no database yet');
  removeDatabase(to);
  // SQLite would make it readable by everybody.
  writeFileSync(to, '', { mode: 0o600, flag: 'wx' });
  try {
    await opened(file, { readonly: true }, async (raw) => void (await raw.backup(to, { progress: () => everything })));
    // Out of the mode of the original, in which whoever reads it would leave files beside it.
    await opened(to, {}, async (raw) => void raw.pragma('journal_mode = DELETE'));
    await checkDatabase(to);
    sync(to);
  } catch (error) {
    removeDatabase(to);
    throw error;
  }
}

/**
 * Rejects with `store.foreign` when a database is not ours, `store.newer` when a later release made it,
 * `store.damaged` when it is not whole.
 */
export async function checkDatabase(file: string): Promise<void> {
  await opened(file, { readonly: true }, async (raw) => {
    if (formOf(new Sql(raw)) === 0) throw new AppError('store.damaged', 'the database is empty');
    const said = String(raw.pragma('integrity_check(1)', { simple: true }));
    if (said !== 'ok') throw new AppError('store.damaged', said);
  });
}

async function opened(
  file: string,
  options: Database.Options,
  work: (raw: Database.Database) => Promise<void>,
): Promise<void> {
  try {
    const raw = new Database(file, { ...options, fileMustExist: true, timeout: patienceMs });
    try {
      await work(raw);
    } finally {
      raw.close();
    }
  } catch (error) {
    if (isNoDatabase(error)) throw new AppError('store.foreign', 'the file is no database', { cause: error });
    throw asStoreError(error);
  }
}
