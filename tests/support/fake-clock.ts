import type { Clock } from '../../src/ports/clock';

export interface FakeClock extends Clock {
  /** Moves the time on, waking every sleeper at its own moment, in order. */
  advance(ms: number): Promise<void>;
  /** How many sleepers wait; lets a test see that a loop has come to rest. */
  sleepers(): number;
}

interface Sleeper {
  due: number;
  wake(): void;
}

/** A clock that stands still until told otherwise. `start` is epoch milliseconds. */
export function fakeClock(start = Date.UTC(2026, 10, 22, 3)): FakeClock {
  let now = start;
  const waiting = new Set<Sleeper>();

  const earliest = (until: number): Sleeper | undefined =>
    [...waiting].filter((each) => each.due <= until).sort((a, b) => a.due - b.due)[0];

  return {
    now: () => now,
    sleepers: () => waiting.size,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper: Sleeper = { due: now + Math.max(0, ms), wake: finish };
        function finish() {
          waiting.delete(sleeper);
          signal?.removeEventListener('abort', finish);
          resolve();
        }
        signal?.addEventListener('abort', finish, { once: true });
        waiting.add(sleeper);
      }),
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let next = earliest(until); next; next = earliest(until)) {
        now = Math.max(now, next.due);
        next.wake();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}

/** Lets everything that can go on without the time moving go on. Sockets may need longer: wait for those. */
async function settle(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve));
}
