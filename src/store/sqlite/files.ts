import { closeSync, copyFileSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../errors';

/** What SQLite keeps beside a database: its log of writes and the index of that. */
const besides = ['-wal', '-shm'];
const patienceMs = 5_000;

/** Makes what was written to a file or a folder survive a power cut. */
export function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function removeDatabase(file: string): void {
  for (const path of [file, ...besides.map((end) => file + end)]) rmSync(path, { force: true });
}

/**
 * Puts the whole database `by` in the place of `file`; whoever starts, also after a death in the middle, finds the old
 * one or the new one. `aside` is the name under which the old one is kept; null forgets it. To be called with the lock.
 */
export function replaceDatabase(file: string, by: string, aside: string | null): void {
  foldLog(file);
  if (aside !== null) for (const end of ['', '-wal']) keep(file + end, aside + end);
  // A log left lying beside the new database would be taken for its own and written into it.
  for (const end of besides) rmSync(file + end, { force: true });
  renameSync(by, file);
  sync(dirname(file));
}

/** Writes what the log still holds into the database, so that the old one is whole without it. */
function foldLog(file: string): void {
  if (!existsSync(file)) return;
  let busy: unknown;
  try {
    const raw = new Database(file, { timeout: patienceMs });
    try {
      busy = raw.pragma('wal_checkpoint(TRUNCATE)', { simple: true });
    } finally {
      raw.close();
    }
  } catch {
    // So damaged that no server can open it: it is kept with its log, as it is.
    return;
  }
  if (busy === 1) throw new AppError('store.busy', `another program is reading ${basename(file)}`);
}

function keep(path: string, as: string): void {
  if (!existsSync(path)) return;
  try {
    linkSync(path, as);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // A file system without second names.
    copyFileSync(path, as);
    sync(as);
  }
}

/** Whether a database holds anybody; false when it is not there or too damaged to say. */
export function holdsPeople(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const raw = new Database(file, { timeout: patienceMs });
    try {
      return raw.prepare('SELECT 1 FROM people LIMIT 1').get() !== undefined;
    } finally {
      raw.close();
    }
  } catch {
    return false;
  }
}
