import { parentPort, workerData } from 'node:worker_threads';
import { isAppError, reasonOf } from '../../errors';
import type { Log } from '../../ports/log';
import { pieceOf, rowsPerPiece, type Call, type FromThread, type Told, type ToThread } from './wire';

const post = (message: FromThread) => parentPort?.postMessage(JSON.stringify(message));

const level = (name: 'debug' | 'info' | 'warn' | 'error') => (fields: Record<string, unknown>, message: string) =>
  post({ kind: 'log', level: name, fields, message });

/** A log that is written by the server's thread. */
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

/** Sends all of a long list but its end ahead; gives the end. */
function inPieces(id: number, list: unknown[]): unknown[] {
  let from = 0;
  for (; list.length - from > rowsPerPiece; from += rowsPerPiece) {
    parentPort?.postMessage(pieceOf(id, JSON.stringify(list.slice(from, from + rowsPerPiece))));
  }
  return list.slice(from);
}

/**
 * The other end of a `Line`: opens what the thread is for and answers calls of its parts. `part` '' is the thing
 * itself. Answers of one turn of the event loop travel together.
 */
export function serve(open: (file: string, log: Log) => Promise<object>): void {
  let replies: Told[] = [];
  const reply = (told: Told) => {
    replies.push(told);
    if (replies.length > 1) return;
    setImmediate(() => {
      const batch = replies;
      replies = [];
      post({ kind: 'told', told: batch });
    });
  };
  const run = async (opened: object, { id, part, method, args }: Call): Promise<void> => {
    try {
      const parts = opened as Record<string, unknown>;
      const owner = (part === '' ? parts : parts[part]) as Record<string, (...args: unknown[]) => unknown>;
      const value = await owner[method]?.(...args);
      reply({ id, value: Array.isArray(value) ? inPieces(id, value) : value });
    } catch (error) {
      reply({ id, error: failure(error) });
    }
  };
  open(String(workerData), log).then(
    (opened) => {
      parentPort?.on('message', (message: string) => {
        for (const call of JSON.parse(message) as ToThread) void run(opened, call);
      });
      post({ kind: 'open' });
    },
    (error: unknown) => post({ kind: 'refused', error: failure(error) }),
  );
}
