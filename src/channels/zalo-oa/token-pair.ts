import { createHash } from 'node:crypto';
import { z } from 'zod';

const schema = z.object({
  /** Empty before the first renewal, and once Zalo has refused it for good. */
  access: z.string(),
  refresh: z.string().min(1),
  /** Epoch ms. */
  expiresAt: z.number(),
  /** When this pair was given out, epoch ms; null when it came from the settings. */
  mintedAt: z.number().nullable(),
  /** The pair before this one, for finding out what happened. */
  previous: z.object({ access: z.string(), refresh: z.string() }).nullable(),
  /** Epoch ms; set while a renewal is under way. Still set at the next start: we died in the middle of one. */
  renewingSince: z.number().nullable(),
  /** The code with which Zalo refused the refresh token; only a human can give a new one. */
  refusedWith: z.number().nullable(),
  /** Fingerprint of the setting this chain began with, so that a newer setting is noticed and an old one is not. */
  seed: z.string(),
});

/** The rotating pair as the vault keeps it. */
export type TokenPair = z.infer<typeof schema>;

export function readPair(stored: string): TokenPair | null {
  try {
    const read = schema.safeParse(JSON.parse(stored));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export const seedOf = (refresh: string) => createHash('sha256').update(refresh).digest('base64url').slice(0, 16);

export const firstPair = (refresh: string): TokenPair => ({
  access: '',
  refresh,
  expiresAt: 0,
  mintedAt: null,
  previous: null,
  renewingSince: null,
  refusedWith: null,
  seed: seedOf(refresh),
});

const marginMs = 3 * 3_600_000;
/** Below this the token could lapse on its way. */
const lastMinuteMs = 60_000;

export const isUsable = (pair: TokenPair, now: number) => pair.access !== '' && pair.expiresAt - lastMinuteMs > now;

/** When to renew: three hours before the end, or at three quarters of a short life. */
export function renewAt(pair: TokenPair): number {
  const life = pair.mintedAt === null ? 0 : pair.expiresAt - pair.mintedAt;
  return pair.expiresAt - Math.min(marginMs, life / 4);
}

/** Refresh tokens live 90 days. */
const agedMs = 80 * 86_400_000;

export const isAged = (pair: TokenPair, now: number) => pair.mintedAt !== null && now - pair.mintedAt > agedMs;
