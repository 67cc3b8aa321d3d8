import { personKey } from '../model/person';
import type { InboundEvent } from '../model/message';
import type { Clock } from '../ports/clock';
import type { Accepted, Inbox } from '../ports/inbox';
import type { Metrics } from '../ports/metrics';

export interface IntakeParts {
  inbox: Inbox;
  /** Key of the pseudonyms; rejects with `store.unavailable` where it cannot be read. */
  secret(): Promise<string>;
  clock: Clock;
  metrics: Metrics;
  wake(): void;
}

/** The one door into the inbox, for webhooks, pollers and the web page alike. */
export class Intake {
  constructor(private readonly parts: IntakeParts) {}

  /** Resolves when the events are durable; rejects with `store.unavailable` when they are not. */
  async accept(events: readonly InboundEvent[]): Promise<Accepted[]> {
    const { inbox, clock, metrics } = this.parts;
    if (events.length === 0) return [];
    const secret = await this.parts.secret();
    const begun = clock.now();
    const accepted = await inbox.accept(
      events.map((event) => ({ person: personKey(secret, event.channel, event.user), event, acceptedAt: begun })),
    );
    events.forEach((event, index) => {
      metrics.count('events_total', { channel: event.channel, duplicate: String(accepted[index]?.duplicate ?? false) });
    });
    metrics.time('ack_seconds', (clock.now() - begun) / 1000, { channel: events[0]!.channel });
    this.parts.wake();
    return accepted;
  }
}
