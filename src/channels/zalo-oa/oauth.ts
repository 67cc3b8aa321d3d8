import { z } from 'zod';
import { postForm } from '../http-client';

export type Renewal =
  | { kind: 'pair'; access: string; refresh: string; lifeMs: number }
  /** Zalo said no, with this code. */
  | { kind: 'refused'; code: number }
  /** Zalo has not seen the request: the refresh token is still good. */
  | { kind: 'unsent'; reason: string }
  /** The refresh token may have been spent without our learning the new one. */
  | { kind: 'unsure'; reason: string };

export interface OAuthSettings {
  oauthBaseUrl: string;
  appId: string;
  appSecret: string;
}

/** Longest time one renewal takes. The lease around it is longer. */
export const renewalTimeoutMs = 12_000;

const pairSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  // A string in life, a number in one table of the documents. Tokens without it are not thrown away: they are the
  // only ones left. An hour is the shortest life that was ever seen.
  expires_in: z.coerce.number().positive().max(10_000_000).catch(3_600),
});
const refusalSchema = z.object({ error: z.coerce.number().int() });

/**
 * Spends a refresh token for a new pair. Refusals come with HTTP 200 and in a form of their own, so it is a success
 * only when both tokens are there. Never throws; reasons hold no word of the answer.
 */
export async function renewPair(settings: OAuthSettings, refresh: string): Promise<Renewal> {
  const answer = await postForm(
    `${settings.oauthBaseUrl}/v4/oa/access_token`,
    { refresh_token: refresh, app_id: settings.appId, grant_type: 'refresh_token' },
    { headers: { secret_key: settings.appSecret }, timeoutMs: renewalTimeoutMs },
  );
  if (answer.kind === 'unsent') return { kind: 'unsent', reason: answer.reason };
  if (answer.kind === 'uncertain') return { kind: 'unsure', reason: answer.reason };
  if (answer.kind === 'garbage') return { kind: 'unsure', reason: `http ${answer.status}` };
  const pair = pairSchema.safeParse(answer.body);
  if (pair.success) {
    const { access_token, refresh_token, expires_in } = pair.data;
    return { kind: 'pair', access: access_token, refresh: refresh_token, lifeMs: expires_in * 1000 };
  }
  const refusal = refusalSchema.safeParse(answer.body);
  if (refusal.success && refusal.data.error !== 0) return { kind: 'refused', code: refusal.data.error };
  return { kind: 'unsure', reason: `http ${answer.status} without tokens` };
}
