import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether two secrets are equal, in a time that says nothing about where they differ: digests have one length, so
 * not even the length of the right one shows. A header that came twice (or not at all) is never equal.
 */
export function sameSecret(given: string | string[] | undefined, right: string): boolean {
  const equal = timingSafeEqual(digest(typeof given === 'string' ? given : ''), digest(right));
  return equal && typeof given === 'string' && right !== '';
}

const digest = (text: string) => createHash('sha256').update(text).digest();
