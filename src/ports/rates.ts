/** How often something may be done, shared by everybody who does it: calls that a platform allows, tries of a password. */
export interface Rates {
  /**
   * Asks for leave to make one call in a bucket that allows `limit` in any `windowMs`. 0: go, and it is counted;
   * else the milliseconds after which to ask again, and nothing is counted.
   */
  take(bucket: string, allowance: { limit: number; windowMs: number }): Promise<number>;
  /** Nobody calls for so long: the platform said that it has had enough of us. A shorter rest than one under way changes nothing. */
  rest(bucket: string, ms: number): Promise<void>;
  /** Milliseconds that a rest still lasts; 0 without one. */
  resting(bucket: string): Promise<number>;
  /** As if the newest `calls` calls had not been made; all of them unless told. A rest stays. */
  forgive(bucket: string, calls?: number): Promise<void>;
}
