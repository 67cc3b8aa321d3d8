import { readJson } from './json';

/** What became of one HTTP call. Reasons are codes: they never hold a URL, because a URL may hold a token. */
export type HttpAnswer =
  /** The server answered with a JSON object. Integers beyond 2^53 are strings. */
  | { kind: 'answer'; status: number; body: unknown; headers: Headers }
  /** A status came, but no JSON object of at most 1 MB with it. */
  | { kind: 'garbage'; status: number; headers: Headers }
  /** No connection: the server has not seen the request. */
  | { kind: 'unsent'; reason: string }
  /** Bytes may have gone out and no status came back: the server may have done it. */
  | { kind: 'uncertain'; reason: string };

export interface HttpOptions {
  headers?: Record<string, string>;
  /** Default 12 s. */
  timeoutMs?: number;
  signal?: AbortSignal;
  fetch?: typeof fetch;
}

/**
 * Two seconds longer than Node waits for a connection, so that a dead network shows as `unsent`, which may be tried
 * again, and not as `uncertain`, which may not.
 */
export const callTimeoutMs = 12_000;

const mostBytes = 1_000_000;

/** POSTs JSON. Never throws, follows no redirect. */
export const postJson = (url: string, body: unknown, options: HttpOptions = {}): Promise<HttpAnswer> =>
  call('POST', url, options, { type: 'application/json', bytes: JSON.stringify(body) });

/** POSTs a form (application/x-www-form-urlencoded). Never throws, follows no redirect. */
export const postForm = (url: string, form: Record<string, string>, options: HttpOptions = {}): Promise<HttpAnswer> =>
  call('POST', url, options, {
    type: 'application/x-www-form-urlencoded',
    bytes: new URLSearchParams(form).toString(),
  });

/** GETs. Never throws, follows no redirect. */
export const getJson = (url: string, options: HttpOptions = {}): Promise<HttpAnswer> => call('GET', url, options);

async function call(
  method: 'GET' | 'POST',
  url: string,
  options: HttpOptions,
  content?: { type: string; bytes: string },
): Promise<HttpAnswer> {
  if (options.signal?.aborted) return { kind: 'unsent', reason: 'stopped' };
  const limit = deadline(options.timeoutMs ?? callTimeoutMs, options.signal);
  try {
    const response = await (options.fetch ?? fetch)(url, {
      method,
      headers: { ...(content ? { 'content-type': content.type } : {}), ...options.headers },
      ...(content ? { body: content.bytes } : {}),
      redirect: 'manual',
      signal: limit.signal,
    });
    const { status, headers } = response;
    const body = await read(response).catch(() => null);
    return body ? { kind: 'answer', status, body, headers } : { kind: 'garbage', status, headers };
  } catch (error) {
    return judge(error, limit.reason());
  } finally {
    limit.release();
  }
}

/** Our own joining of signals: `AbortSignal.any` on Node 20 keeps every call alive as long as the longest signal. */
function deadline(ms: number, signal?: AbortSignal) {
  const controller = new AbortController();
  const timeout = AbortSignal.timeout(ms);
  const stop = () => controller.abort();
  timeout.addEventListener('abort', stop, { once: true });
  signal?.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    reason: () => (timeout.aborted ? 'timeout' : signal?.aborted ? 'stopped' : null),
    release() {
      timeout.removeEventListener('abort', stop);
      signal?.removeEventListener('abort', stop);
    },
  };
}

async function read(response: Response): Promise<Record<string, unknown> | null> {
  if (!response.body) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the rest of the body.
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return readJson(Buffer.concat(chunks, size));
}

const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** Anything not known to have stopped before the first byte counts as uncertain. */
function judge(error: unknown, stopped: string | null): HttpAnswer {
  if (stopped) return { kind: 'uncertain', reason: stopped };
  const cause = causeOf(error);
  const codes = [cause, ...listOf(cause)].map(codeOf).filter((code) => code !== null);
  const reason = codes[0] ?? 'no answer';
  const beforeTls = String(field(cause, 'message')).includes('before secure TLS connection');
  const unsent = beforeTls || (codes.length > 0 && codes.every((code) => neverConnected.test(code)));
  return { kind: unsent ? 'unsent' : 'uncertain', reason };
}

/** By shape, not by class: an error may come from another realm, where it is no instance of our Error. */
const field = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;

const causeOf = (error: unknown): unknown => field(error, 'cause') ?? error;

/** A name with several addresses fails with a list of errors, one for each. */
function listOf(cause: unknown): unknown[] {
  const errors = field(cause, 'errors');
  return Array.isArray(errors) ? errors : [];
}

function codeOf(cause: unknown): string | null {
  const code = field(cause, 'code');
  return typeof code === 'string' && /^[A-Z0-9_]{2,60}$/.test(code) ? code : null;
}
