import { AppError, isAppError, reasonOf } from '../../errors';

/** The disk, the file or a lock is at fault, not the statement. */
const beyondUs = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|CORRUPT|NOTADB|NOMEM|PROTOCOL|PERM|AUTH)/;

/**
 * SQLite's own code, or an empty text. By its form and not by its class: the driver keeps the first error class it
 * was loaded with, which is another one where the module was loaded twice.
 */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}

export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));

export const isNoDatabase = (error: unknown): boolean => codeOf(error) === 'SQLITE_NOTADB';

/** What a caller of the store gets to see: faults of the medium are `store.unavailable`, the rest stays itself. */
export function asStoreError(error: unknown): unknown {
  if (isAppError(error)) return error;
  if (beyondUs.test(codeOf(error))) return unavailable(error);
  // better-sqlite3 throws a bare TypeError on a closed connection.
  if (/connection is not open/.test(String(error))) return new AppError('store.unavailable', 'the store is closed');
  return error;
}

export const unavailable = (cause: unknown): AppError =>
  new AppError('store.unavailable', codeOf(cause) || reasonOf(cause), { cause });

/** Runs a read; the driver is synchronous, its faults become rejections. */
export async function read<T>(work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error);
  }
}
