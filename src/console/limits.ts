import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export type Take = { ok: true } | { ok: false; retryAfter: number; first: boolean };

/** Tries of a sign-in. Counted before the password is looked at, so that many at once do not slip through. */
export interface SignInLimits {
  take(account: string, address: string): Promise<Take>;
  /** The password was right: the account starts anew, the address gets this one try back. */
  forgive(account: string, address: string): Promise<void>;
}

export function signInLimits(points = 5, seconds = 15 * 60): SignInLimits {
  const secret = randomBytes(16);
  // Keys fall into 65,536 places chosen by a secret, so that inventing names or addresses cannot fill the memory.
  const place = (key: string) => createHmac('sha256', secret).update(key).digest('hex').slice(0, 4);
  const accounts = new RateLimiterMemory({ points, duration: seconds, keyPrefix: 'account' });
  const addresses = new RateLimiterMemory({ points, duration: seconds, keyPrefix: 'address' });

  return {
    async take(account, address) {
      const results = await Promise.all([
        consume(addresses, place(network(address))),
        consume(accounts, place(account)),
      ]);
      const refusals = results.filter((each) => each.refused);
      if (refusals.length === 0) return { ok: true };
      const wait = Math.max(...refusals.map((each) => each.ms));
      return {
        ok: false,
        retryAfter: Math.max(1, Math.ceil(wait / 1000)),
        first: refusals.some((each) => each.consumed === points + 1),
      };
    },
    async forgive(account, address) {
      await accounts.delete(place(account));
      await addresses.reward(place(network(address)), 1);
    },
  };
}

async function consume(
  limiter: RateLimiterMemory,
  key: string,
): Promise<{ refused: boolean; ms: number; consumed: number }> {
  try {
    const { msBeforeNext, consumedPoints } = await limiter.consume(key);
    return { refused: false, ms: msBeforeNext, consumed: consumedPoints };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { refused: true, ms: refusal.msBeforeNext, consumed: refusal.consumedPoints };
  }
}

/** One household owns a whole IPv6 /64; counting single addresses would not limit anybody there. */
const network = (address: string): string =>
  address.includes('.') || !address.includes(':') ? address.replace(/^::ffff:/i, '') : firstHalf(address);

function firstHalf(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
