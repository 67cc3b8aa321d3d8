import type { SendOutcome } from '../model/outcome';
import type { AnswerHeaders, HttpAnswer } from './http-client';

/** A call to which the platform did not answer in its own words. */
export type Silence = Exclude<HttpAnswer, { kind: 'answer' }>;

export const serverBackoffMs = 2_000;
/** Waiting for a person: a token to be mended, a proxy to let us through. */
export const refusedMs = 60_000;
const offlineMs = 5_000;

export const reasonOfSilence = (silence: Silence): string =>
  silence.kind === 'garbage' ? `status ${silence.status} without an answer` : silence.reason;

/** What such a call means for a message. Whatever cannot be told apart from "it may have arrived" is `uncertain`. */
export function outcomeOfSilence(silence: Silence): SendOutcome {
  const reason = reasonOfSilence(silence);
  // The network is away for everybody: waiting for it must not use up the attempts of any one message.
  if (silence.kind === 'unsent') return { kind: 'retry', afterMs: offlineMs, scope: 'channel', reason };
  if (silence.kind === 'uncertain' || silence.status < 300) return { kind: 'uncertain', reason };
  if (silence.status >= 500) return { kind: 'retry', afterMs: serverBackoffMs, scope: 'chat', reason };
  // Somebody in the way answers for the platform (a proxy, a sign-in page of the network): nothing passed it.
  return { kind: 'retry', afterMs: retryAfterMs(silence.headers) ?? refusedMs, scope: 'channel', reason };
}

/** `Retry-After` in whole seconds, as milliseconds; null where there is none. */
export function retryAfterMs(headers: AnswerHeaders): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}
