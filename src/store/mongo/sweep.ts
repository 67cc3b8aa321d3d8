/** How often and how late the store is searched for what nobody was called for. */
export interface SweepPace {
  /** Milliseconds between two looks of one process; 1,000 unless told. */
  everyMs: number;
  /** Younger rows are left to their calls; 2,000 unless told. */
  graceMs: number;
}

export const usualPace: SweepPace = { everyMs: 1_000, graceMs: 2_000 };

/**
 * Decides when a process looks into the store itself. Calls may be lost, with Redis or with the process that took
 * them; what they were about is still in the store. While a look finds as much as it asked for, the next one follows at once.
 */
export class Sweep {
  private lookedAt = -Infinity;

  constructor(readonly pace: SweepPace) {}

  /** A clock that was set back makes it due as well. */
  due(now: number): boolean {
    return now - this.lookedAt >= this.pace.everyMs || now < this.lookedAt;
  }

  /** When it is due next, epoch ms. */
  get next(): number {
    return this.lookedAt + this.pace.everyMs;
  }

  looked(now: number, { more }: { more: boolean }): void {
    this.lookedAt = more ? -Infinity : now;
  }

  /** Filter on the time a row was written; nothing at all without grace. */
  old(field: string, now: number): Record<string, unknown> {
    return this.pace.graceMs > 0 ? { [field]: { $lt: now - this.pace.graceMs } } : {};
  }
}
