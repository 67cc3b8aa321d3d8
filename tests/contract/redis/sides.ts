import { systemClock } from '../../../src/ops/system-clock';
import { openRedis, type RedisOptions, type RedisSide } from '../../../src/store/redis/open';
import { recordedLog } from '../../support/recorded-log';
import type { RedisServer } from '../../support/redis-server';
import type { RatesRig } from '../rates/describe-rates';

export const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

let sides = 0;

/** What one process has of Redis. */
export function sideOf(url: string, options: Partial<RedisOptions> = {}): RedisSide {
  sides += 1;
  return openRedis({ url, clock: systemClock, log: recordedLog(), holder: `side ${sides}`, ...options });
}

/** Waits until nothing troubles any of them. */
export async function connected(...these: readonly RedisSide[]): Promise<void> {
  const until = Date.now() + 15_000;
  for (const side of these) {
    for (let trouble = await side.trouble(); trouble !== null; trouble = await side.trouble()) {
      if (Date.now() > until) throw new Error(`still: ${trouble}`);
      await pause(10);
    }
  }
}

/** Rates of two processes on a server that is closed with them. */
export async function ratesOf(server: RedisServer): Promise<RatesRig> {
  const sides = [sideOf(server.url), sideOf(server.url)] as const;
  await connected(...sides);
  return {
    rates: sides[0].rates,
    other: sides[1].rates,
    close: async () => {
      for (const side of sides) await side.close();
      await server.close();
    },
  };
}

/** How long a promise takes to settle, and what it is rejected with. */
export async function settling(promise: Promise<unknown>): Promise<{ ms: number; code: unknown }> {
  const begun = Date.now();
  const code = await promise.then(
    () => 'fulfilled',
    (error: { code?: unknown }) => error.code ?? error,
  );
  return { ms: Date.now() - begun, code };
}
