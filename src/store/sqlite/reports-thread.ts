import { AppError } from '../../errors';
import { openSqliteReader } from './reader';
import { serve } from './serve';

/**
 * The thread of the reports, with a connection of its own that only reads: a question over a year takes seconds, and
 * in the store's thread nobody would be answered meanwhile.
 */
serve(async (file) => {
  const reader = openSqliteReader(file);
  if (!reader) throw new AppError('store.unavailable', 'the database is empty');
  return reader;
});
