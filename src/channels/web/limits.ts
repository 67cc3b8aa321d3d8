import { randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../errors';

const buckets = 1 << 16;
const windowSeconds = 60;

/** `request.too-many` with the seconds to wait. */
export class TooMany extends AppError {
  constructor(readonly seconds: number) {
    super('request.too-many');
  }
}

/**
 * So many per minute and key. Keys fall into a fixed number of buckets, so that ten thousand made-up
 * identities cost no more memory than one; two keys in one bucket share its allowance. The bucket depends on
 * a secret of this process: nobody can pick an identity that lands on a neighbour's.
 */
export class PerMinute {
  private readonly limiter: RateLimiterMemory;
  private readonly seed = randomBytes(8);

  constructor(most: number) {
    this.limiter = new RateLimiterMemory({ points: most, duration: windowSeconds });
  }

  /** Takes one off the allowance; rejects with `TooMany` when there is none. */
  async take(key: string): Promise<void> {
    try {
      await this.limiter.consume(this.bucketOf(key));
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new TooMany(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
      throw error;
    }
  }

  /** Multiply and mix, begun and stepped by numbers that only this process knows. */
  private bucketOf(key: string): string {
    const step = this.seed.readUInt32LE(4) | 1;
    let mixed = this.seed.readUInt32LE(0);
    for (let i = 0; i < key.length; i += 1) {
      mixed = Math.imul(mixed ^ key.charCodeAt(i), step);
      mixed ^= mixed >>> 15;
    }
    return String((mixed >>> 0) % buckets);
  }
}
