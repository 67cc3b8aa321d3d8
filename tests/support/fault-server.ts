import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call to a platform double. `body` is the parsed JSON, or null. */
export interface Call {
  path: string;
  /** The last segment of the path, which is the method on the platforms we speak to. */
  name: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown> | null;
  /** True once the caller has hung up. */
  gone(): boolean;
}

/** What the double would answer if nothing went wrong. */
export interface Answer {
  status: number;
  body: unknown;
  /** JSON text to send in place of `body`, for ids that no number of ours can hold. */
  raw?: string;
  headers?: Record<string, string>;
  /** Makes the call count, for instance notes the message in the oracle. Some faults happen before it, some after. */
  take?(): void;
}

/** What can go wrong with one call. `taken`: whether it counted all the same; that is what makes a failure uncertain. */
export type Fault =
  | { kind: 'delay'; ms: number }
  /** Another answer. A string goes out as it is (HTML, nonsense), anything else as JSON. */
  | { kind: 'answer'; status: number; body: unknown; headers?: Record<string, string>; taken?: boolean }
  | { kind: 'reset'; taken: boolean }
  | { kind: 'half'; taken: boolean }
  | { kind: 'hang'; taken?: boolean }
  /** The right answer, one byte at a time. */
  | { kind: 'slow'; msPerByte: number }
  /** The right status with a body of this many bytes. */
  | { kind: 'huge'; bytes: number; taken?: boolean };

/** An HTTP server that does what a test scripts. On 127.0.0.1, any free port. */
export class FaultServer {
  /** Every call so far, by name. */
  readonly calls = new Map<string, number>();
  private readonly once = new Map<string, Fault[]>();
  private readonly rules = new Map<string, (n: number, call: Call) => Fault | null>();
  private readonly server: Server;

  constructor(private readonly handle: (call: Call) => Answer | Promise<Answer>) {
    this.server = createServer(
      (request, response) => void this.serve(request, response).catch(() => request.destroy()),
    );
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next `times` calls of this name meet the fault, then things are well again. */
  next(name: string, fault: Fault, times = 1): void {
    this.once.set(name, [...(this.once.get(name) ?? []), ...Array.from({ length: times }, () => fault)]);
  }

  /** Asked for every call of this name that meets no `next` fault; `n` counts from 1. Null removes the rule. */
  always(name: string, rule: ((n: number, call: Call) => Fault | null) | null): void {
    if (rule) this.rules.set(name, rule);
    else this.rules.delete(name);
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let gone = false;
    response.once('close', () => (gone = true));
    const path = new URL(request.url ?? '/', 'http://double').pathname;
    const name = path.split('/').at(-1) ?? '';
    const call: Call = { path, name, headers: request.headers, body: await jsonOf(request), gone: () => gone };
    const n = (this.calls.get(name) ?? 0) + 1;
    this.calls.set(name, n);
    const fault = this.once.get(name)?.shift() ?? this.rules.get(name)?.(n, call) ?? null;
    if (fault?.kind === 'delay') await pause(fault.ms);
    await play(fault, await this.handle(call), request, response);
  }
}

async function play(
  fault: Fault | null,
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = answer.raw ?? JSON.stringify(answer.body);
  if (!fault || fault.kind === 'delay' || fault.kind === 'slow' || ('taken' in fault && fault.taken)) answer.take?.();
  switch (fault?.kind) {
    case 'hang':
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'half':
      response.writeHead(answer.status, { 'content-type': 'application/json', 'content-length': body.length });
      response.write(body.slice(0, body.length / 2), () => request.socket.destroy());
      return;
    case 'huge':
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      return pour(response, fault.bytes);
    case 'slow':
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      for (const byte of Buffer.from(body)) {
        if (response.destroyed) return;
        response.write(Buffer.of(byte));
        await pause(fault.msPerByte);
      }
      response.end();
      return;
    case 'answer': {
      const text = typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body);
      const type = typeof fault.body === 'string' ? 'text/html' : 'application/json';
      response.writeHead(fault.status, { 'content-type': type, ...fault.headers }).end(text);
      return;
    }
    default:
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(body);
  }
}

async function pour(response: ServerResponse, bytes: number): Promise<void> {
  const chunk = Buffer.alloc(65_536, ' ');
  const closed = once(response, 'close');
  for (let sent = 0; sent < bytes && !response.destroyed; sent += chunk.length) {
    if (!response.write(chunk)) {
      await Promise.race([once(response, 'drain'), closed]).catch(() => undefined);
    }
  }
  response.end();
}

async function jsonOf(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
  } catch {
    return null;
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
