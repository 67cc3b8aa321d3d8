import type { RedisConnection } from 'bullmq';
import type { CallOptions, Calls } from '../../ports/calls';
import { bullConnection, lookForLostMs } from './bull';
import { CalledKeys, type CalledOptions } from './called-keys';

export type CallsOptions = Omit<CalledOptions, 'main' | 'name'>;

/** Wake-ups over BullMQ, one queue for each name. Rejects with `queue.unavailable`. */
export class RedisCalls implements Calls {
  private readonly queues = new Map<string, CalledKeys>();
  private readonly main: RedisConnection;
  private readonly closing = new AbortController();

  constructor(private readonly options: CallsOptions) {
    this.main = bullConnection(options.link.client, false);
  }

  async call(queue: string, keys: readonly string[], options: CallOptions = {}): Promise<void> {
    if (keys.length > 0) await this.of(queue).add(keys, options);
  }

  next(queue: string, limit: number): Promise<string[]> {
    return this.of(queue).next(limit);
  }

  listen(queue: string, ring: () => void): void {
    this.of(queue).listen(ring);
  }

  open(): void {
    void this.lookForLost();
  }

  async close(): Promise<void> {
    this.closing.abort('closed');
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private async lookForLost(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      await this.options.clock.sleep(lookForLostMs, signal);
      if (signal.aborted) return;
      await Promise.allSettled([...this.queues.values()].map((queue) => queue.findLost()));
    }
  }

  private of(name: string): CalledKeys {
    const known = this.queues.get(name) ?? new CalledKeys({ ...this.options, main: this.main, name });
    this.queues.set(name, known);
    return known;
  }
}
