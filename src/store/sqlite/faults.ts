import Database from 'better-sqlite3';
import { AppError, isAppError, reasonOf } from '../../errors';

/** The disk, the file or a lock is at fault, not the statement. */
const beyondUs = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|CORRUPT|NOTADB|NOMEM|PROTOCOL|PERM|AUTH)/;

export const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);

export const isNoDatabase = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB';

/** What a caller of the store gets to see: faults of the medium are `store.unavailable`, the rest stays itself. */
export function asStoreError(error: unknown): unknown {
  if (isAppError(error)) return error;
  if (error instanceof Database.SqliteError && beyondUs.test(error.code)) return unavailable(error);
  // better-sqlite3 throws a bare TypeError on a closed connection.
  if (/connection is not open/.test(String(error))) return new AppError('store.unavailable', 'the store is closed');
  return error;
}

export const unavailable = (cause: unknown): AppError =>
  new AppError('store.unavailable', cause instanceof Database.SqliteError ? cause.code : reasonOf(cause), { cause });

/** Runs a read; the driver is synchronous, its faults become rejections. */
export async function read<T>(work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error);
  }
}
