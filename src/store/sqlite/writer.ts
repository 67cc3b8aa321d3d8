import { AppError, reasonOf } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { CrashAt, JobName } from './crash';
import type { Sql } from './database';
import { asStoreError, isBusy, unavailable } from './faults';

export interface WriterParts {
  sql: Sql;
  /** Real time, also in tests. */
  pace: Clock;
  log: Log;
  /** From one commit to the next, during which jobs gather; 0 commits at the next turn of the event loop. */
  groupCommitMs: number;
  crashAt: CrashAt;
  /** Null when the file is where it was opened, else what is wrong. */
  misplaced(): string | null;
}

interface Job {
  name: JobName;
  work: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** Most jobs in one commit. */
const mostJobs = 500;
/** Jobs stop joining a commit after this long, so that a flush never holds up the event loop for longer. */
const longestRunMs = 8;
/** How long somebody else's lock is waited for before the waiting jobs are refused. */
const patienceMs = 1_000;
const busyPauseMs = 10;

/**
 * The only writer. Jobs queue up and run together in one transaction, each in a savepoint of its own so that one
 * that fails leaves the others alone; a promise resolves only after COMMIT, when its job would survive a power
 * cut. One sync to disk is shared by many jobs: that is where the throughput comes from.
 */
export class Writer {
  private queue: Job[] = [];
  private planned = false;
  private closed = false;
  private hurry: AbortController | null = null;
  /** When the last flush began, epoch ms. */
  private flushedAt = 0;
  private busySince: number | null = null;
  private trouble: string | null = null;

  constructor(private readonly parts: WriterParts) {}

  /** Why the last commit failed, or null when it did not. */
  get lastTrouble(): string | null {
    return this.trouble;
  }

  /** Rejects with `store.unavailable` when the medium is at fault, else with what `work` threw. */
  write<T>(name: JobName, work: () => T): Promise<T> {
    if (this.closed) return Promise.reject(new AppError('store.unavailable', 'the store is closed'));
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ name, work, resolve: resolve as (value: unknown) => void, reject });
      if (this.queue.length >= mostJobs) this.hurry?.abort();
      this.plan(this.parts.groupCommitMs);
    });
  }

  /** Commits what waits, then refuses everything. */
  close(): void {
    this.closed = true;
    while (this.queue.length > 0) this.flush();
  }

  private plan(restMs: number): void {
    if (this.planned) return;
    this.planned = true;
    const { pace } = this.parts;
    const go = () => {
      this.planned = false;
      this.hurry = null;
      if (this.queue.length > 0) this.flush();
    };
    const rested = pace.now() - this.flushedAt;
    // A clock that was set back must not hold up writing for that hour.
    const wait = rested < 0 ? restMs : restMs - rested;
    if (wait <= 0 || this.queue.length >= mostJobs) {
      setImmediate(go);
      return;
    }
    this.hurry = new AbortController();
    void pace.sleep(wait, this.hurry.signal).then(go);
  }

  private flush(): void {
    this.flushedAt = this.parts.pace.now();
    const batch = this.queue.splice(0, mostJobs);
    const done: (() => void)[] = [];
    try {
      const misplaced = this.parts.misplaced();
      if (misplaced) throw new AppError('store.unavailable', misplaced);
      this.parts.sql.run('BEGIN IMMEDIATE');
      this.queue.unshift(...this.runAll(batch, done));
      this.parts.sql.run('COMMIT');
    } catch (error) {
      this.rollBack();
      this.failed(batch, error);
      return;
    }
    this.recovered();
    for (const job of batch) this.parts.crashAt(`${job.name}.committed`);
    for (const tell of done) tell();
    this.next(this.parts.groupCommitMs);
  }

  /** Runs jobs inside the open transaction; gives back those that no longer fitted, taken out of `batch`. */
  private runAll(batch: Job[], done: (() => void)[]): Job[] {
    const { sql, pace } = this.parts;
    const begun = pace.now();
    for (const [index, job] of batch.entries()) {
      if (index > 0 && pace.now() - begun > longestRunMs) return batch.splice(index);
      sql.run('SAVEPOINT job');
      try {
        this.parts.crashAt(`${job.name}.begin`);
        const value = job.work();
        this.parts.crashAt(`${job.name}.ran`);
        sql.run('RELEASE job');
        done.push(() => job.resolve(value));
      } catch (error) {
        // Some faults (a full disk among them) end the whole transaction; then the others are not written either.
        if (!sql.raw.inTransaction) throw error;
        sql.run('ROLLBACK TO job');
        sql.run('RELEASE job');
        done.push(() => job.reject(asStoreError(error)));
      }
    }
    return [];
  }

  private rollBack(): void {
    const { sql, log } = this.parts;
    try {
      if (sql.raw.inTransaction) sql.run('ROLLBACK');
    } catch (error) {
      log.error({ reason: reasonOf(error) }, 'a failed commit could not be rolled back');
    }
  }

  private failed(batch: Job[], error: unknown): void {
    const { pace, log } = this.parts;
    if (isBusy(error) && !this.closed) {
      this.busySince ??= pace.now();
      if (pace.now() - this.busySince < patienceMs) {
        this.queue.unshift(...batch);
        this.next(busyPauseMs);
        return;
      }
    }
    const refusal = error instanceof AppError ? error : unavailable(error);
    if (this.trouble === null) log.error({ reason: refusal.message, jobs: batch.length }, 'store cannot commit');
    this.trouble = refusal.message;
    for (const job of batch) job.reject(refusal);
    this.next(this.parts.groupCommitMs);
  }

  private recovered(): void {
    this.busySince = null;
    if (this.trouble === null) return;
    this.trouble = null;
    this.parts.log.info({}, 'store commits again');
  }

  private next(restMs: number): void {
    if (this.queue.length > 0) this.plan(restMs);
  }
}
