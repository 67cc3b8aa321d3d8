import type { AnyBulkWriteOperation, Model } from 'mongoose';
import { AppError, isAppError } from '../../errors';
import { duplicateKey, unavailable, writeErrorsOf, type WriteError } from './faults';
import type { Link } from './link';
import type { Models } from './models';

/**
 * What became of one operation. `duplicate`: a unique key was taken, nothing was written. `unsure`: the server says how
 * many of a batch found their document, not which: whoever asked for a condition must look.
 */
export type Written = 'written' | 'duplicate' | 'unsure';

interface Waiting {
  operation: unknown;
  resolve(written: Written): void;
  reject(error: unknown): void;
}

/** Most operations of one command. */
const most = 500;
/** Commands of one collection that may be under way at once: more would only be smaller. */
const together = 2;

/**
 * Writes to one collection gather while the ones before are under way and go out as one unordered command: the wait
 * for a majority is shared by many. What one operation meets (an id that is taken) is told to it alone; operations of
 * one batch have no order among themselves.
 */
export class Batch<Name extends keyof Models> {
  private readonly queue: Waiting[] = [];
  private flying = 0;
  private planned = false;

  constructor(
    private readonly link: Link,
    private readonly name: Name,
    private readonly deadlineMs?: number,
  ) {}

  /** Rejects with `store.unavailable`. */
  write(operation: object): Promise<Written> {
    return new Promise((resolve, reject) => {
      this.queue.push({ operation, resolve, reject });
      this.plan();
    });
  }

  private plan(): void {
    if (this.planned || this.flying >= together) return;
    this.planned = true;
    setImmediate(() => {
      this.planned = false;
      if (this.queue.length > 0) void this.fly();
    });
  }

  private async fly(): Promise<void> {
    const batch = this.queue.splice(0, most);
    this.flying += 1;
    if (this.queue.length > 0) this.plan();
    try {
      const { faults, sure } = await this.send(batch.map(({ operation }) => operation));
      batch.forEach((one, index) => {
        const fault = faults.get(index);
        if (!fault) one.resolve(sure ? 'written' : 'unsure');
        else if (fault.code === duplicateKey) one.resolve('duplicate');
        else one.reject(new AppError('store.unavailable', `MongoDB: ${fault.errmsg ?? fault.code}`));
      });
    } catch (error) {
      for (const one of batch) one.reject(error);
    } finally {
      this.flying -= 1;
      if (this.queue.length > 0) this.plan();
    }
  }

  private async send(operations: unknown[]): Promise<{ faults: Map<number, WriteError>; sure: boolean }> {
    const found = ({ matchedCount = 0, insertedCount = 0, upsertedCount = 0 }: Partial<Counts>) =>
      matchedCount + insertedCount + upsertedCount;
    try {
      const result = await this.link.run(
        (models) =>
          (models[this.name] as unknown as Model<Record<string, unknown>>).bulkWrite(
            operations as AnyBulkWriteOperation<Record<string, unknown>>[],
            { ordered: false, throwOnValidationError: true },
          ),
        this.deadlineMs,
      );
      return { faults: new Map(), sure: found(result) === operations.length };
    } catch (error) {
      // Of a cluster one shard may be away: what went to the others is written.
      const faulty = faultsOf(isAppError(error) ? error.cause : error);
      if (!faulty) throw error;
      if (faulty.writeErrors.length === 0) throw isAppError(error) ? error : unavailable(error);
      return {
        faults: new Map(faulty.writeErrors.map((fault) => [fault.index, fault])),
        sure: found(faulty.result ?? {}) + faulty.writeErrors.length === operations.length,
      };
    }
  }
}

interface Counts {
  matchedCount: number;
  insertedCount: number;
  upsertedCount: number;
}

interface Faulty {
  writeErrors: WriteError[];
  result?: Partial<Counts>;
}

/** What the driver tells of a batch of which not everything was written; null for any other error. */
function faultsOf(error: unknown): Faulty | null {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return null;
  const { result } = error as { result?: Partial<Counts> };
  return { writeErrors: writeErrorsOf(error), ...(result ? { result } : {}) };
}
