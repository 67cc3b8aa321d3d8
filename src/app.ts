import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { channels as catalogue } from './channels';
import { ConfigFaults, type Config } from './config';
import type { Intake } from './conversation/intake';
import { Library, type FromContent, type LibraryParts, type LibraryView, type Reloaded } from './conversation/library';
import { toolsFrom } from './conversation/tools';
import { Waiting } from './conversation/waiting';
import { AppError, reasonOf } from './errors';
import { healthRoutes } from './http/health';
import { httpApp, listen, shut } from './http/server';
import { newId } from './model/id';
import { createLog } from './ops/logger';
import { prometheus } from './ops/prometheus';
import { solo } from './ops/solo';
import { systemClock } from './ops/system-clock';
import type { Channel } from './ports/channel';
import type { Clock } from './ports/clock';
import type { Log } from './ports/log';
import { senderRole } from './roles/sender';
import { webRole } from './roles/web';
import { workerRole } from './roles/worker';
import type { World } from './roles/world';
import { root } from './root';
import { openStorage, type Storage } from './storage';

/** What a test may bring of its own; only ports. */
export interface Overrides {
  clock?: Clock;
  log?: Log;
  /** Messages in flight per channel; also the most that can arrive twice per kill. */
  lanes?: number;
}

export interface App {
  port: number;
  /** Path of the one-time sign-in for the first admin; null once an official exists, or where no web is served. */
  firstAdmin: Promise<string | null>;
  /** Reads the content anew and swaps it in; with any fault the old one stays. */
  reload(): Promise<Reloaded>;
  close(): Promise<void>;
}

const graceMs = 8_000;
const reloadTopic = 'reload';

/** Composes the concrete parts of this process's role and listens. The only place that knows all of them. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog(config.LOG_LEVEL);
  const metrics = prometheus(overrides.log === undefined);
  const stopping = new AbortController();
  const does = (role: Config['ROLE']) => config.ROLE === 'all' || config.ROLE === role;
  const holder = newId(clock.now());

  const modelsDir = modelsIn(config.DATA_DIR);
  const storage = await openStorage(config, { clock, log, holder });
  const { store } = storage;
  const contentDir = config.CONTENT_DIR ?? root;
  const reading = { root: contentDir, dataDir: config.DATA_DIR, modelsDir, clock, log };
  const answering = does('worker') ? await openTools({ ...reading, jobs: store.jobs }) : null;
  const own: Library<FromContent> | null = answering ?? (does('web') ? await openContent(reading) : null);
  const library = own && announcing(own, storage, holder);

  const alarm = (reason: string) => {
    metrics.count('alarms_total');
    log.error({ alarm: true, reason }, 'needs a person');
  };
  const { vault } = store;
  const { rates } = storage;
  const channels = Object.values(catalogue)
    .map((make) => make({ config, vault, rates, clock, log, alarm, signal: stopping.signal, holder }))
    .filter((channel): channel is Channel => channel !== null);
  const world: World = { ...storage, config, channels, clock, log, metrics, stopping: stopping.signal, holder };

  const waiting = new Waiting();
  const sender = does('sender') ? senderRole(world, overrides.lanes) : null;
  const worker = answering
    ? workerRole(world, { library: answering, waiting, sendSoon: (channel) => sender?.wake(channel) })
    : null;
  const web =
    does('web') && library ? webRole(world, { library, contentDir, waiting, workSoon: () => worker?.wake() }) : null;

  const http = httpApp({
    log,
    trustProxy: config.TRUST_PROXY,
    machine: web?.machine ?? [],
    routers: [['/', health(storage, channels, metrics, stopping.signal)], ...(web?.pages ?? [])],
  });
  const { server, port } = await listen(http, config.PORT, config.HOST);
  web?.start();
  worker?.start();
  sender?.start();
  const chores = channels.map((channel) => startChannel(channel, web?.intake ?? null, world));
  if (own && storage.shared) hearReloads(own, storage, { holder, log });

  const stages = { server, stopping, worker, waiting, sender, channels, chores, storage };
  return {
    port,
    firstAdmin: web ? web.firstAdmin() : Promise.resolve(null),
    reload: async () => {
      if (!library) throw new AppError('request.invalid', 'this role serves no content');
      return library.reload();
    },
    close: () => drain(stages),
  };
}

type Reading = Omit<LibraryParts<FromContent>, 'toolsOf' | 'learns'>;

const openTools = ({ jobs, ...reading }: Reading & { jobs: Storage['store']['jobs'] }): Promise<Library> =>
  Library.open({
    ...reading,
    toolsOf: (content, lexicons) =>
      toolsFrom(content, lexicons, { modelsDir: reading.modelsDir, log: reading.log, jobs }),
  });

/** For a process that shows content and answers nobody. */
const openContent = (reading: Reading): Promise<Library<FromContent>> =>
  Library.open<FromContent>({ ...reading, toolsOf: async (content) => ({ content }), learns: false });

/** A reload asked for here is a reload everywhere: answers must not depend on who gives them. */
function announcing(own: Library<FromContent>, { news, shared }: Storage, holder: string): LibraryView {
  if (!shared) return own;
  return {
    get content() {
      return own.content;
    },
    get last() {
      return own.last;
    },
    reload: async () => {
      const done = await own.reload();
      if (done.kind === 'swapped') await news.tell(reloadTopic, holder).catch(() => undefined);
      return done;
    },
  };
}

function hearReloads(library: Library<FromContent>, { news }: Storage, { holder, log }: { holder: string; log: Log }) {
  news
    .hear(reloadTopic, (from) => {
      if (from !== holder) void library.reload();
    })
    .catch((error: unknown) => log.warn({ reason: reasonOf(error) }, 'reloads of other processes are not heard'));
}

const health = (
  storage: Storage,
  channels: readonly Channel[],
  metrics: ReturnType<typeof prometheus>,
  stopping: AbortSignal,
) =>
  healthRoutes({
    metricsText: () => metrics.text(),
    metricsType: metrics.type,
    vital: ['store', 'redis', 'server'],
    troubles: async () => ({
      ...(await storage.troubles()),
      server: stopping.aborted ? 'draining' : null,
      ...Object.fromEntries(channels.map((channel) => [channel.name, channel.trouble?.() ?? null])),
    }),
  });

/** Where events are taken, a channel that is asked for them is asked by one process of all. */
async function startChannel(channel: Channel, intake: Intake | null, world: World): Promise<void> {
  const { store, holder, clock, log, stopping } = world;
  try {
    await channel.start?.();
  } catch (error) {
    log.error({ channel: channel.name, reason: reasonOf(error) }, 'channel did not start well');
  }
  if (!channel.poll || !intake) return;
  await solo(
    { name: `poll/${channel.name}`, vault: store.vault, holder, clock, log, signal: stopping },
    async (signal) => channel.poll?.(async (events) => void (await intake.accept(events)), signal),
  );
}

/** Readiness goes first; then no new events, turns finish, messages in flight finish, and the store closes. */
async function drain(parts: {
  server: Server;
  stopping: AbortController;
  worker: { drain(): Promise<void> } | null;
  waiting: Waiting;
  sender: { drain(): Promise<void> } | null;
  channels: Channel[];
  chores: Promise<void>[];
  storage: Storage;
}): Promise<void> {
  parts.stopping.abort();
  const closed = shut(parts.server, graceMs);
  await parts.worker?.drain();
  parts.waiting.stop();
  await parts.sender?.drain();
  await closed;
  await Promise.all(parts.channels.map((channel) => channel.close?.()));
  await Promise.all(parts.chores);
  await parts.storage.close();
}

/** The folder of learned models, made where it is missing. A volume that belongs to somebody else is a setting gone wrong. */
function modelsIn(dataDir: string): string {
  const folder = join(dataDir, 'models');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(dataDir, constants.W_OK);
    return folder;
  } catch (error) {
    throw new ConfigFaults([`DATA_DIR: không ghi được vào ${dataDir} (${(error as NodeJS.ErrnoException).code})`]);
  }
}
