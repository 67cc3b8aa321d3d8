import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random bytes, 43 characters that need no escaping in a cookie, a form or a path. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What of a token is stored: somebody who reads the store cannot sign in with it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const looksLikeToken = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{43}$/.test(text);

/** Equal, in a time that says nothing about where they differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(left!, right!);
}
