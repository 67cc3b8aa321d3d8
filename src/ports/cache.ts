/** What may be forgotten at any moment. A fault of the cache is a miss, never an error. */
export interface Cache {
  /** In order; null for what is not there. */
  get(keys: readonly string[]): Promise<(string | null)[]>;
  put(entries: readonly { key: string; value: string }[], ttlMs: number): Promise<void>;
  drop(keys: readonly string[]): Promise<void>;
}
