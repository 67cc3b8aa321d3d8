import type { ErrorCode } from '../../errors';
import type { Store } from '../../ports/store';

/**
 * What the server's thread and the store's thread say to each other, as JSON: for records like ours writing and
 * reading text costs half of what the engine's own copying between threads does.
 */

export type StorePart = Exclude<keyof Store, 'trouble' | 'tidy' | 'close'>;

export interface Call {
  id: number;
  /** '' for the store itself. */
  part: StorePart | '';
  method: string;
  args: unknown[];
}

export interface Failure {
  /** Null for what is not in the catalogue. */
  code: ErrorCode | null;
  detail: string;
}

export type Told = { id: number; value: unknown } | { id: number; error: Failure };

export type ToThread = Call[];

export type FromThread =
  | { kind: 'open' }
  | { kind: 'refused'; error: Failure }
  | { kind: 'told'; told: Told[] }
  | { kind: 'log'; level: 'debug' | 'info' | 'warn' | 'error'; fields: Record<string, unknown>; message: string };
