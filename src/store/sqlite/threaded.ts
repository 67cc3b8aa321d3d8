import { join } from 'node:path';
import { AppError, reasonOf } from '../../errors';
import { systemClock } from '../../ops/system-clock';
import type { Log } from '../../ports/log';
import type { Store } from '../../ports/store';
import { Line } from './line';
import { openSqliteStore } from './open';
import { Packing, type PackReading, type PackShelf } from './packing';
import type { StorePart } from './wire';

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

/** Whatever looks at many rows, so that no answer waits for it. They see all that was committed when they are asked. */
const reports: Partial<Record<StorePart, readonly string[]>> = {
  interactions: ['common', 'unanswered', 'counts', 'handoffs'],
  unknownWords: ['common'],
  people: ['count'],
  inbox: ['counts'],
  outbox: ['counts'],
};

type Method = (...args: unknown[]) => Promise<unknown>;

/**
 * The SQLite store in a thread of its own, with a second thread for its reports. When the first one dies, what was
 * under way is refused and so is everything after it: nothing is acknowledged that was not written. The second one
 * is opened again by the next report.
 */
export async function openThreadedStore({ file, log }: { file: string; log: Log }): Promise<Store> {
  // Run from its sources (`npm run dev`, some tests) there is no compiled file for a thread to start with.
  if (__filename.endsWith('.ts')) return openSqliteStore({ file, clock: systemClock, log });
  const store = await Line.open(join(__dirname, 'thread.js'), file, 'the thread of the store', log);
  const reading = readingLine(file, log);

  const aside = (part: StorePart): Record<string, Method> =>
    Object.fromEntries((reports[part] ?? []).map((method) => [method, (...args) => reading.call(part, method, args)]));
  const facade = (part: StorePart): object => {
    const ownWay = aside(part);
    const other = store.facade<Record<string, Method>>(part);
    return new Proxy({}, { get: (_target, method: string) => ownWay[method] ?? other[method] });
  };

  const packing = new Packing(reading.facade<PackReading>('packs'), store.facade<PackShelf>('packs'));
  return {
    ...Object.fromEntries(parts.map((part) => [part, facade(part)])),
    // A thread that dies over the question is the answer: whoever asks has failed already and must not fail again.
    trouble: async () => store.lost ?? ((await store.call('', 'trouble', []).catch(reasonOf)) as string | null),
    tidy: async (now: number) => {
      await store.call('', 'tidy', [now]);
      // Not waited for: the first time it takes a minute, and the server may be asked to stop meanwhile.
      packing.run(now).catch((error: unknown) => log.error({ reason: reasonOf(error) }, 'packing days failed'));
    },
    close: async () => {
      await packing.stop();
      await reading.end();
      await store.call('', 'close', []);
      await store.end('the store is closed');
    },
  } as unknown as Store;
}

/** The line to the thread of the reports, opened by the first call and by the first after it was lost. */
function readingLine(file: string, log: Log) {
  const name = 'the thread of the reports';
  let opened: Line | null = null;
  let opening: Promise<Line> | null = null;
  let ended = false;
  const line = (): Promise<Line> => {
    if (opened && opened.lost !== null) opening = opened = null;
    opening ??= Line.open(join(__dirname, 'reports-thread.js'), file, name, log).then(
      (there) => (opened = there),
      (error: unknown) => {
        opening = null;
        throw error;
      },
    );
    return opening;
  };
  const call = async (part: StorePart | 'packs', method: string, args: unknown[]) => {
    if (ended) throw new AppError('store.unavailable', 'the store is closed');
    return (await line()).call(part, method, args);
  };
  return {
    call,
    facade: <Part extends object>(part: 'packs') =>
      new Proxy(
        {},
        {
          get:
            (_target, method: string) =>
            (...args: unknown[]) =>
              call(part, method, args),
        },
      ) as Part,
    end: async () => {
      ended = true;
      await (await opening?.catch(() => null))?.end('the store is closed');
    },
  };
}
