import { AppError, reasonOf } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import { isCutByUs, isElsewhere, silentMs, Connection, type Client } from './connection';

export interface LinkOptions {
  url: string;
  /** What this connection is for, in the log. */
  name: string;
  /** The real time: Redis keeps its own, which runs on. */
  clock: Clock;
  log: Log;
  /** Begins every key. */
  prefix: string;
  /** How long an answer may take, milliseconds. */
  deadlineMs: number;
}

/** So often each connection is tried, used or not. */
const probeMs = 2_000;

/** An answer did not come within its time. */
export class Late extends Error {}

/** One connection to Redis, its state, and a deadline for everything asked of it. */
export class Link {
  /** Why the connection is not there, as the library or Redis said it last. */
  fault: unknown = null;
  private readonly connection: Connection;
  private readonly closing = new AbortController();
  private known: 'well' | 'ill' | null = null;

  constructor(private readonly options: LinkOptions) {
    this.connection = new Connection(options.url, options.clock);
    this.client.on('error', (error: unknown) => this.ill(error));
    this.client.on('ready', () => void this.probe().catch(() => undefined));
  }

  get client(): Client {
    return this.connection.client;
  }

  get ready(): boolean {
    return this.client.isReady;
  }

  /** Starts connecting and watching. Does not wait for either. */
  open(): void {
    this.connection.open((error) => (this.fault = error));
    void this.watch();
  }

  /** Cuts the connection. What waits for an answer is rejected. */
  close(): void {
    this.closing.abort('closed');
    this.connection.close();
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
      if (isElsewhere(error)) this.leave(error);
      throw unavailable(isCutByUs(error) ? (this.fault ?? error) : error);
    } finally {
      answered.abort('answered');
    }
  }

  /** A write that nobody reads: nothing else shows a replica, a full memory or a disk that Redis cannot save to. */
  async probe(): Promise<void> {
    const { prefix, log, name } = this.options;
    await this.within((client) => client.set(`${prefix}:probe`, '1', { expiration: { type: 'PX', value: 1_000 } }));
    if (this.known !== 'well') log.info({ link: name }, 'redis is connected');
    this.known = 'well';
    this.fault = null;
  }

  private ill(error: unknown): void {
    const { log, name } = this.options;
    this.fault = error;
    if (this.known !== 'ill') log.warn({ link: name, reason: faultText(error) }, 'redis is out of reach');
    this.known = 'ill';
  }

  private leave(error: unknown): void {
    this.ill(error);
    this.connection.anew();
  }

  /**
   * A network that swallows everything does not end a connection for a quarter of an hour, and one to a Redis that was
   * made a replica never ends: so they are ended here, also those that nobody uses.
   */
  private async watch(): Promise<void> {
    const { clock, log, name, deadlineMs } = this.options;
    const { signal } = this.closing;
    for (let silent = 0; !signal.aborted;) {
      await clock.sleep(probeMs, signal);
      if (signal.aborted || !this.ready) continue;
      const late = await this.probe().then(
        () => false,
        (error: unknown) => error instanceof AppError && error.cause instanceof Late,
      );
      silent = late && this.ready ? silent + probeMs + deadlineMs : 0;
      if (silent < silentMs || signal.aborted) continue;
      log.warn({ link: name, silentMs: silent }, 'redis is silent, the connection is made anew');
      this.fault = new Late('silent');
      this.connection.anew();
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
