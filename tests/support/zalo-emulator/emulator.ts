import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../src/ports/clock';
import type { Answer } from './answer';
import { refusal } from './answer';
import { EventBodies } from './bodies';
import { Faults, type Fault, type FaultPlace } from './faults';
import { consult, gate, messageV2, profile } from './messages';
import { exchange } from './oauth';
import { ZaloState } from './state';
import { WebhookSender } from './webhook-sender';

export interface SeenCall {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
}

/** Zalo's Official Account platform in memory: OAuth, sending, webhooks, and all it can do wrong. */
export interface ZaloEmulator {
  /** For both base URLs. */
  url: string;
  state: ZaloState;
  faults: Faults;
  events: EventBodies;
  webhook: WebhookSender;
  /** Every call, also refused ones. */
  calls: SeenCall[];
  /** Calls to one path so far. */
  callsTo(path: string): number;
  stop(): Promise<void>;
}

const shutDown = ['/v3.0/oa/message/transaction', '/v3.0/oa/message/promotion'];

const places: Record<string, FaultPlace> = {
  'POST /v4/oa/access_token': 'oauth',
  'GET /v2.0/oa/getoa': 'getoa',
  'POST /v3.0/oa/message/cs': 'send',
  'POST /v2.0/oa/message': 'send',
};

export async function startZaloEmulator(clock: Clock): Promise<ZaloEmulator> {
  const state = new ZaloState(clock);
  const faults = new Faults();
  const events = new EventBodies(state);
  const webhook = new WebhookSender(state);
  const calls: SeenCall[] = [];

  function answer(method: string, path: string, headers: IncomingMessage['headers'], text: string): Answer {
    const header = (name: string) => (typeof headers[name] === 'string' ? headers[name] : undefined);
    const place = places[`${method} ${path}`];
    if (place === 'oauth') return exchange(state, header('secret_key'), new URLSearchParams(text));
    const body = parsed(text);
    const access = header('access_token');
    if (place === 'send') state.oracle.try(chatOf(body));
    if (place === undefined && !shutDown.includes(path)) {
      return { status: 404, body: { error: 404, message: 'You are accessing an empty or invalid API' } };
    }
    const stopped = gate(state, access);
    if (stopped) return stopped;
    if (place === 'getoa') return profile(state);
    if (place === undefined) return refusal(-233, 'message type is invalid or not support');
    return (path.startsWith('/v3.0') ? consult : messageV2)(state, { path, access, body }, (sent) => {
      webhook.send(events.echo(sent));
      webhook.send(events.fromUser(sent.user, 'user_received_message', { msg_id: sent.messageId }));
    });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request);
    const path = (request.url ?? '').split('?')[0] ?? '';
    const method = request.method ?? '';
    calls.push({ method, path, headers: request.headers });
    const place = places[`${method} ${path}`];
    const fault = place ? faults.take(place) : null;
    if (fault?.kind === 'slow') await clock.sleep(fault.ms);
    const instead = fault ? inPlaceOf(fault) : null;
    if (instead) return reply(response, instead);
    const done = answer(method, path, request.headers, text);
    if (fault?.kind === 'lose') return void request.socket.destroy();
    if (fault?.kind !== 'hang') reply(response, done);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    faults,
    events,
    webhook,
    calls,
    callsTo: (path) => calls.filter((each) => each.path === path).length,
    async stop() {
      await webhook.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The answer that stands in for doing anything; null when the fault lets the work be done. */
function inPlaceOf(fault: Fault): Answer | null {
  switch (fault.kind) {
    case 'code':
      return refusal(fault.code, 'emulated');
    case 'status':
      return { status: fault.status, body: '<html>Bad Gateway</html>' };
    case 'html':
      return { status: 200, body: '<html><body>Zalo đang bảo trì</body></html>' };
    case 'body':
      return { status: 200, body: fault.body };
    default:
      return null;
  }
}

function reply(response: ServerResponse, { status, body }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' }).end(text);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function chatOf(body: unknown): string {
  const user = (body as { recipient?: { user_id?: unknown } } | null)?.recipient?.user_id;
  return typeof user === 'string' ? user : '';
}
