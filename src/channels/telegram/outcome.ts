import { TelegramError } from 'telegraf';
import { reasonOf } from '../../errors';
import type { SendOutcome } from '../../model/outcome';
import { outcomeOfSilence, refusedMs, serverBackoffMs } from '../silence';
import { Unanswered } from './bot-api';

/** What a failed send means. */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof TelegramError) return refusal(error);
  if (error instanceof Unanswered) return outcomeOfSilence(error.silence);
  return { kind: 'uncertain', reason: 'unexpected failure' };
}

/** Our own token is refused: nothing gets through until somebody mends the settings. */
export const isTokenRefused = (error: unknown): boolean =>
  error instanceof TelegramError && (error.code === 401 || error.code === 404);

export const waitOf = (error: unknown): number | null =>
  error instanceof TelegramError && error.parameters?.retry_after !== undefined
    ? Math.max(1, error.parameters.retry_after) * 1000
    : null;

/** Why a call other than a send failed, in a few words for the operator. */
export const troubleOf = (error: unknown): string =>
  isTokenRefused(error) ? 'Telegram refuses the token' : reasonOf(error);

function refusal(error: TelegramError): SendOutcome {
  const { code, description: reason } = error;
  const moved: unknown = error.parameters?.migrate_to_chat_id;
  if (code === 429 || code === 420) {
    return { kind: 'retry', afterMs: waitOf(error) ?? refusedMs, scope: 'channel', reason };
  }
  if (isTokenRefused(error)) return { kind: 'retry', afterMs: refusedMs, scope: 'channel', reason };
  if (code === 403) return { kind: 'gone', reason };
  if (code === 400 && moved !== undefined) return { kind: 'moved', chat: String(moved) };
  if (code === 400 && unreachable.test(reason)) return { kind: 'gone', reason };
  if (code >= 500) return { kind: 'retry', afterMs: serverBackoffMs, scope: 'chat', reason };
  return { kind: 'rejected', reason };
}

const unreachable = /chat not found|user not found|deactivated|PEER_ID_INVALID/i;
