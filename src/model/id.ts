import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
let lastMs = 0;
let counter = 0;

/**
 * A time-ordered unique id, 20 characters of Crockford base32: 9 of milliseconds, 3 of a counter within
 * the millisecond, 8 random. Ids of one process sort in the order they were made, which the inbox relies on.
 */
export function newId(now: number): string {
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
  } else {
    counter += 1;
    if (counter >= 32 ** 3) {
      lastMs += 1;
      counter = 0;
    }
  }
  return base32(lastMs, 9) + base32(counter, 3) + random8();
}

const pool = { bytes: Buffer.alloc(0), used: 0 };

/** Asking the system for eight bytes at a time costs more than everything else about an id. */
function random8(): string {
  if (pool.used + 8 > pool.bytes.length) {
    pool.bytes = randomBytes(4096);
    pool.used = 0;
  }
  let out = '';
  for (const end = pool.used + 8; pool.used < end; pool.used += 1) out += alphabet[pool.bytes[pool.used]! & 31];
  return out;
}

function base32(value: number, length: number): string {
  let out = '';
  let rest = value;
  for (let i = 0; i < length; i += 1) {
    out = alphabet[rest % 32]! + out;
    rest = Math.floor(rest / 32);
  }
  return out;
}
