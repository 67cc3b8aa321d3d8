import { reasonOf } from '../../errors';
import type { Log } from '../../ports/log';
import type { News } from '../../ports/news';
import type { Link } from './link';

type Listener = (text: string) => void;

/**
 * News over publish and subscribe. `tell` rejects with `queue.unavailable`; `hear` does not: whoever asks while Redis
 * is away hears from the moment it is there.
 */
export class RedisNews implements News {
  private readonly topics = new Map<string, Set<Listener>>();

  constructor(
    private readonly speaking: Link,
    /** A connection of its own, so that no news wait behind the answers to a thousand questions. */
    private readonly hearing: Link,
    private readonly prefix: string,
    private readonly log: Log,
  ) {
    // The library asks anew for what it had; what was asked for while Redis was away it does not know.
    hearing.client.on('ready', () => {
      for (const topic of this.topics.keys()) void this.subscribe(topic);
    });
  }

  async tell(topic: string, text: string): Promise<void> {
    // A replica takes news too, and those who listen at the primary never hear them: only a write tells it.
    await this.speaking.within((client) =>
      Promise.all([this.speaking.probe(), client.publish(this.name(topic), text)]),
    );
  }

  async hear(topic: string, listener: Listener): Promise<() => void> {
    const listeners = this.topics.get(topic) ?? new Set();
    // The same function may be given twice, and each stops for itself.
    const own: Listener = (text) => listener(text);
    listeners.add(own);
    this.topics.set(topic, listeners);
    if (listeners.size === 1) await this.subscribe(topic);
    return () => {
      if (!listeners.delete(own) || listeners.size > 0) return;
      this.topics.delete(topic);
      this.hearing.within((client) => client.unsubscribe(this.name(topic), this.spread)).catch(() => undefined);
    };
  }

  /** One function for all topics, so that subscribing twice is hearing once. */
  private readonly spread = (text: string, name: string): void => {
    for (const listener of this.topics.get(name.slice(this.name('').length)) ?? []) {
      try {
        listener(text);
      } catch (error) {
        this.log.error({ news: name, reason: reasonOf(error) }, 'a listener failed');
      }
    }
  };

  private async subscribe(topic: string): Promise<void> {
    await this.hearing
      .within((client) => client.subscribe(this.name(topic), this.spread))
      .catch((error: unknown) => this.log.debug({ news: topic, reason: reasonOf(error) }, 'not subscribed yet'));
  }

  private name(topic: string): string {
    return `${this.prefix}:news:${topic}`;
  }
}
