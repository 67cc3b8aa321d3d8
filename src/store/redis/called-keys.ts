import { randomUUID } from 'node:crypto';
import type { Job, RedisConnection } from 'bullmq';
import type { CallOptions } from '../../ports/calls';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import { bullQueue, bullWorker, type Called, type CallQueue, type CallWorker } from './bull';
import { CallListener } from './call-listener';
import type { Link } from './link';

export interface CalledOptions {
  link: Link;
  /** For the connection that waits, which no other command may use meanwhile. */
  url: string;
  clock: Clock;
  log: Log;
  prefix: string;
  main: RedisConnection;
  name: string;
}

/** Fetches in flight at once; more gain nothing. */
const mostAtOnce = 32;
const low = 10;

/**
 * The calls of one queue. A call is over once it is fetched, before anybody acts on its key: one made after that
 * stands for itself.
 */
export class CalledKeys {
  private readonly queue: CallQueue;
  private readonly worker: CallWorker;
  private readonly token = randomUUID();
  /** Keys that came when nobody waited in `next`. */
  private kept: string[] = [];
  private turn: Promise<unknown> = Promise.resolve();
  private listener: CallListener | null = null;

  constructor(private readonly options: CalledOptions) {
    const { name, main } = options;
    this.queue = bullQueue(bullName(name), this.prefix, main);
    this.worker = bullWorker(bullName(name), this.prefix, main);
  }

  async add(keys: readonly string[], options: CallOptions): Promise<void> {
    const how = {
      removeOnComplete: true,
      removeOnFail: true,
      ...(options.afterMs !== undefined && options.afterMs > 0 && { delay: Math.ceil(options.afterMs) }),
      ...(options.low && { priority: low }),
    };
    // One by one, all in flight: BullMQ's own bulk is a transaction, and fails on a Redis that has forgotten the scripts.
    await this.options.link.within(() => Promise.all(keys.map((key) => this.queue.add('call', { key }, how))));
  }

  /** One at a time, so that the oldest keys go to whoever asked first. */
  next(limit: number): Promise<string[]> {
    const turn = this.turn.then(() => this.pull(limit));
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  listen(ring: () => void): void {
    if (this.listener) return this.listener.also(ring);
    const { name, main, clock, log, url } = this.options;
    this.listener = new CallListener({
      ...{ url, clock, log, main, name: bullName(name), prefix: this.prefix, token: this.token },
      keep: (job) => this.keep(job),
    });
    this.listener.also(ring);
    this.listener.open();
  }

  /** Calls whose fetcher died before it ended them wait again; without this they would lie in Redis for ever. */
  async findLost(): Promise<void> {
    await this.options.link.within(() => this.worker.getBackend().moveStalledJobsToWait());
  }

  async close(): Promise<void> {
    await this.listener?.close();
    await Promise.all([this.worker.close(true), this.queue.close()]);
  }

  private get prefix(): string {
    return `{${this.options.prefix}:calls}`;
  }

  private async pull(limit: number): Promise<string[]> {
    const keys = this.kept.splice(0, limit);
    const ending: Promise<void>[] = [];
    try {
      for (let width = 1; keys.length < limit; width = Math.min(width * 2, mostAtOnce)) {
        const wanted = Math.min(width, limit - keys.length);
        const jobs = await this.fetch(wanted);
        keys.push(...jobs.map((job) => job.data.key));
        if (jobs.length > 0) ending.push(this.end(jobs));
        if (jobs.length < wanted) break;
      }
    } catch (error) {
      this.listener?.resume();
      if (keys.length === 0) throw error;
    }
    await Promise.all(ending);
    if (keys.length < limit) this.listener?.resume();
    return keys;
  }

  private async fetch(count: number): Promise<Job<Called>[]> {
    let asked: Promise<Job<Called> | undefined>[] = [];
    try {
      return await this.options.link.within(async () => {
        asked = Array.from({ length: count }, () => this.worker.getNextJob(this.token, { block: false }));
        return (await Promise.all(asked)).filter((job) => job !== undefined);
      });
    } catch (error) {
      // What Redis still hands out when it wakes must not wait until it counts as lost.
      for (const each of asked) each.then((job) => job && this.keep(job)).catch(() => undefined);
      throw error;
    }
  }

  private async keep(job: Job<Called>): Promise<void> {
    await this.end([job]);
    this.kept.push(job.data.key);
    this.listener?.ring();
  }

  /** Takes calls off the queue. One that cannot be is given out once more later, which does no harm. */
  private async end(jobs: readonly Job<Called>[]): Promise<void> {
    await this.options.link
      .within(() => Promise.all(jobs.map((job) => job.moveToCompleted(undefined as never, this.token, false))))
      .catch(() => undefined);
  }
}

/** BullMQ keeps colons for itself. */
const bullName = (name: string): string => encodeURIComponent(name);
