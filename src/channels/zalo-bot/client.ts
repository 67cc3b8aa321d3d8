import { postJson } from '../http-client';
import { isObject } from '../json';
import { redactToken } from '../redact-token';
import { retryAfterMs, type Silence } from '../silence';

export type BotAnswer =
  | { kind: 'granted'; result: unknown }
  /** `reason` is the platform's own description, without the token. */
  | { kind: 'refused'; code: number; reason: string; retryAfterMs: number | null }
  | { kind: 'silent'; silence: Silence };

export interface CallOptions {
  signal?: AbortSignal;
  timeoutMs?: number;
}

/** Calls of the Zalo Bot Platform. The token is part of the address, so the address never leaves this file. */
export class ZaloBotClient {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  /** Never throws. A refusal may come with HTTP 200: `ok` in the body decides. */
  async call(method: string, body: Record<string, unknown>, options: CallOptions = {}): Promise<BotAnswer> {
    const answer = await postJson(`${this.baseUrl}/bot${this.token}/${method}`, body, options);
    if (answer.kind !== 'answer') return { kind: 'silent', silence: answer };
    const { status, headers } = answer;
    const said = isObject(answer.body) ? answer.body : {};
    if (said.ok === true && status < 300) return { kind: 'granted', result: said.result };
    // JSON of somebody else, a gateway for instance: the status is all it says.
    if (said.ok !== false) return { kind: 'silent', silence: { kind: 'garbage', status, headers } };
    return {
      kind: 'refused',
      code: typeof said.error_code === 'number' ? said.error_code : status,
      reason: redactToken(String(said.description ?? 'no reason given'), this.token),
      retryAfterMs: retryAfterMs(headers),
    };
  }
}
