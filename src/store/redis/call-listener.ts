import type { Job, RedisConnection } from 'bullmq';
import { reasonOf } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import { bullConnection, bullWorker, type Called, type CallWorker } from './bull';
import { isElsewhere, Connection } from './connection';

export interface ListenerOptions {
  url: string;
  clock: Clock;
  log: Log;
  main: RedisConnection;
  name: string;
  prefix: string;
  token: string;
  /** Takes over a call that came while nobody asked for one, and rings. */
  keep(job: Job<Called>): Promise<void>;
}

const retryMs = 250;

/**
 * Waits in Redis for a call, on a connection of its own, whenever `next` found less than it asked for. It brings one
 * key at most: a process that is busy leaves the others to those who are not.
 */
export class CallListener {
  private readonly connection: Connection;
  private readonly worker: CallWorker;
  private readonly rings = new Set<() => void>();
  private readonly closing = new AbortController();
  /** Nobody has asked yet, so nobody knows whether there is anything. */
  private wanted = true;
  private wake: () => void = () => undefined;

  constructor(private readonly options: ListenerOptions) {
    const { url, clock, name, prefix, main } = options;
    this.connection = new Connection(url, clock);
    // The link to the same Redis tells of its faults; once is enough.
    this.connection.client.on('error', () => undefined);
    this.worker = bullWorker(name, prefix, main, bullConnection(this.connection.client, true));
    // BullMQ waits again and again on a connection that only ever answers so.
    this.worker.on('error', (error) => isElsewhere(error) && this.connection.anew());
  }

  open(): void {
    void this.watch();
  }

  also(ring: () => void): void {
    this.rings.add(ring);
  }

  /** `next` has emptied the queue: wait for more. */
  resume(): void {
    this.wanted = true;
    this.wake();
  }

  ring(): void {
    this.wanted = false;
    for (const ring of this.rings) ring();
  }

  async close(): Promise<void> {
    this.closing.abort('closed');
    this.wake();
    await this.worker.close(true);
    this.connection.close();
  }

  private async watch(): Promise<void> {
    const { clock, log, token, keep } = this.options;
    const { signal } = this.closing;
    while (!signal.aborted) {
      if (!this.wanted) await new Promise<void>((wake) => (this.wake = wake));
      try {
        const job = await this.worker.getNextJob(token, { block: true });
        if (job) await keep(job);
      } catch (error) {
        if (!signal.aborted)
          log.debug({ queue: this.options.name, reason: reasonOf(error) }, 'cannot listen for calls');
        await clock.sleep(retryMs, signal);
      }
    }
  }
}
