import { reasonOf } from '../../errors';
import type { Log } from '../../ports/log';
import type { Link } from './link';

/** What a Redis must be besides taking writes, looked at on every new connection to one that takes them. */
export class ServerCheck {
  /** Why this Redis cannot be worked with, in words for an official; null when it can. */
  trouble: string | null = null;

  constructor(
    private readonly link: Link,
    private readonly log: Log,
  ) {
    link.client.on('ready', () => void this.look());
  }

  private async look(): Promise<void> {
    try {
      // Of a replica, which is connected to again and again, it would be complained each time.
      await this.link.probe();
      const about = await this.link.within((client) => client.info());
      // Otherwise it takes lanes from their holders without a word when its memory is full.
      const policy = /^maxmemory_policy:(\S+)/m.exec(about)?.[1] ?? 'noeviction';
      if (policy !== 'noeviction') this.log.warn({ policy }, 'redis must run with maxmemory-policy noeviction');
      const shards = /^cluster_enabled:1/m.test(about) ? await this.shards() : 1;
      // Some people would be served, and others never, depending on where their keys lie.
      this.trouble = shards > 1 ? 'Redis này là cụm chia ra nhiều máy, cần một Redis không chia' : null;
    } catch (error) {
      this.log.debug({ reason: reasonOf(error) }, 'the settings of redis could not be read');
    }
  }

  /** How many machines of a cluster share the keys. */
  private async shards(): Promise<number> {
    const about = await this.link.within((client) => client.clusterInfo());
    return Number(/^cluster_size:(\d+)/m.exec(about)?.[1] ?? 1);
  }
}
