import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Server } from 'node:http';
import { channels as catalogue } from './channels';
import { chatApi, chatPage } from './channels/web/routes';
import type { Config } from './config';
import type { ConsoleDeps } from './console/deps';
import { firstAdminLink } from './console/first-admin';
import { consoleRoutes } from './console/routes';
import { Intake } from './conversation/intake';
import { Library, type Reloaded } from './conversation/library';
import { saidBefore } from './conversation/said-before';
import { toolsFrom } from './conversation/tools';
import { Waiting, type Said } from './conversation/waiting';
import { Worker } from './conversation/worker';
import { AppError, reasonOf } from './errors';
import { healthRoutes } from './http/health';
import { openapiRoutes } from './http/openapi';
import { httpApp, listen, shut } from './http/server';
import { webhookRoutes } from './http/webhooks';
import { newId } from './model/id';
import type { InboundEvent } from './model/message';
import { createLog } from './ops/logger';
import { prometheus } from './ops/prometheus';
import { pseudonymKey } from './ops/secret';
import { systemClock } from './ops/system-clock';
import { Sender } from './outbox/sender';
import type { Channel } from './ports/channel';
import type { Accepted } from './ports/inbox';
import type { Clock } from './ports/clock';
import type { Log } from './ports/log';
import type { Store } from './ports/store';
import { root } from './root';
import { namesOf } from './reports/names';
import { openThreadedStore } from './store/sqlite/threaded';

/** What a test may bring of its own; only ports. */
export interface Overrides {
  clock?: Clock;
  log?: Log;
  /** Messages in flight per channel; also the most that can arrive twice per kill. */
  lanes?: number;
}

export interface App {
  port: number;
  /** Path of the one-time sign-in for the first admin; null once an official exists. */
  firstAdmin: string | null;
  /** Reads the content anew and swaps it in; with any fault the old one stays. */
  reload(): Promise<Reloaded>;
  close(): Promise<void>;
}

const defaultLanes = 64;
const graceMs = 8_000;
const tidyMs = 6 * 3_600_000;

/** Composes the concrete parts and listens. The only place that knows all of them. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog(config.LOG_LEVEL);
  const metrics = prometheus(overrides.log === undefined);
  const stopping = new AbortController();

  const secret = pseudonymKey(config.DATA_DIR);
  const modelsDir = join(config.DATA_DIR, 'models');
  mkdirSync(modelsDir, { recursive: true });
  const store = await openThreadedStore({ file: join(config.DATA_DIR, 'thonban.db'), log });
  const contentDir = config.CONTENT_DIR ?? root;
  const library = await Library.open({
    root: contentDir,
    dataDir: config.DATA_DIR,
    modelsDir,
    toolsOf: (content, lexicons) => toolsFrom(content, lexicons, { modelsDir, log, jobs: store.jobs }),
    clock,
    log,
  });

  const alarm = (reason: string) => {
    metrics.count('alarms_total');
    log.error({ alarm: true, reason }, 'needs a person');
  };
  const world = { config, vault: store.vault, clock, log, alarm, signal: stopping.signal, holder: newId(clock.now()) };
  const channels = Object.values(catalogue)
    .map((make) => make(world))
    .filter((channel): channel is Channel => channel !== null);
  const byName = new Map(channels.map((channel) => [channel.name as string, channel]));

  const waiting = new Waiting();
  const senders = new Map(
    channels
      .filter((channel) => channel.delivery === 'push')
      .map((channel) => [
        channel.name as string,
        new Sender({
          channel,
          outbox: store.outbox,
          clock,
          log,
          metrics,
          lanes: overrides.lanes ?? defaultLanes,
          chance: Math.random,
        }),
      ]),
  );
  const worker = new Worker({
    store,
    get tools() {
      return library.tools;
    },
    channel: (name) => byName.get(name),
    publicUrl: config.PUBLIC_URL,
    clock,
    log,
    metrics,
    committed: (turn, said) => {
      waiting.tell(turn.inboxId, said);
      if (turn.outbox.length > 0) senders.get(turn.outbox[0]!.channel)?.wake();
    },
  });
  const intake = new Intake({ inbox: store.inbox, secret, clock, metrics, wake: () => worker.wake() });

  const accept = (events: InboundEvent[]) => intake.accept(events);
  const submit = async (event: InboundEvent): Promise<Accepted> => {
    if (stopping.signal.aborted) throw new AppError('server.draining');
    return (await accept([event]))[0]!;
  };
  const repliesFor = async ({ id, duplicate }: Accepted, signal: AbortSignal): Promise<Said | null> => {
    const soon = waiting.for(id, signal);
    // A new event cannot have been answered before anybody could wait for it.
    const stored = duplicate ? await store.turns.repliesTo(id) : null;
    if (!stored) return soon;
    return saidBefore(library.content, id, stored, await store.interactions.get(id), clock.now());
  };

  const officials: ConsoleDeps = {
    officials: store.officials,
    audit: store.audit,
    interactions: store.interactions,
    jobs: store.jobs,
    inbox: store.inbox,
    outbox: store.outbox,
    get names() {
      return namesOf(library.content);
    },
    get messages() {
      return library.content.messages;
    },
    library,
    clock,
    log,
    ...(config.PUBLIC_URL ? { publicUrl: config.PUBLIC_URL } : {}),
    secureCookies: config.PUBLIC_URL?.startsWith('https://') ?? false,
  };
  const web = {
    contentDir,
    get content() {
      return library.content;
    },
  };
  const http = httpApp({
    log,
    trustProxy: config.TRUST_PROXY,
    machine: [
      webhookRoutes({ channels, accept, draining: () => stopping.signal.aborted, log, metrics }),
      chatApi({ ...web, submit, repliesFor, clock, perMinute: config.CHAT_PER_MINUTE }),
    ],
    routers: [
      [
        '/',
        healthRoutes({
          metricsText: () => metrics.text(),
          metricsType: metrics.type,
          vital: ['store', 'server'],
          troubles: async () => ({
            store: await store.trouble(),
            server: stopping.signal.aborted ? 'draining' : null,
            ...Object.fromEntries(channels.map((channel) => [channel.name, channel.trouble?.() ?? null])),
          }),
        }),
      ],
      ['/', openapiRoutes()],
      ['/console', consoleRoutes(officials)],
      ['/', chatPage(web)],
    ],
  });

  const { server, port } = await listen(http, config.PORT, config.HOST);
  worker.start();
  for (const sender of senders.values()) sender.start();
  const chores = channels.map((channel) => startChannel(channel, intake, log, stopping.signal));
  chores.push(keepTidy(store, clock, log, stopping.signal));
  void library.tools.dialogs
    .warm()
    .catch((error: unknown) => log.error({ reason: reasonOf(error) }, 'dialogue engine did not load'));

  return {
    port,
    firstAdmin: await firstAdminLink(officials),
    reload: () => library.reload(),
    close: () => drain({ server, stopping, worker, waiting, senders: [...senders.values()], channels, chores, store }),
  };
}

async function startChannel(channel: Channel, intake: Intake, log: Log, signal: AbortSignal): Promise<void> {
  try {
    await channel.start?.();
  } catch (error) {
    log.error({ channel: channel.name, reason: reasonOf(error) }, 'channel did not start well');
  }
  await channel.poll?.(async (events) => void (await intake.accept(events)), signal);
}

async function keepTidy(store: Store, clock: Clock, log: Log, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await store.tidy(clock.now()).catch((error: unknown) => log.error({ reason: reasonOf(error) }, 'tidying failed'));
    await clock.sleep(tidyMs, signal);
  }
}

/** Readiness goes first; then no new events, turns finish, messages in flight finish, and the store closes. */
async function drain(parts: {
  server: Server;
  stopping: AbortController;
  worker: Worker;
  waiting: Waiting;
  senders: Sender[];
  channels: Channel[];
  chores: Promise<void>[];
  store: { close(): Promise<void> };
}): Promise<void> {
  parts.stopping.abort();
  const closed = shut(parts.server, graceMs);
  await parts.worker.drain();
  parts.waiting.stop();
  await Promise.all(parts.senders.map((sender) => sender.drain()));
  await closed;
  await Promise.all(parts.channels.map((channel) => channel.close?.()));
  await Promise.all(parts.chores);
  await parts.store.close();
}
