/** Secrets that change while running, such as a rotating token pair. */
export interface Vault {
  get(name: string): Promise<{ value: string; version: number } | null>;
  /**
   * Stores a value if the stored version is still `expected` (0: not stored yet). Durable before it resolves.
   * False when somebody else was faster.
   */
  put(name: string, value: string, expected: number): Promise<boolean>;
  /** Takes or extends a lease; false while another holder has it. */
  lease(name: string, holder: string, ms: number, now: number): Promise<boolean>;
  releaseLease(name: string, holder: string): Promise<void>;
}
