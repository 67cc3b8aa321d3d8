import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors';
import { systemClock } from '../../ops/system-clock';
import type { Log } from '../../ports/log';
import type { Store } from '../../ports/store';
import { openSqliteStore } from './open';
import type { Call, Failure, FromThread, StorePart, Told, ToThread } from './wire';

interface Pending {
  resolve(value: unknown): void;
  reject(error: AppError): void;
}

const parts: readonly StorePart[] = [
  'inbox',
  'turns',
  'outbox',
  'people',
  'sessions',
  'interactions',
  'proposals',
  'unknownWords',
  'jobs',
  'officials',
  'audit',
  'vault',
];

/** So many calls go at once: the store begins while the rest of a crowd is still being thought about. */
const mostTogether = 16;

const errorOf = ({ code, detail }: Failure): AppError => new AppError(code ?? 'store.unavailable', detail || undefined);

/**
 * The SQLite store in a thread of its own. Calls of one turn of the event loop travel together: a message between threads costs more than most of what it asks for. When the thread dies, what
 * was under way is refused and so is everything after it: nothing is acknowledged that was not written.
 */
export function openThreadedStore({ file, log }: { file: string; log: Log }): Promise<Store> {
  // Run from its sources (`npm run dev`, some tests) there is no compiled file for a thread to start with.
  if (__filename.endsWith('.ts')) return openSqliteStore({ file, clock: systemClock, log });
  const thread = new Worker(join(__dirname, 'thread.js'), { workerData: file });
  const pending = new Map<number, Pending>();
  let waiting: ToThread = [];
  let lastId = 0;
  let lost: string | null = null;

  const call = (part: Call['part'], method: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (lost !== null) return reject(new AppError('store.unavailable', lost));
      lastId += 1;
      pending.set(lastId, { resolve, reject });
      waiting.push({ id: lastId, part, method, args });
      if (waiting.length >= mostTogether) post();
      else if (waiting.length === 1) setImmediate(post);
    });

  const post = () => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    thread.postMessage(JSON.stringify(batch));
  };

  const settle = (told: Told) => {
    const one = pending.get(told.id);
    pending.delete(told.id);
    if ('error' in told) one?.reject(errorOf(told.error));
    else one?.resolve(told.value);
  };

  const lose = (reason: string) => {
    lost ??= reason;
    for (const one of pending.values()) one.reject(new AppError('store.unavailable', reason));
    pending.clear();
  };

  const facade = (part: StorePart) =>
    new Proxy(
      {},
      {
        get:
          (_target, method) =>
          (...args: unknown[]) =>
            call(part, String(method), args),
      },
    );

  const store = {
    ...Object.fromEntries(parts.map((part) => [part, facade(part)])),
    trouble: async () => (lost === null ? ((await call('', 'trouble', [])) as string | null) : lost),
    tidy: async (now: number) => void (await call('', 'tidy', [now])),
    close: async () => {
      await call('', 'close', []);
      lost = 'the store is closed';
      await thread.terminate();
    },
  } as unknown as Store;

  return new Promise((resolve, reject) => {
    thread.on('message', (text: string) => {
      const message = JSON.parse(text) as FromThread;
      if (message.kind === 'told') message.told.forEach(settle);
      else if (message.kind === 'log') log[message.level](message.fields, message.message);
      else if (message.kind === 'open') resolve(store);
      else reject(errorOf(message.error));
    });
    thread.on('error', (error) => {
      log.error({ reason: error.message }, 'the thread of the store failed');
      lose('the thread of the store failed');
      reject(new AppError('store.unavailable', error.message));
    });
    thread.on('exit', () => lose('the thread of the store ended'));
  });
}
