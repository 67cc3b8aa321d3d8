import { z } from 'zod';
import { getJson, postJson, type HttpAnswer } from '../http-client';
import { readCode, readStatus, type Reading } from './outcome';

/** Failures too come with HTTP 200: only `error` tells. */
const answerSchema = z.object({
  error: z.union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+$/)
      .transform(Number),
  ]),
  data: z.unknown().optional(),
});
const sentSchema = z.object({ message_id: z.union([z.string(), z.number()]).transform(String) });
const accountSchema = z.object({ oa_type: z.coerce.number() });

export interface CallContext {
  now: number;
  /** 0..1, what sets this message apart from others. */
  spread: number;
  signal: AbortSignal;
}

/** The few OpenAPI calls we make. Never throws. */
export class OaClient {
  constructor(private readonly baseUrl: string) {}

  async send(path: string, access: string, body: unknown, context: CallContext): Promise<Reading> {
    const answer = await postJson(`${this.baseUrl}${path}`, body, options(access, context.signal));
    return readAnswer(answer, context);
  }

  /** The account's type: 2 an enterprise, 4 a state agency; null when it could not be learnt. */
  async accountType(access: string, signal: AbortSignal): Promise<number | null> {
    const answer = await getJson(`${this.baseUrl}/v2.0/oa/getoa`, options(access, signal));
    const read = answer.kind === 'answer' ? answerSchema.safeParse(answer.body) : null;
    const account = read?.success && read.data.error === 0 ? accountSchema.safeParse(read.data.data) : null;
    return account?.success ? account.data.oa_type : null;
  }
}

/** Zalo reads the token from a header of its own; `Authorization` is not looked at. */
const options = (access: string, signal: AbortSignal) => ({ headers: { access_token: access }, signal });

function readAnswer(answer: HttpAnswer, { now, spread }: CallContext): Reading {
  if (answer.kind === 'unsent') return retry(`not sent: ${answer.reason}`);
  if (answer.kind === 'uncertain') {
    return { kind: 'outcome', outcome: { kind: 'uncertain', reason: `no answer: ${answer.reason}` } };
  }
  if (answer.kind === 'garbage') return readStatus(answer.status);
  const read = answerSchema.safeParse(answer.body);
  // Real codes are negative; positive ones repeat the HTTP status.
  if (!read.success || read.data.error > 0) return readStatus(answer.status);
  if (read.data.error < 0) return readCode(read.data.error, now, spread);
  if (answer.status >= 300) return readStatus(answer.status);
  const sent = sentSchema.safeParse(read.data.data);
  return { kind: 'outcome', outcome: { kind: 'sent', ...(sent.success ? { messageId: sent.data.message_id } : {}) } };
}

const retry = (reason: string): Reading => ({
  kind: 'outcome',
  outcome: { kind: 'retry', scope: 'chat', afterMs: 1_000, reason },
});
