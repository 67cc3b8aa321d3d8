import { parentPort, workerData } from 'node:worker_threads';
import { isAppError, reasonOf } from '../../errors';
import { systemClock } from '../../ops/system-clock';
import type { Log } from '../../ports/log';
import type { Store } from '../../ports/store';
import { openSqliteStore } from './open';
import type { Call, FromThread, Told, ToThread } from './wire';

/**
 * The store's own thread. SQLite waits for the disk at every commit; here that holds up nobody, while the thread
 * of the server goes on reading, understanding and sending.
 */
const port = parentPort;
let replies: Told[] = [];

const post = (message: FromThread) => port?.postMessage(JSON.stringify(message));

function reply(told: Told): void {
  replies.push(told);
  if (replies.length > 1) return;
  setImmediate(() => {
    const batch = replies;
    replies = [];
    post({ kind: 'told', told: batch });
  });
}

const level = (name: 'debug' | 'info' | 'warn' | 'error') => (fields: Record<string, unknown>, message: string) =>
  post({ kind: 'log', level: name, fields, message });
const log: Log = {
  debug: level('debug'),
  info: level('info'),
  warn: level('warn'),
  error: level('error'),
  child: () => log,
};

const failure = (error: unknown) =>
  isAppError(error)
    ? { code: error.code, detail: error.message.slice(error.code.length + 2) }
    : { code: null, detail: reasonOf(error) };

async function run(store: Store, { id, part, method, args }: Call): Promise<void> {
  try {
    const owner = (part === '' ? store : store[part]) as unknown as Record<string, (...args: unknown[]) => unknown>;
    reply({ id, value: await owner[method]?.(...args) });
  } catch (error) {
    reply({ id, error: failure(error) });
  }
}

openSqliteStore({ file: String(workerData), clock: systemClock, log }).then(
  (store) => {
    port?.on('message', (message: string) => {
      for (const call of JSON.parse(message) as ToThread) void run(store, call);
    });
    post({ kind: 'open' });
  },
  (error: unknown) => post({ kind: 'refused', error: failure(error) }),
);
