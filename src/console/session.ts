import type { Request, Response } from 'express';
import type { Official } from '../model/official';
import type { ConsoleSession, Officials } from '../ports/officials';
import type { Clock } from '../ports/clock';
import type { Cookies } from './cookies';
import { hashOf, looksLikeToken, newToken } from './token';

export interface SignedIn {
  official: Official;
  session: ConsoleSession;
}

const cookieName = 'thonban';
const longestMs = 8 * 3_600_000;
const idleMs = 60 * 60_000;
/** Idle time is kept to this precision, so that reading pages does not write to the store each time. */
const graceMs = 5 * 60_000;

/** Who is signed in: eight hours at most, one hour without a click. */
export class SessionKeeper {
  /** Sign-outs under way: a page loaded at the same moment must not write its session back. */
  private readonly closing = new Set<string>();

  constructor(private readonly parts: { officials: Officials; clock: Clock; cookies: Cookies }) {}

  /** Starts a session with a new secret; one brought along from before the sign-in ends here. */
  async open(request: Request, response: Response, official: Official): Promise<void> {
    await this.close(request, response);
    const token = newToken();
    const now = this.parts.clock.now();
    await this.parts.officials.openSession({
      tokenHash: hashOf(token),
      official: official.id,
      csrf: newToken(),
      createdAt: now,
      expiresAt: now + idleMs,
    });
    this.parts.cookies.set(response, cookieName, token);
  }

  async current(request: Request): Promise<SignedIn | null> {
    const token = this.parts.cookies.read(request, cookieName);
    if (!looksLikeToken(token)) return null;
    const { officials, clock } = this.parts;
    const now = clock.now();
    const session = await officials.session(hashOf(token));
    if (!session || session.expiresAt <= now || session.createdAt + longestMs <= now) return null;
    const official = await officials.byId(session.official);
    if (!official || official.disabled) return null;
    await this.extend(session, now);
    return { official, session };
  }

  async close(request: Request, response: Response): Promise<void> {
    const token = this.parts.cookies.read(request, cookieName);
    if (!looksLikeToken(token)) return;
    const tokenHash = hashOf(token);
    this.closing.add(tokenHash);
    try {
      await this.parts.officials.closeSession(tokenHash);
    } finally {
      this.closing.delete(tokenHash);
    }
    this.parts.cookies.clear(response, cookieName);
  }

  private async extend(session: ConsoleSession, now: number): Promise<void> {
    const expiresAt = Math.min(now + idleMs, session.createdAt + longestMs);
    if (expiresAt - session.expiresAt < graceMs || this.closing.has(session.tokenHash)) return;
    const { officials } = this.parts;
    // Asked for in one go, so that the store does both before anybody reads; a crash between them signs out.
    await Promise.all([officials.closeSession(session.tokenHash), officials.openSession({ ...session, expiresAt })]);
  }
}
