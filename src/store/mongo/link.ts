import mongoose, { type Connection } from 'mongoose';
import { AppError, isAppError, reasonOf } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import { asStoreError, troubleOf } from './faults';
import { makeIndexes, modelsOf, type Models } from './models';
import { Presence, refuseMoving, sweepServers } from './presence';

export interface LinkParts {
  /** `mongodb://…` with the name of the database in it. Holds a password: never logged. */
  uri: string;
  /** Real time, also in tests: how long a server takes has nothing to do with what time it is. */
  pace: Clock;
  log: Log;
  /** Milliseconds a call may take before it is refused; 5,000 unless told. */
  deadlineMs?: number;
  /** To carry the records in or out, see `moving/`: no server, and nothing is made or written at opening. */
  moving?: boolean;
}

/** Raised with every change of the documents' form that an older release could not live with. */
const form = 1;
/** Its `_id` in `meta`. */
export const formName = 'form';
const retryMs = 1_000;
const connecting = 'MongoDB: đang nối';
const indexing = 'MongoDB: đang tạo chỉ mục';
const underWay: readonly (string | null)[] = [connecting, indexing];
/** A process that cannot be reached because it waits for its server could not even say so. */
const settledMs = 4_000;
const greetingMs = 10_000;

/**
 * The connection and what hangs on it. Opening never fails: a server that is not there yet, is wrong or goes away is a
 * trouble that is named, every call meanwhile is refused, and the first moment it is back everything goes on.
 */
export class Link {
  readonly connection: Connection;
  readonly models: Models;
  private readonly closing = new AbortController();
  private readonly calls = new Set<Promise<unknown>>();
  private wrong: string | null = connecting;
  private ready = false;
  private readonly opening: Promise<void>;
  private readonly presence: Presence;

  constructor(private readonly parts: LinkParts) {
    this.connection = mongoose.createConnection();
    this.models = modelsOf(this.connection);
    this.presence = Presence.ofServer(this.models, parts.pace);
    this.opening = this.open();
  }

  /** Null when connected and prepared, else why not. */
  get trouble(): string | null {
    return this.closing.signal.aborted ? 'kho dữ liệu đã đóng' : this.wrong;
  }

  get closed(): boolean {
    return this.closing.signal.aborted;
  }

  /** Resolves when the first attempt to connect has ended, well or not, or takes too long to be waited for. */
  async settled(): Promise<void> {
    const { pace } = this.parts;
    const until = pace.now() + settledMs;
    while (underWay.includes(this.wrong) && !this.closed && pace.now() < until) await pace.sleep(10);
  }

  /** Runs something against the server. Rejects with `store.unavailable` when it is at fault or late. */
  async run<T>(work: (models: Models) => Promise<T>, deadlineMs = this.parts.deadlineMs ?? 5_000): Promise<T> {
    if (!this.ready || this.closing.signal.aborted) throw new AppError('store.unavailable', this.trouble ?? 'MongoDB');
    // A promise of its own: what mongoose hands out runs again each time it is waited for.
    const call = Promise.resolve(work(this.models));
    this.calls.add(call);
    void call.catch(() => undefined).finally(() => this.calls.delete(call));
    return this.within(deadlineMs, call);
  }

  /** Waits no longer than this; what was begun goes on. */
  async within<T>(ms: number, begun: Promise<T>): Promise<T> {
    const over = new AbortController();
    const deadline = this.parts.pace.sleep(ms, over.signal).then(() => {
      if (!over.signal.aborted) throw new AppError('store.unavailable', 'MongoDB: không trả lời kịp');
    });
    try {
      return (await Promise.race([begun, deadline])) as T;
    } catch (error) {
      throw asStoreError(error);
    } finally {
      over.abort('done');
    }
  }

  /** Refuses everything from now on, waits a little for what was begun, and hangs up. */
  async close(): Promise<void> {
    this.closing.abort('closing');
    await Promise.race([Promise.allSettled([...this.calls]), this.parts.pace.sleep(5_000)]);
    await this.opening;
    await this.within(1_000, this.presence.leave()).catch(() => undefined);
    await this.connection.close().catch(() => undefined);
  }

  private async open(): Promise<void> {
    const { uri, pace, log } = this.parts;
    this.connection.on('error', () => undefined);
    while (!this.closing.signal.aborted && !this.ready) {
      try {
        if (this.connection.readyState !== 1) await this.connection.openUri(uri, connectOptions);
        await this.prepare();
        this.ready = true;
        this.wrong = null;
        log.info({}, 'MongoDB is connected');
      } catch (error) {
        const reason = isAppError(error)
          ? error.message.replace('store.unavailable: ', '')
          : `MongoDB: ${troubleOf(error)}`;
        if (reason !== this.wrong)
          log.error({ reason, detail: reasonOf(error).slice(0, 200) }, 'MongoDB cannot be used');
        this.wrong = reason;
        await this.connection.close().catch(() => undefined);
        await pace.sleep(retryMs, this.closing.signal);
      }
    }
  }

  private async prepare(): Promise<void> {
    const { meta } = this.models;
    // A server that takes connections and answers nothing must be left, or nobody ever asks it again.
    const kept = await this.within(greetingMs, Promise.resolve(meta.findById(formName).lean()));
    if (typeof kept?.value === 'number' && kept.value > form)
      throw new AppError('store.newer', 'the documents have a newer form');
    if (this.parts.moving) return;
    await this.within(3 * greetingMs, this.enter());
    // On a large database an index takes its time, and nothing works well without it.
    this.wrong = indexing;
    await furnish(this.models);
  }

  /** Asked again once we are announced: of a server and a move that begin in one moment, one sees the other. */
  private async enter(): Promise<void> {
    const { presence, models, parts } = this;
    await refuseMoving(models, parts.pace);
    await presence.enter();
    await sweepServers(models, parts.pace);
    try {
      await refuseMoving(models, parts.pace);
    } catch (error) {
      await presence.leave();
      throw error;
    }
  }
}

/** What a database needs to be a store. */
export async function furnish(models: Models): Promise<void> {
  await makeIndexes(models);
  await models.meta.updateOne({ _id: formName }, { $max: { value: form } }, { upsert: true });
}

/**
 * `majority` with journal: what was acknowledged survives the loss of a machine. The short times make an absent
 * server known within two seconds, which is what a platform waits for its 200. What an address says of reading would
 * win over what is left out here, and from a secondary a turn would read what was answered already.
 */
const connectOptions = {
  writeConcern: { w: 'majority', j: true },
  readConcern: { level: 'majority' },
  readConcernLevel: 'majority',
  readPreference: 'primary',
  retryWrites: true,
  retryReads: true,
  bufferCommands: false,
  autoIndex: false,
  autoCreate: false,
  serverSelectionTimeoutMS: 1_500,
  connectTimeoutMS: 2_000,
  heartbeatFrequencyMS: 2_000,
  waitQueueTimeoutMS: 2_000,
  socketTimeoutMS: 120_000,
  maxPoolSize: 32,
  appName: 'thonban',
} as const;
