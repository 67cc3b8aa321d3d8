import { createHash, timingSafeEqual } from 'node:crypto';

export type Proof =
  /** No signature at all: the console's probe, which must get 200 or the address cannot be saved. */
  | { kind: 'unsigned' }
  | { kind: 'forged'; reason: string }
  /** `timestamp` is the one that was signed. */
  | { kind: 'genuine'; timestamp: string };

const written = /^\s*(?:mac\s*=\s*)?([0-9a-f]{64})\s*$/i;
const stamps = /"timestamp"\s*:\s*(?:"(\d{1,20})"|(\d{1,20})(?![\d.eE]))/g;
const mostStamps = 4;

/**
 * Zalo signs with plain SHA-256 (not HMAC) over app id, the body's bytes as sent, the body's timestamp and the OA
 * secret. The body is not parsed before it has proved itself: the timestamp is looked up in the bytes. Inside a JSON
 * string the key's quotes would be escaped, so what a person writes is never taken for it.
 */
export function prove(appId: string, oaSecret: string, header: string | string[] | undefined, body: Buffer): Proof {
  if (header === undefined || header === '') return { kind: 'unsigned' };
  const claimed = typeof header === 'string' ? written.exec(header)?.[1] : undefined;
  if (claimed === undefined) return { kind: 'forged', reason: 'signature unreadable' };
  const candidates = timestampsIn(body);
  const given = Buffer.from(claimed, 'hex');
  // All candidates are compared, also after a match: the time taken says nothing about which one fitted.
  const matching = candidates.filter((timestamp) => timingSafeEqual(given, digest(appId, body, timestamp, oaSecret)));
  const [timestamp] = matching;
  return timestamp === undefined ? { kind: 'forged', reason: 'signature wrong' } : { kind: 'genuine', timestamp };
}

function digest(appId: string, body: Buffer, timestamp: string, oaSecret: string): Buffer {
  return createHash('sha256').update(appId).update(body).update(timestamp).update(oaSecret).digest();
}

function timestampsIn(body: Buffer): string[] {
  const found = new Set<string>();
  for (const [, quoted, bare] of body.toString('latin1').matchAll(stamps)) {
    found.add((quoted ?? bare)!);
    if (found.size === mostStamps) break;
  }
  // A body without one can still be genuine and broken, which is not the same as forged.
  return found.size > 0 ? [...found] : [''];
}
