import type { Content } from '../../content/content';
import type { Said } from '../../conversation/waiting';
import type { InboundEvent } from '../../model/message';
import type { Clock } from '../../ports/clock';
import type { Accepted } from '../../ports/inbox';

/** What the web channel needs of the house; `app.ts` wires it. */
export interface WebDeps {
  /** Resolves with our id of the event when it is durable; rejects with `store.unavailable` when it is not. */
  submit(event: InboundEvent): Promise<Accepted>;
  /** What is said to an event, also when it was said earlier; null when `signal` aborts first. */
  repliesFor(accepted: Accepted, signal: AbortSignal): Promise<Said | null>;
  /** Read at every request: it may be replaced while the server runs. */
  readonly content: Content;
  /** The folder with `intents/media/`. */
  contentDir: string;
  clock: Clock;
  /** Messages one network address may send in a minute. */
  perMinute: number;
}
