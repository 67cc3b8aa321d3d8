import type { Official } from '../model/official';

export interface ConsoleSession {
  /** SHA-256 of the cookie's value; the value itself is never stored. */
  tokenHash: string;
  official: string;
  csrf: string;
  createdAt: number;
  expiresAt: number;
}

/** Accounts of the console, their sign-ins and one-time links. */
export interface Officials {
  count(): Promise<number>;
  byUsername(username: string): Promise<Official | null>;
  byId(id: string): Promise<Official | null>;
  /** Rejects with `officials.taken` when the username exists. */
  create(official: Official): Promise<void>;
  openSession(session: ConsoleSession): Promise<void>;
  session(tokenHash: string): Promise<ConsoleSession | null>;
  closeSession(tokenHash: string): Promise<void>;
  /**
   * The newest `invitesKept` invitations are good beside each other: processes that start together print one each, and
   * an operator may read any of them.
   */
  invite(tokenHash: string, expiresAt: number): Promise<void>;
  /** True exactly once, for a valid invitation; all others are worth nothing from then on. */
  redeemInvite(tokenHash: string, now: number): Promise<boolean>;
}
