import type { Clock } from '../ports/clock';
import type { Rates } from '../ports/rates';

interface Bucket {
  /** When calls were made, oldest first. */
  moments: number[];
  windowMs: number;
  restUntil: number;
}

/** So many buckets before those that nobody uses any more are thrown away. */
const manyBuckets = 10_000;

/** The rates of one process, exact sliding windows in memory. */
export function localRates(clock: Clock): Rates {
  const buckets = new Map<string, Bucket>();

  const of = (name: string): Bucket => {
    const known = buckets.get(name);
    if (known) return known;
    if (buckets.size >= manyBuckets) forgetIdle(buckets, clock.now());
    const bucket = { moments: [], windowMs: 0, restUntil: 0 };
    buckets.set(name, bucket);
    return bucket;
  };

  return {
    take: async (name, { limit, windowMs }) => {
      const now = clock.now();
      const bucket = of(name);
      if (bucket.restUntil > now) return bucket.restUntil - now;
      bucket.windowMs = windowMs;
      // A moment that lies ahead by more than a window is one of a clock that was set back since.
      bucket.moments = bucket.moments.filter((moment) => moment > now - windowMs && moment <= now + windowMs);
      const inTheWay = bucket.moments[bucket.moments.length - limit];
      if (inTheWay !== undefined) return Math.max(1, inTheWay + windowMs - now);
      bucket.moments.push(now);
      return 0;
    },
    rest: async (name, ms) => {
      const bucket = of(name);
      bucket.restUntil = Math.max(bucket.restUntil, clock.now() + ms);
    },
    forgive: async (name, calls = Infinity) => {
      const bucket = buckets.get(name);
      if (bucket) bucket.moments = bucket.moments.slice(0, Math.max(0, bucket.moments.length - calls));
    },
    resting: async (name) => Math.max(0, (buckets.get(name)?.restUntil ?? 0) - clock.now()),
  };
}

function forgetIdle(buckets: Map<string, Bucket>, now: number): void {
  for (const [name, { moments, windowMs, restUntil }] of buckets) {
    if (restUntil <= now && (moments.at(-1) ?? -Infinity) <= now - windowMs) buckets.delete(name);
  }
}
