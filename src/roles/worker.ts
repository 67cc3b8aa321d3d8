import type { Library } from '../conversation/library';
import type { Said, Waiting } from '../conversation/waiting';
import { Worker } from '../conversation/worker';
import { reasonOf } from '../errors';
import { solo } from '../ops/solo';
import type { Turn } from '../ports/turns';
import { tellSaid } from './said-news';
import type { World } from './world';

export interface WorkerRole {
  start(): void;
  wake(): void;
  /** Begins nothing new, finishes what was begun. */
  drain(): Promise<void>;
}

const tidyMs = 6 * 3_600_000;

/** Understands and answers; and in one of all processes keeps the store tidy. */
export function workerRole(
  world: World,
  parts: { library: Library; waiting: Waiting; sendSoon(channel: string): void },
): WorkerRole {
  const { store, config, channels, clock, log, metrics, shared } = world;
  const byName = new Map(channels.map((channel) => [channel.name as string, channel]));
  const committed = (turn: Turn, said: Said) => {
    parts.waiting.tell(turn.inboxId, said);
    if (shared && turn.person.channel === 'web') tellSaid(world, turn.inboxId, said);
    if (turn.outbox.length > 0) parts.sendSoon(turn.outbox[0]!.channel);
  };
  const worker = new Worker({
    store,
    get tools() {
      return parts.library.tools;
    },
    channel: (name) => byName.get(name),
    publicUrl: config.PUBLIC_URL,
    ...{ clock, log, metrics, committed },
  });
  let tidying: Promise<void> = Promise.resolve();
  return {
    start: () => {
      worker.start();
      store.listen?.('inbox', () => worker.wake());
      tidying = keepTidy(world);
      void parts.library.tools.dialogs
        .warm()
        .catch((error: unknown) => log.error({ reason: reasonOf(error) }, 'dialogue engine did not load'));
    },
    wake: () => worker.wake(),
    drain: async () => {
      await worker.drain();
      await tidying;
    },
  };
}

function keepTidy(world: World): Promise<void> {
  const { store, holder, clock, log, stopping } = world;
  return solo({ name: 'tidy', vault: store.vault, holder, clock, log, signal: stopping }, async (signal) => {
    while (!signal.aborted) {
      await store.tidy(clock.now()).catch((error: unknown) => log.error({ reason: reasonOf(error) }, 'tidying failed'));
      await clock.sleep(tidyMs, signal);
    }
  });
}
