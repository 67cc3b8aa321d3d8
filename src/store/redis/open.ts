import type { Cache } from '../../ports/cache';
import type { Calls } from '../../ports/calls';
import type { Clock } from '../../ports/clock';
import type { Lanes } from '../../ports/lanes';
import type { Log } from '../../ports/log';
import type { News } from '../../ports/news';
import type { Rates } from '../../ports/rates';
import { RedisCache } from './cache';
import { RedisCalls } from './calls';
import { RedisLanes } from './lanes';
import { Link } from './link';
import { RedisNews } from './news';
import { RedisRates } from './rates';
import { ServerCheck } from './server-check';
import { troubleOf } from './trouble';

export interface RedisOptions {
  /** redis:// or rediss://, with the password where there is one. It is never logged. */
  url: string;
  /** The real time: leases and windows run on the clock of Redis, which no test can stop. */
  clock: Clock;
  log: Log;
  /** Name of this process, unlike that of any other. */
  holder: string;
  /** Begins every key; 'tb' unless told. */
  prefix?: string;
  /** How long a lane outlives its holder, milliseconds; 6,000 unless told. */
  leaseMs?: number;
  /** How long Redis may take to answer, milliseconds; 1,000 unless told. */
  deadlineMs?: number;
}

export interface RedisSide {
  lanes: Lanes;
  calls: Calls;
  rates: Rates;
  news: News;
  cache: Cache;
  /** What is wrong with Redis now, in plain Vietnamese; null when it works. Asks it. */
  trouble(): Promise<string | null>;
  /** Gives back all lanes and cuts the connections. */
  close(): Promise<void>;
}

/**
 * What processes share through Redis. Returns at once and connects, again and again, by itself; meanwhile lanes,
 * calls, rates and telling news reject with `queue.unavailable` and the cache misses. Throws `config.invalid` for an
 * address that is none.
 */
export function openRedis(options: RedisOptions): RedisSide {
  const { url, clock, log, holder, prefix = 'tb', leaseMs = 6_000, deadlineMs = 1_000 } = options;
  const main = new Link({ name: 'main', url, clock, log, prefix, deadlineMs });
  const hearing = new Link({ name: 'news', url, clock, log, prefix, deadlineMs });
  // First, since BullMQ would connect a client that nobody has.
  main.open();
  hearing.open();
  const lanes = new RedisLanes({ link: main, clock, log, prefix, holder, leaseMs });
  const calls = new RedisCalls({ link: main, url, clock, log, prefix });
  const news = new RedisNews(main, hearing, prefix, log);
  const check = new ServerCheck(main, log);
  lanes.open();
  calls.open();
  let closed = false;
  return {
    ...{ lanes, calls, news },
    rates: new RedisRates(main, prefix),
    cache: new RedisCache(main, prefix),
    trouble: async () => {
      if (closed) return 'Redis đã đóng';
      return (await troubleOf(main)) ?? check.trouble ?? (hearing.ready ? null : troubleOf(hearing));
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await lanes.close();
      await calls.close();
      main.close();
      hearing.close();
    },
  };
}
