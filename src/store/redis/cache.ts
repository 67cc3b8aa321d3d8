import type { Cache } from '../../ports/cache';
import type { Link } from './link';
import type { Client } from './connection';

/** A cache that answers later than this costs more than the look into the store that it saves, milliseconds. */
const patienceMs = 250;

/**
 * Never rejects. What could not be dropped while Redis was away is found again afterwards, until its time is over:
 * keep here only what may be that old.
 */
export class RedisCache implements Cache {
  constructor(
    private readonly link: Link,
    private readonly prefix: string,
  ) {}

  async get(keys: readonly string[]): Promise<(string | null)[]> {
    return (await this.each(keys, (client, key) => client.get(this.name(key)))) ?? keys.map(() => null);
  }

  async put(entries: readonly { key: string; value: string }[], ttlMs: number): Promise<void> {
    await this.each(entries, (client, { key, value }) =>
      client.set(this.name(key), value, { expiration: { type: 'PX', value: Math.max(1, Math.ceil(ttlMs)) } }),
    );
  }

  async drop(keys: readonly string[]): Promise<void> {
    await this.each(keys, (client, key) => client.del(this.name(key)));
  }

  private name(key: string): string {
    return `${this.prefix}:cache:${key}`;
  }

  /** One command for each key, since in a cluster they lie on different machines; they travel together all the same. */
  private async each<E, T>(these: readonly E[], ask: (client: Client, one: E) => Promise<T>): Promise<T[] | null> {
    if (these.length === 0) return [];
    return this.link
      .within((client) => Promise.all(these.map((one) => ask(client, one))), patienceMs)
      .catch(() => null);
  }
}
