import type { Rates } from '../../ports/rates';
import type { Link } from './link';
import { forgiveRate, restingRate, restRate, takeRate } from './rate-scripts';

/** Exact sliding windows shared by all processes, on the clock of Redis. Rejects with `queue.unavailable`. */
export class RedisRates implements Rates {
  constructor(
    private readonly link: Link,
    private readonly prefix: string,
  ) {}

  async take(bucket: string, { limit, windowMs }: { limit: number; windowMs: number }): Promise<number> {
    return Number(
      await this.link.within((client) => takeRate.run(client, this.name(bucket), String(limit), String(windowMs))),
    );
  }

  async rest(bucket: string, ms: number): Promise<void> {
    await this.link.within((client) => restRate.run(client, this.name(bucket), String(Math.ceil(ms))));
  }

  async resting(bucket: string): Promise<number> {
    return Number(await this.link.within((client) => restingRate.run(client, this.name(bucket))));
  }

  async forgive(bucket: string, calls = -1): Promise<void> {
    await this.link.within((client) => forgiveRate.run(client, this.name(bucket), String(calls)));
  }

  private name(bucket: string): string {
    return `{${this.prefix}:rate:${bucket}}`;
  }
}
