import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { WebDeps } from '../../src/channels/web/deps';
import { chatApi, chatPage } from '../../src/channels/web/routes';
import { readContent } from '../../src/content/load';
import type { Content } from '../../src/content/content';
import type { Said } from '../../src/conversation/waiting';
import { AppError } from '../../src/errors';
import { httpApp } from '../../src/http/server';
import { newId } from '../../src/model/id';
import type { InboundEvent } from '../../src/model/message';
import { systemClock } from '../../src/ops/system-clock';
import type { Clock } from '../../src/ports/clock';
import { root } from '../../src/root';
import { recordedLog, type RecordedLog } from './recorded-log';
import { scriptedReplies } from './scripted-replies';

export interface WebHarness {
  url: string;
  /** Events accepted, each once however often it was sent. */
  events: InboundEvent[];
  log: RecordedLog;
  /** Set to make the next submissions fail or the answers come late. */
  faults: { undurable: boolean; late: boolean; slowMs: number };
  /** Closes the port, as a restart does; `up` opens the same one again. */
  down(): Promise<void>;
  up(): Promise<void>;
}

/** The web channel on a port of its own, with a scripted conversation behind it. */
export async function startWeb(
  options: { perMinute?: number; clock?: Clock; content?: Content } = {},
): Promise<WebHarness> {
  const content = options.content ?? readContent(root).content;
  const clock = options.clock ?? systemClock;
  const byEvent = new Map<string, { id: string; said: Said }>();
  const events: InboundEvent[] = [];
  const faults = { undurable: false, late: false, slowMs: 0 };
  const log = recordedLog();

  const deps: WebDeps = {
    content,
    contentDir: root,
    clock,
    perMinute: options.perMinute ?? 10_000,
    submit: (event) => {
      if (faults.undurable) return Promise.reject(new AppError('store.unavailable'));
      const known = byEvent.get(event.eventId);
      if (known) return Promise.resolve({ id: known.id, duplicate: true });
      const id = newId(clock.now());
      byEvent.set(event.eventId, { id, said: scriptedReplies(content, event, id) });
      events.push(event);
      return Promise.resolve({ id, duplicate: false });
    },
    repliesFor: async ({ id }, signal) => {
      if (faults.slowMs > 0) await clock.sleep(faults.slowMs, signal);
      if (faults.late) await new Promise((resolve) => signal.addEventListener('abort', resolve));
      if (signal.aborted) return null;
      return [...byEvent.values()].find((each) => each.id === id)?.said ?? null;
    },
  };
  const app = httpApp({ machine: [chatApi(deps)], routers: [['/', chatPage(deps)]], log, trustProxy: 1 });

  let server: Server | null = null;
  let port = 0;
  const up = async () => {
    await new Promise<void>((resolve) => {
      server = app.listen(port, '127.0.0.1', () => resolve());
    });
    port = (server as unknown as { address(): AddressInfo }).address().port;
  };
  const down = async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    server = null;
  };
  await up();
  return { url: `http://127.0.0.1:${port}`, events, log, faults, up, down };
}
