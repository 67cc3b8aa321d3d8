import type { ErrorCode } from '../../errors';
import type { Store } from '../../ports/store';

/**
 * What the server's thread and the store's thread say to each other, as JSON: for records like ours writing and
 * reading text costs half of what the engine's own copying between threads does.
 */

export type StorePart = Exclude<keyof Store, 'trouble' | 'tidy' | 'close'>;

export interface Call {
  id: number;
  /** '' for the store itself, `packs` for what its two threads do together. */
  part: StorePart | 'packs' | '';
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

/** A list longer than this travels in pieces, so that reading one holds up nobody in the server's thread. */
export const rowsPerPiece = 250;

/** A piece is told apart from other messages by its first character and read when its turn comes. */
const mark = '+';

export const pieceOf = (id: number, list: string): string => `${mark}${id} ${list}`;

/** Null for a message that is none. */
export function readPiece(text: string): { id: number; list: string } | null {
  if (!text.startsWith(mark)) return null;
  const space = text.indexOf(' ');
  return { id: Number(text.slice(mark.length, space)), list: text.slice(space + 1) };
}
