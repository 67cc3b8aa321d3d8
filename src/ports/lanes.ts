/** The right to work on one key alone, until it is given back or its holder dies. */
export interface Grant {
  key: string;
  /** Grows with every grant of this key, also over a loss of everything the lanes remember: the fence of writes. */
  token: number;
}

/**
 * One worker per person, one sender per chat, over all processes. A lane whose holder died is free a few seconds
 * later; lanes may also be lost altogether, so that for a moment two hold the same: the store refuses the older token.
 */
export interface Lanes {
  /** One grant per key, in order; null while somebody has that lane, who is told so at `drop`. Held lanes renew themselves. */
  take(keys: readonly string[]): Promise<(Grant | null)[]>;
  /** Gives lanes back. In order: true where somebody asked for it meanwhile and should be called again. */
  drop(grants: readonly Grant[]): Promise<boolean[]>;
}
