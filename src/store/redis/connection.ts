import { createClient, DisconnectsClientError } from 'redis';
import { AppError } from '../../errors';
import type { Clock } from '../../ports/clock';

/** A connection that is silent for so long is cut and made anew. */
export const silentMs = 6_000;
/** Commands without an answer yet. More would only wait for a Redis that hangs. */
const mostWaiting = 20_000;
/** A Redis that is a replica for good must not be stormed with connections. */
const anewMs = 1_000;

/** One client that comes back by itself: at first after 50 ms, later once a second. */
export function clientOf(url: string, silence: number) {
  try {
    return createClient({
      url,
      // A command that waits for a connection would be carried out long after whoever asked has given up.
      disableOfflineQueue: true,
      commandsQueueMaxLength: mostWaiting,
      // A feature of one vendor's servers, which moves connections of its own accord.
      maintNotifications: 'disabled',
      socket: {
        connectTimeout: 2_000,
        // Without it a Redis that accepts and then says nothing holds the handshake for ever.
        socketTimeout: silence,
        reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, 1_000),
      },
    });
  } catch {
    // The library's own error carries the address, and with it the password.
    throw new AppError('config.invalid', 'the address of Redis is not redis://… or rediss://…');
  }
}

export type Client = ReturnType<typeof clientOf>;

/** We cut the connection ourselves, so this says nothing about Redis. */
export const isCutByUs = (error: unknown): boolean => error instanceof DisconnectsClientError;

/**
 * Whether a Redis says that it is not, or no longer, the one to write to. After a failover behind one address the old
 * primary says so for ever, while the connections to it stay open; only a new one leads to the new primary.
 */
export function isElsewhere(error: unknown): boolean {
  return error instanceof Error && /^(READONLY|MASTERDOWN|NOREPLICAS|UNBLOCKED|LOADING)\b/.test(error.message);
}

/** A client that can be made to connect anew, and that stays closed once it is. */
export class Connection {
  readonly client: Client;
  private readonly closing = new AbortController();
  private resting = false;

  constructor(
    url: string,
    private readonly clock: Clock,
  ) {
    this.client = clientOf(url, silentMs);
    // Closed while a connection was on its way, the library would go on with it and keep it.
    this.client.on('connect', () => {
      if (this.closing.signal.aborted) this.client.destroy();
    });
  }

  /** Starts connecting. `failed` hears what ended it for good, which can only be that it was closed. */
  open(failed: (error: unknown) => void = () => undefined): void {
    this.client.connect().catch(failed);
  }

  /**
   * Gives up the connection for a new one, but no sooner than a second after it last did: false then, and when there
   * is none to give up. What waits for an answer is rejected.
   */
  anew(): boolean {
    // Only a connection that is ready may be destroyed: one on its way would go on beside the new one.
    const { signal } = this.closing;
    if (signal.aborted || this.resting || !this.client.isReady) return false;
    this.resting = true;
    void this.clock.sleep(anewMs, signal).then(() => (this.resting = false));
    this.client.destroy();
    this.open();
    return true;
  }

  close(): void {
    this.closing.abort('closed');
    this.client.destroy();
  }
}
