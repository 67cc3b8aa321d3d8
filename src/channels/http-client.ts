import { Agent, request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { readJson } from './json';

/** Answer headers, by lower-case name. */
export interface AnswerHeaders {
  get(name: string): string | null;
}

/** What became of one HTTP call. Reasons are codes: they never hold a URL, because a URL may hold a token. */
export type HttpAnswer =
  /** The server answered with a JSON object. Integers beyond 2^53 are strings. */
  | { kind: 'answer'; status: number; body: unknown; headers: AnswerHeaders }
  /** A status came, but no JSON object of at most 1 MB with it. */
  | { kind: 'garbage'; status: number; headers: AnswerHeaders }
  /** No connection: the server has not seen the request. */
  | { kind: 'unsent'; reason: string }
  /** Bytes may have gone out and no status came back: the server may have done it. */
  | { kind: 'uncertain'; reason: string };

export interface HttpOptions {
  headers?: Record<string, string>;
  /** For the whole call. Default 12 s. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

export const callTimeoutMs = 12_000;

const mostBytes = 1_000_000;
/** An idle connection is given up before a server would close it under a request that is just going out. */
const idleMs = 4_000;

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

interface Sent {
  type: string;
  bytes: string;
}

function call(method: 'GET' | 'POST', url: string, options: HttpOptions, content?: Sent): Promise<HttpAnswer> {
  const { signal, timeoutMs = callTimeoutMs } = options;
  if (signal?.aborted) return Promise.resolve({ kind: 'unsent', reason: 'stopped' });
  return new Promise((resolve) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    let request: ClientRequest | null = null;
    const cut = () => request?.destroy();
    const end = (answer: HttpAnswer) => {
      timeout.removeEventListener('abort', cut);
      signal?.removeEventListener('abort', cut);
      resolve(answer);
    };
    timeout.addEventListener('abort', cut, { once: true });
    signal?.addEventListener('abort', cut, { once: true });
    try {
      request = open(method, url, options, content);
    } catch (error) {
      return end({ kind: 'unsent', reason: codeOf(error) });
    }
    const connected = watchConnection(request);
    request.on('response', (response) => void read(response).then((body) => end(answerOf(response, body))));
    request.on('error', (error) => {
      const reason = timeout.aborted ? 'timeout' : signal?.aborted ? 'stopped' : codeOf(error);
      end({ kind: connected() ? 'uncertain' : 'unsent', reason });
    });
    request.end(content?.bytes);
  });
}

function open(method: string, url: string, options: HttpOptions, content?: Sent): ClientRequest {
  const secure = url.startsWith('https:');
  const length = content ? { 'content-type': content.type, 'content-length': Buffer.byteLength(content.bytes) } : {};
  const headers = { accept: 'application/json', ...length, ...options.headers };
  return (secure ? requestHttps : requestHttp)(url, { method, headers, agent: agentFor(secure) });
}

let agents: { plain: Agent; secure: SecureAgent } | null = null;

function agentFor(secure: boolean): Agent {
  const settings = { keepAlive: true, timeout: idleMs };
  agents ??= { plain: new Agent(settings), secure: new SecureAgent(settings) };
  return secure ? agents.secure : agents.plain;
}

/** Whether bytes of the request can have reached the server: only then is a failure `uncertain`. */
function watchConnection(request: ClientRequest): () => boolean {
  let connected = false;
  request.once('socket', (socket: Socket) => {
    if (!socket.connecting) connected = true;
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => (connected = true));
  });
  return () => connected;
}

function answerOf(response: IncomingMessage, body: Record<string, unknown> | null): HttpAnswer {
  const status = response.statusCode ?? 0;
  const headers: AnswerHeaders = {
    get(name) {
      const value = response.headers[name];
      return value === undefined ? null : String(value);
    },
  };
  return body ? { kind: 'answer', status, body, headers } : { kind: 'garbage', status, headers };
}

/** Null for whatever is no whole JSON object within the cap; the connection is then not used again. */
async function read(response: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > mostBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return response.complete ? readJson(Buffer.concat(chunks, size)) : null;
}

const codeOf = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[A-Z0-9_]{2,60}$/.test(code) ? code : 'no answer';
};
