import { realpathSync, statSync } from 'node:fs';
import { AppError } from '../../errors';
import { systemClock } from '../../ops/system-clock';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Store } from '../../ports/store';
import { SqliteAudit } from './audit';
import type { CrashAt } from './crash';
import { configure, inMemory, openFile, Sql } from './database';
import { asStoreError, isNoDatabase } from './faults';
import { Health } from './health';
import { SqliteInbox } from './inbox';
import { sqliteInteractions } from './interactions';
import { sqliteJobs } from './jobs';
import { lockFor } from './lock';
import { formOf, migrate } from './migrate';
import { SqliteOfficials } from './officials';
import { freeOldClaims, SqliteOutbox } from './outbox';
import { Packing, packReading, packShelf, type PackShelf } from './packing';
import { sqlitePeople, sqliteSessions } from './people';
import { SqliteProposals } from './proposals';
import { tidy } from './tidy';
import { SqliteTurns } from './turns';
import { sqliteUnknownWords } from './unknown-words';
import { sqliteVault } from './vault';
import { Writer } from './writer';

export interface SqliteOptions {
  /** Path of the database file, made when missing (with its folder, for its owner alone), or `:memory:`. */
  file: string;
  clock: Clock;
  log: Log;
  /** Milliseconds from one commit to the next, in which writes gather; 4 unless told, 0 in memory. */
  groupCommitMs?: number;
  /** Days are packed by somebody else, through `packs` of what is opened; otherwise `tidy` does it. */
  packsElsewhere?: boolean;
  /** For crash tests only, see `crash.ts`. */
  crashAt?: CrashAt;
  /** For tests only: hands out the open connection, to fill the disk, forbid writing or alter rows unseen. */
  onOpen?: (sql: Sql) => void;
}

export interface SqliteStore extends Store {
  packs: PackShelf;
}

/**
 * The store in one SQLite file, for one process. Rejects with `store.busy` when another process has the file,
 * `store.newer` when a later release made it, `store.foreign` when it is not ours, `store.unavailable` when it
 * cannot be opened or written.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<SqliteStore> {
  try {
    return open(options);
  } catch (error) {
    if (isNoDatabase(error)) throw new AppError('store.foreign', 'the file is no database', { cause: error });
    throw asStoreError(error);
  }
}

function open(options: SqliteOptions): SqliteStore {
  const { clock, log } = options;
  const raw = openFile(options.file);
  let unlock: () => void = () => undefined;
  try {
    const file = options.file === inMemory ? inMemory : realpathSync(options.file);
    if (file !== inMemory) unlock = lockFor(file);
    const sql = new Sql(raw);
    const crashAt = options.crashAt ?? (() => undefined);
    formOf(sql);
    configure(raw);
    migrate(sql, crashAt);
    const boot = begin(sql, clock, log);
    options.onOpen?.(sql);
    const writer = new Writer({
      ...{ sql, log, crashAt },
      // How fast a disk syncs has nothing to do with what time it is: a test's clock that stands still must not stop it.
      pace: systemClock,
      groupCommitMs: options.groupCommitMs ?? (file === inMemory ? 0 : 4),
      misplaced: file === inMemory ? () => null : misplacement(file),
    });
    return assemble({ sql, writer, clock, boot, unlock, packsElsewhere: options.packsElsewhere ?? false });
  } catch (error) {
    raw.close();
    unlock();
    throw error;
  }
}

/** Counts the start and settles what the process before left in flight, all in one commit. */
function begin(sql: Sql, clock: Clock, log: Log): number {
  const started = sql.raw.transaction(() => {
    sql.run(`UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'boot'`);
    const boot = Number(sql.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'boot'`)?.value);
    // Whoever held a lease here is dead.
    sql.run('DELETE FROM leases');
    return { boot, ...freeOldClaims(sql, boot, clock.now()) };
  });
  const { boot, replies, notices } = started.immediate();
  log.info({ boot, repliesAgain: replies, noticesUncertain: notices }, 'store is open');
  return boot;
}

/** SQLite writes on into a file that was moved or deleted: acknowledged, and gone at the next start. */
function misplacement(file: string): () => string | null {
  const { ino, dev } = statSync(file);
  return () => {
    const now = statSync(file, { throwIfNoEntry: false });
    return now?.ino === ino && now.dev === dev ? null : 'the database file was moved or deleted';
  };
}

interface Assembly {
  sql: Sql;
  writer: Writer;
  clock: Clock;
  boot: number;
  unlock: () => void;
  packsElsewhere: boolean;
}

function assemble({ sql, writer, clock, boot, unlock, packsElsewhere }: Assembly): SqliteStore {
  const inbox = new SqliteInbox(sql, writer, clock);
  const health = new Health(sql, writer, clock);
  const packs = packShelf(sql, writer);
  const packing = new Packing(packReading(sql), packs);
  let closed = false;
  return {
    inbox,
    turns: new SqliteTurns(sql, writer, clock, inbox),
    outbox: new SqliteOutbox(sql, writer, boot),
    people: sqlitePeople(sql),
    sessions: sqliteSessions(sql),
    interactions: sqliteInteractions(sql),
    proposals: new SqliteProposals(sql, writer),
    unknownWords: sqliteUnknownWords(sql),
    jobs: sqliteJobs(sql, writer),
    officials: new SqliteOfficials(sql, writer, clock),
    audit: new SqliteAudit(sql, writer),
    vault: sqliteVault(sql, writer),
    packs,
    trouble: () => (closed ? Promise.resolve('the store is closed') : health.trouble()),
    tidy: async (now) => {
      await tidy(sql, writer, now);
      if (!packsElsewhere) await packing.run(now);
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await packing.stop();
      writer.close();
      sql.raw.close();
      unlock();
    },
  };
}
