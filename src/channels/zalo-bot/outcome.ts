import type { SendOutcome } from '../../model/outcome';
import { outcomeOfSilence, reasonOfSilence, refusedMs, serverBackoffMs } from '../silence';
import type { BotAnswer } from './client';

/** What the platform's answer to a send means. */
export function outcomeOf(answer: BotAnswer): SendOutcome {
  if (answer.kind === 'silent') return outcomeOfSilence(answer.silence);
  if (answer.kind === 'granted') return { kind: 'sent', ...messageId(answer.result) };
  const { code, reason } = answer;
  if (isTokenRefused(answer)) return { kind: 'retry', afterMs: refusedMs, scope: 'channel', reason };
  if (code === 403) return { kind: 'gone', reason };
  if (code === 408) return { kind: 'uncertain', reason };
  // One code stands for two things: the month's messages are used up, or we are too fast.
  if (code === 429 && /quota|hạn mức/i.test(reason)) return { kind: 'quota', reason };
  if (code === 429) return { kind: 'retry', afterMs: answer.retryAfterMs ?? refusedMs, scope: 'channel', reason };
  if (code >= 500) return { kind: 'retry', afterMs: serverBackoffMs, scope: 'chat', reason };
  return { kind: 'rejected', reason };
}

/** 404 stands for a method unknown to this address: our settings point to the wrong place. */
export const isTokenRefused = (answer: BotAnswer): boolean =>
  answer.kind === 'refused' && (answer.code === 401 || answer.code === 404);

/** Why a call failed, in a few words for the operator; null when it did not. */
export function troubleOf(answer: BotAnswer): string | null {
  if (answer.kind === 'granted') return null;
  if (answer.kind === 'silent') return reasonOfSilence(answer.silence);
  return isTokenRefused(answer) ? 'Zalo refuses the bot token' : answer.reason;
}

function messageId(result: unknown): { messageId?: string } {
  const id = typeof result === 'object' && result !== null && 'message_id' in result ? result.message_id : undefined;
  return typeof id === 'string' && id !== '' ? { messageId: id } : {};
}
