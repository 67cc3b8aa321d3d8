import type { Router } from 'express';
import { chatApi, chatPage } from '../channels/web/routes';
import type { ConsoleDeps } from '../console/deps';
import { firstAdminLink } from '../console/first-admin';
import { consoleRoutes } from '../console/routes';
import { Intake } from '../conversation/intake';
import type { LibraryView } from '../conversation/library';
import { saidBefore } from '../conversation/said-before';
import type { Said, Waiting } from '../conversation/waiting';
import { AppError, reasonOf } from '../errors';
import { openapiRoutes } from '../http/openapi';
import { webhookRoutes } from '../http/webhooks';
import type { InboundEvent } from '../model/message';
import type { Accepted } from '../ports/inbox';
import { namesOf } from '../reports/names';
import { hearSaid } from './said-news';
import type { World } from './world';

export interface WebRole {
  intake: Intake;
  /** Answer machines and come first. */
  machine: Router[];
  pages: [string, Router][];
  /** Path of the one-time sign-in for the first admin; null once an official exists. Waits for the store. */
  firstAdmin(): Promise<string | null>;
  start(): void;
}

export interface WebParts {
  library: LibraryView;
  /** The folder with `intents/` and `locales/`. */
  contentDir: string;
  waiting: Waiting;
  /** An event was accepted. */
  workSoon(): void;
}

/** A page that hears nothing asks the store so often whether its message was answered by another process. */
const askAgainMs = 1_000;
const storeRetryMs = 2_000;

/** Takes events from platforms and the web page, and serves the officials. */
export function webRole(world: World, { library, contentDir, waiting, workSoon }: WebParts): WebRole {
  const { config, store, channels, clock, log, metrics, stopping } = world;
  const intake = new Intake({ inbox: store.inbox, secret: () => world.secret(), clock, metrics, wake: workSoon });
  const accept = (events: InboundEvent[]) => intake.accept(events);
  const submit = async (event: InboundEvent): Promise<Accepted> => {
    if (stopping.aborted) throw new AppError('server.draining');
    return (await accept([event]))[0]!;
  };
  const stored = async (id: string): Promise<Said | null> => {
    const replies = await store.turns.repliesTo(id);
    if (!replies) return null;
    return saidBefore(library.content, id, replies, await store.interactions.get(id), clock.now());
  };
  const repliesFor = async ({ id, duplicate }: Accepted, signal: AbortSignal): Promise<Said | null> => {
    const soon = waiting.for(id, signal);
    // A new event cannot have been answered before anybody could wait for it.
    const earlier = duplicate ? await stored(id) : null;
    return earlier ?? (world.shared ? firstOf(soon, () => stored(id), world, signal) : soon);
  };
  const officials = consoleDeps(world, library);
  const web = {
    contentDir,
    get content() {
      return library.content;
    },
  };
  return {
    intake,
    machine: [
      webhookRoutes({ channels, accept, draining: () => stopping.aborted, log, metrics }),
      chatApi({ ...web, submit, repliesFor, clock, perMinute: config.CHAT_PER_MINUTE }),
    ],
    pages: [
      ['/', openapiRoutes()],
      ['/console', consoleRoutes(officials)],
      ['/', chatPage(web)],
    ],
    firstAdmin: () => whenThere(() => firstAdminLink(officials), world),
    start: () => {
      if (!world.shared) return;
      hearSaid(world, waiting).catch((error: unknown) =>
        log.warn({ reason: reasonOf(error) }, 'answers of other processes are not heard yet'),
      );
    },
  };
}

function consoleDeps(world: World, library: LibraryView): ConsoleDeps {
  const { config, store, rates, clock, log } = world;
  return {
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
    rates,
    secret: () => world.secret(),
    clock,
    log,
    ...(config.PUBLIC_URL ? { publicUrl: config.PUBLIC_URL } : {}),
    secureCookies: config.PUBLIC_URL?.startsWith('https://') ?? false,
  };
}

/** News may be lost; the store is not. */
async function firstOf(
  soon: Promise<Said | null>,
  stored: () => Promise<Said | null>,
  { clock }: World,
  signal: AbortSignal,
): Promise<Said | null> {
  const heard = new AbortController();
  const found = (async () => {
    while (!signal.aborted && !heard.signal.aborted) {
      await clock.sleep(askAgainMs, heard.signal);
      const said = heard.signal.aborted ? null : await stored().catch(() => null);
      if (said) return said;
    }
    return soon;
  })();
  return Promise.race([soon, found]).finally(() => heard.abort('answered'));
}

/** A store that cannot be reached at the start is waited for. */
async function whenThere<T>(ask: () => Promise<T>, { clock, stopping, shared }: World): Promise<T | null> {
  while (!stopping.aborted) {
    try {
      return await ask();
    } catch (error) {
      if (!shared) throw error;
      await clock.sleep(storeRetryMs, stopping);
    }
  }
  return null;
}
