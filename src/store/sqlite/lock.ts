import { basename } from 'node:path';
import { AppError } from '../../errors';
import { openFile } from './database';
import { isBusy } from './faults';

/**
 * One process per database: claims are kept in memory, so a second process would answer everybody twice.
 * The lock is an open exclusive transaction on a small database beside the real one. The system drops it when
 * the process dies, however it dies: there is no stale lock to clear up after a SIGKILL. The real database stays
 * readable for a backup. Rejects with `store.busy`; gives the function that unlocks.
 */
export function lockFor(file: string): () => void {
  const lock = openFile(`${file}.lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new AppError('store.busy', `${basename(file)} is in use by another process; stop it first`, { cause: error });
  }
  return () => lock.close();
}
