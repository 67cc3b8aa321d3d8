import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors';
import type { Log } from '../../ports/log';
import { readPiece, type Call, type Failure, type FromThread, type Told, type ToThread } from './wire';

interface Pending {
  /** What came ahead of the answer, unread. */
  pieces: string[];
  resolve(value: unknown): void;
  reject(error: AppError): void;
}

/** So many calls go at once: the thread begins while the rest of a crowd is still being thought about. */
const mostTogether = 16;

const errorOf = ({ code, detail }: Failure): AppError => new AppError(code ?? 'store.unavailable', detail || undefined);

/**
 * A thread that answers calls. Calls of one turn of the event loop travel together: a message between threads costs
 * more than most of what it asks for. When the thread dies, what was under way is refused and so is everything
 * after it.
 */
export class Line {
  private readonly pending = new Map<number, Pending>();
  private waiting: ToThread = [];
  private lastId = 0;
  private reason: string | null = null;

  private constructor(
    private readonly thread: Worker,
    private readonly log: Log,
  ) {}

  /** Resolves when the thread says that it is open; `name` is what logs and refusals call it. */
  static open(script: string, file: string, name: string, log: Log): Promise<Line> {
    const thread = new Worker(script, { workerData: file });
    const line = new Line(thread, log);
    return new Promise((resolve, reject) => {
      thread.on('message', (text: string) => {
        const piece = readPiece(text);
        if (piece) return void line.pending.get(piece.id)?.pieces.push(piece.list);
        const message = JSON.parse(text) as FromThread;
        if (message.kind === 'open') resolve(line);
        else if (message.kind === 'refused') reject(errorOf(message.error));
        else line.hear(message);
      });
      thread.on('error', (error) => {
        log.error({ reason: error.message }, `${name} failed`);
        line.lose(`${name} failed`);
        reject(new AppError('store.unavailable', error.message));
      });
      thread.on('exit', () => line.lose(`${name} ended`));
    });
  }

  /** Why nothing is answered any more, or null. */
  get lost(): string | null {
    return this.reason;
  }

  call(part: Call['part'], method: string, args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.reason !== null) return reject(new AppError('store.unavailable', this.reason));
      this.lastId += 1;
      this.pending.set(this.lastId, { pieces: [], resolve, reject });
      this.waiting.push({ id: this.lastId, part, method, args });
      if (this.waiting.length >= mostTogether) this.post();
      else if (this.waiting.length === 1) setImmediate(() => this.post());
    });
  }

  /** Refuses everything from here on, with `reason`. */
  async end(reason: string): Promise<void> {
    this.lose(reason);
    await this.thread.terminate();
  }

  /** Every method of a part of the store, as calls. */
  facade<Part extends object>(part: Call['part']): Part {
    const get =
      (_target: object, method: string | symbol) =>
      (...args: unknown[]) =>
        this.call(part, String(method), args);
    return new Proxy({}, { get }) as Part;
  }

  private post(): void {
    if (this.waiting.length === 0) return;
    const batch = this.waiting;
    this.waiting = [];
    this.thread.postMessage(JSON.stringify(batch));
  }

  private hear(message: Extract<FromThread, { kind: 'told' | 'log' }>): void {
    if (message.kind === 'told') message.told.forEach((told) => this.settle(told));
    else this.log[message.level](message.fields, message.message);
  }

  private settle(told: Told): void {
    const one = this.pending.get(told.id);
    this.pending.delete(told.id);
    if ('error' in told) one?.reject(errorOf(told.error));
    else if (one && one.pieces.length > 0) void whole(one.pieces, told.value).then(one.resolve);
    else one?.resolve(told.value);
  }

  private lose(reason: string): void {
    this.reason ??= reason;
    for (const one of this.pending.values()) one.reject(new AppError('store.unavailable', this.reason));
    this.pending.clear();
  }
}

/** A piece per turn of the event loop. */
async function whole(pieces: readonly string[], end: unknown): Promise<unknown[]> {
  const lists: unknown[][] = [];
  for (const piece of pieces) {
    lists.push(JSON.parse(piece) as unknown[]);
    await nextTurn();
  }
  return [...lists, end as unknown[]].flat();
}
