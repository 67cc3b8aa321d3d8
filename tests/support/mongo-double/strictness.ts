import type { Doc } from './keys';

/** What a test wants refused that one replica set with few documents would do. */
export interface Strictness {
  /** Shard keys by collection. What a cluster would refuse of these is refused, for all of them alike. */
  shardKeys?: Readonly<Record<string, readonly string[]>>;
  /**
   * Whether a collection may be gone through whole, or sorted whole, for what no index serves. Otherwise it is refused, as a
   * server with `notablescan` does: of a hundred documents it costs nothing, of millions more than anybody waits for.
   */
  mayWalk?(collection: string, filter: Doc): boolean;
}
