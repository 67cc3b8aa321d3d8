import { Telegram, TelegramError } from 'telegraf';
import type { Opts, Telegram as Methods } from 'telegraf/types';
import { AppError } from '../../errors';
import { postJson, type AnswerHeaders } from '../http-client';
import { isObject } from '../json';
import { redactToken } from '../redact-token';
import { reasonOfSilence, type Silence } from '../silence';

export interface CallOptions {
  signal?: unknown;
  timeoutMs?: number;
}

/** Telegram did not answer in its own words; `silence` says how far the call came. */
export class Unanswered extends AppError {
  constructor(readonly silence: Silence) {
    super('telegram.unanswered', reasonOfSilence(silence));
  }
}

/**
 * Telegraf's client with a transport of our own under it. Telegraf's reads bodies of any size, rounds ids beyond 2^53,
 * shows the token in the error of an answer that is no JSON, and does not say whether a failed call went out at all,
 * which decides whether a message may be sent again.
 */
export class BotApi extends Telegram {
  constructor(token: string, apiRoot: string) {
    super(token, { apiRoot, webhookReply: false });
  }

  /** Rejects with `TelegramError` when Telegram says no, with `Unanswered` when it says nothing. */
  override async callApi<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    { signal, timeoutMs }: CallOptions = {},
  ): Promise<ReturnType<Methods[M]>> {
    const url = `${this.options.apiRoot}/bot${this.token}/${method}`;
    const answer = await postJson(url, payload, {
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(signal instanceof AbortSignal ? { signal } : {}),
    });
    if (answer.kind !== 'answer') throw new Unanswered(answer);
    const { status, headers } = answer;
    const body = isObject(answer.body) ? answer.body : {};
    if (body.ok === true && status < 300) return body.result as ReturnType<Methods[M]>;
    if (body.ok !== false) throw new Unanswered({ kind: 'garbage', status, headers });
    throw new TelegramError({
      error_code: typeof body.error_code === 'number' ? body.error_code : status,
      description: redactToken(String(body.description ?? ''), this.token),
      parameters: { ...(isObject(body.parameters) ? body.parameters : {}), ...retryAfter(body, headers) },
    });
  }
}

/** The wait stands in the body, or, where a proxy answers for Telegram, in the header alone. */
function retryAfter(body: Record<string, unknown>, headers: AnswerHeaders): { retry_after?: number } {
  const said = isObject(body.parameters) ? body.parameters.retry_after : undefined;
  const seconds = Number(said ?? headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? { retry_after: seconds } : {};
}
