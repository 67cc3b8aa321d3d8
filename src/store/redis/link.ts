import { createClient } from 'redis';
import { AppError, reasonOf } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';

export interface LinkOptions {
  url: string;
  /** What this connection is for, in the log. */
  name: string;
  /** The real time: Redis keeps its own, which runs on. */
  clock: Clock;
  log: Log;
  /** How long an answer may take, milliseconds. */
  deadlineMs: number;
}

/** A connection that is silent for so long is cut and made anew; every other one is asked every `pingMs`. */
export const silentMs = 6_000;
const pingMs = 2_000;
/** Commands without an answer yet. More would only wait for a Redis that hangs. */
const mostWaiting = 20_000;

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

/** An answer did not come within its time. */
export class Late extends Error {}

/** One connection to Redis, its state, and a deadline for everything asked of it. */
export class Link {
  readonly client: Client;
  /** Why the connection is not there, as the library or Redis said it last. */
  fault: unknown = null;
  private readonly closing = new AbortController();

  constructor(private readonly options: LinkOptions) {
    this.client = clientOf(options.url, silentMs);
    const { log, name } = options;
    let told = false;
    this.client.on('error', (error: unknown) => {
      this.fault = error;
      if (!told) log.warn({ link: name, reason: faultText(error) }, 'redis is out of reach');
      told = true;
    });
    this.client.on('ready', () => {
      told = false;
      log.info({ link: name }, 'redis is connected');
    });
  }

  get ready(): boolean {
    return this.client.isReady;
  }

  /** Starts connecting and watching. Does not wait for either. */
  open(): void {
    this.connect();
    void this.watch();
  }

  /** Cuts the connection. What waits for an answer is rejected. */
  close(): void {
    this.closing.abort('closed');
    this.client.destroy();
  }

  /**
   * What `ask` resolves to, or rejects with `queue.unavailable`: at once without a connection, after the deadline
   * without an answer, and with every error of Redis.
   */
  async within<T>(ask: (client: Client) => Promise<T>, deadlineMs = this.options.deadlineMs): Promise<T> {
    if (!this.ready) throw unavailable(this.fault);
    const answered = new AbortController();
    const late = this.options.clock.sleep(deadlineMs, answered.signal).then(() => {
      if (!answered.signal.aborted) throw new Late(`no answer within ${deadlineMs} ms`);
      return null as never;
    });
    try {
      return await Promise.race([ask(this.client), late]);
    } catch (error) {
      throw unavailable(error);
    } finally {
      answered.abort('answered');
    }
  }

  private connect(): void {
    // It tries until it succeeds; that it failed for good can only mean that we closed it.
    this.client.connect().catch((error: unknown) => (this.fault = error));
  }

  /** A network that swallows everything does not end a connection for a quarter of an hour: so it is ended here. */
  private async watch(): Promise<void> {
    const { clock, log, name, deadlineMs } = this.options;
    const { signal } = this.closing;
    for (let silent = 0; !signal.aborted;) {
      await clock.sleep(pingMs, signal);
      if (signal.aborted || !this.ready) continue;
      const answered = await this.within((client) => client.ping()).catch(() => null);
      silent = answered === null && this.ready ? silent + pingMs + deadlineMs : 0;
      if (silent < silentMs || signal.aborted) continue;
      log.warn({ link: name, silentMs: silent }, 'redis is silent, the connection is made anew');
      this.client.destroy();
      this.fault = new Late('silent');
      this.connect();
      silent = 0;
    }
  }
}

function unavailable(cause: unknown): AppError {
  return new AppError('queue.unavailable', faultText(cause), { cause });
}

/** What went wrong, for the log. */
export function faultText(error: unknown): string {
  if (error === null) return 'not connected yet';
  // A host with two addresses fails with two errors inside one that has no words of its own.
  const inside = error instanceof AggregateError ? error.errors : [];
  return reasonOf(error) || inside.map(reasonOf).join(', ');
}
