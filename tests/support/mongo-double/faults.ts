import { setTimeout as wait } from 'node:timers/promises';
import type { Doc } from './keys';

/**
 * What goes wrong with the next answers to one command. `error`: nothing is done. `lose`: the work is done and the line
 * is cut before the answer. `cut`: the line is cut and nothing is done. `unconfirmed`: the work is done, and the answer
 * says that the members it was asked to be written by have not confirmed it. `part`: the last statement of a write is not
 * done and told of alone, as a cluster does of a shard it cannot reach.
 */
export interface Failure {
  /** Its name, or `*` for any that reads or writes data. */
  command: string;
  kind: 'error' | 'lose' | 'cut' | 'unconfirmed' | 'part';
  /** MongoDB's code. For `error` 91 (ShutdownInProgress) unless told, for `unconfirmed` 64 (WriteConcernTimeout), for `part` 133. */
  code?: number;
  labels?: string[];
  times?: number;
  /** Answers to let pass before. */
  skip?: number;
}

/** All fields may be left out; what is left out stays as it is. */
export interface Control {
  delayMs?: number;
  stall?: boolean;
  failNext?: Failure;
  /** Everything well again, before the rest of this is done. */
  clear?: boolean;
}

const dataCommands = new Set(['insert', 'update', 'delete', 'find', 'aggregate', 'count', 'findAndModify', 'getMore']);

/** Switches for what a server can do wrong. Held for all connections. */
export class Faults {
  private delayMs = 0;
  private failures: Failure[] = [];
  private stalled: Promise<void> | null = null;
  private release: () => void = () => undefined;

  set(control: Control): void {
    if (control.clear) {
      this.delayMs = 0;
      this.failures = [];
      this.stall(false);
    }
    if (control.delayMs !== undefined) this.delayMs = control.delayMs;
    if (control.stall !== undefined) this.stall(control.stall);
    if (control.failNext) this.failures.push({ ...control.failNext });
  }

  /** While stalled, connections are taken and commands wait; when it ends they are done, also those nobody waits for. */
  private stall(on: boolean): void {
    if (on === (this.stalled !== null)) return;
    this.release();
    this.stalled = on ? new Promise((go) => (this.release = go)) : null;
  }

  /** Null when commands need not wait. */
  get gate(): Promise<void> | null {
    return this.stalled;
  }

  /** Null when answers need not wait. */
  get delay(): Promise<void> | null {
    return this.delayMs > 0 ? wait(this.delayMs) : null;
  }

  /** Failures that nothing met yet. */
  get pending(): number {
    return this.failures.length;
  }

  take(command: string): Failure | null {
    const found = this.failures.find(
      (each) => each.command === command || (each.command === '*' && dataCommands.has(command)),
    );
    if (!found) return null;
    if (found.skip) {
      found.skip -= 1;
      return null;
    }
    found.times = (found.times ?? 1) - 1;
    if (found.times <= 0) this.failures.splice(this.failures.indexOf(found), 1);
    return found;
  }
}

export const errorOf = ({ code = 91, labels = ['RetryableWriteError'] }: Failure): Doc => ({
  ok: 0,
  code,
  errmsg: 'the double was told to fail',
  codeName: code === 91 ? 'ShutdownInProgress' : `Location${code}`,
  errorLabels: labels,
});

export const unconfirmedBy = ({ code = 64 }: Failure): Doc => ({
  writeConcernError: { code, codeName: `Location${code}`, errmsg: 'waiting for replication timed out' },
});

/** A write command without its last statement, and what is said of that one. */
export function partOf(command: Doc, { code = 133 }: Failure): { command: Doc; writeErrors: Doc[] } {
  const list = ['documents', 'updates', 'deletes'].find((name) => Array.isArray(command[name]));
  if (!list) return { command, writeErrors: [] };
  const statements = command[list] as Doc[];
  const index = statements.length - 1;
  return {
    command: { ...command, [list]: statements.slice(0, index) },
    writeErrors: [{ index, code, errmsg: 'could not find a primary of the shard' }],
  };
}
