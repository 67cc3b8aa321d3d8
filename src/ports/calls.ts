export interface CallOptions {
  /** Not before; at once unless told. */
  afterMs?: number;
  /** After all others that wait. */
  low?: boolean;
}

/**
 * Wake-ups between processes: keys only. The store's rows are the truth; a lost call costs a moment, never a message,
 * because the store is searched for what nobody was called for.
 */
export interface Calls {
  /** Somebody should look at these keys. */
  call(queue: string, keys: readonly string[], options?: CallOptions): Promise<void>;
  /** Up to `limit` keys that were called, oldest first, each for this process alone. Does not wait. */
  next(queue: string, limit: number): Promise<string[]>;
  /** Rings when `next` may have something; for the life of this process. */
  listen(queue: string, ring: () => void): void;
}
