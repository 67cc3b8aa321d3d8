import { createHash } from 'node:crypto';

/** Random numbers that come again on every run with the same seed. */
export class Chance {
  constructor(private state: number) {}

  /** 0 ≤ n < 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** 0 ≤ n < below, whole. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** 0 ≤ n < below, whole; small numbers far more often, about as 1/n. */
  skewed(below: number): number {
    return Math.floor(below ** this.next()) - 1;
  }
}

/** A person's pseudonym as the server makes them: 22 characters without any order. */
export const pseudonymOf = (person: number): string =>
  createHash('sha256').update(`scale ${person}`).digest('base64url').slice(0, 22);

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id of the form of `newId`, 20 characters that sort by time. */
export function idOf(at: number, number: number): string {
  let out = '';
  for (let rest = at, i = 0; i < 9; i += 1, rest = Math.floor(rest / 32)) out = alphabet[rest % 32]! + out;
  let tail = '';
  for (let rest = number, i = 0; i < 11; i += 1, rest = Math.floor(rest / 32)) tail = alphabet[rest % 32]! + tail;
  return out + tail;
}
