import Database from 'better-sqlite3';
import type { Inbox } from '../../ports/inbox';
import type { Interactions } from '../../ports/interactions';
import type { Jobs } from '../../ports/jobs';
import type { Outbox } from '../../ports/outbox';
import type { People } from '../../ports/people';
import type { Proposals } from '../../ports/proposals';
import type { UnknownWords } from '../../ports/unknown-words';
import { Sql } from './database';
import { asStoreError } from './faults';
import { inboxCounts } from './inbox';
import { sqliteInteractions } from './interactions';
import { readingJobs } from './jobs';
import { formOf } from './migrate';
import { outboxCounts } from './outbox';
import { packReading, type PackReading } from './packing';
import { sqlitePeople } from './people';
import { readingProposals } from './proposals';
import { sqliteUnknownWords } from './unknown-words';

export interface SqliteReader {
  interactions: Interactions;
  proposals: Pick<Proposals, 'list' | 'get' | 'counts'>;
  unknownWords: UnknownWords;
  jobs: Pick<Jobs, 'search' | 'get' | 'list' | 'counts'>;
  people: Pick<People, 'count'>;
  inbox: Pick<Inbox, 'counts'>;
  outbox: Pick<Outbox, 'counts'>;
  packs: PackReading;
  close(): void;
}

/** Nobody is held up by the waiting of a separate process, and a checkpoint may keep it out for a moment. */
const patienceMs = 5000;

/** A database that no newer server has opened yet has no tables for these; a reader may not make them. */
const proposalsSince = 2;
const jobsSince = 4;
const packsSince = 5;
const noJobsYet: SqliteReader['jobs'] = {
  search: async () => [],
  get: async () => null,
  list: async () => [],
  counts: async () => ({ open: 0, expired: 0 }),
};
const noneYet: Pick<SqliteReader, 'proposals' | 'unknownWords'> = {
  proposals: { list: async () => [], get: async () => null, counts: async () => [] },
  unknownWords: { common: async () => [] },
};

/**
 * Opens the database for reading beside a running server: no lock, no migration, no write. Null when the file
 * holds nothing yet. Throws `store.newer`, `store.foreign` or `store.unavailable` like the store itself.
 */
export function openSqliteReader(file: string): SqliteReader | null {
  try {
    const raw = new Database(file, { readonly: true, fileMustExist: true, timeout: patienceMs });
    try {
      // Sorting a year's questions in a file would take longer than reading them.
      raw.pragma('temp_store = MEMORY');
      const sql = new Sql(raw);
      const form = formOf(sql);
      if (form > 0) {
        return {
          interactions: sqliteInteractions(sql, form >= packsSince),
          ...(form < proposalsSince
            ? noneYet
            : { proposals: readingProposals(sql), unknownWords: sqliteUnknownWords(sql) }),
          jobs: form < jobsSince ? noJobsYet : readingJobs(sql),
          people: sqlitePeople(sql),
          inbox: { counts: () => inboxCounts(sql) },
          outbox: { counts: () => outboxCounts(sql) },
          packs: packReading(sql),
          close: () => void raw.close(),
        };
      }
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
