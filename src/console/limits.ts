import { createHmac } from 'node:crypto';
import { isAppError } from '../errors';
import { localRates } from '../ops/local-rates';
import { networkOf } from '../ops/network';
import type { Clock } from '../ports/clock';
import type { Rates } from '../ports/rates';

export type Take = { ok: true } | { ok: false; retryAfter: number; first: boolean };

/** Tries of a sign-in. Counted before the password is looked at, so that many at once do not slip through. */
export interface SignInLimits {
  /** `retryAfter` is in seconds; `first`: the first refusal of its kind in the window. */
  take(account: string, address: string): Promise<Take>;
  /** The password was right: the account starts anew, the address gets this one try back. */
  forgive(account: string, address: string): Promise<void>;
}

export interface SignInParts {
  /** Shared by all processes, so that a guesser who is sent to another one gains nothing. */
  rates: Pick<Rates, 'take' | 'forgive'>;
  /** A key that all processes have. */
  secret(): Promise<string>;
  clock: Clock;
}

const tries = 5;
const windowMs = 15 * 60_000;

export function signInLimits({ rates, secret, clock }: SignInParts): SignInLimits {
  // Officials must get in when the shared count is out of reach: that is when they have something to look after.
  const own = localRates(clock);
  const counted = async <T>(ask: (rates: SignInParts['rates']) => Promise<T>): Promise<T> => {
    try {
      return await ask(rates);
    } catch (error) {
      if (isAppError(error) && error.code === 'queue.unavailable') return ask(own);
      throw error;
    }
  };
  // Keys fall into 65,536 places chosen by a secret, so that inventing names or addresses cannot fill the memory.
  const bucket = async (kind: string, key: string) => {
    const mixed = createHmac('sha256', await secret()).update(`sign-in ${key}`);
    return `sign-in/${kind}/${mixed.digest('hex').slice(0, 4)}`;
  };
  const taken = async (kind: string, key: string, limit = tries) => {
    const name = await bucket(kind, key);
    return counted((of) => of.take(name, { limit, windowMs }));
  };

  return {
    async take(account, address) {
      const network = networkOf(address);
      const [ofNetwork, ofAccount] = await Promise.all([taken('address', network), taken('account', account)]);
      if (ofNetwork === 0 && ofAccount === 0) return { ok: true };
      // By what refused: somebody who tries a thousand names from one place is told of once.
      const told = ofNetwork > 0 ? taken('address told', network, 1) : taken('account told', account, 1);
      return { ok: false, retryAfter: Math.ceil(Math.max(ofNetwork, ofAccount) / 1_000), first: (await told) === 0 };
    },
    async forgive(account, address) {
      const forgiven = async (kind: string, key: string, calls?: number) => {
        const name = await bucket(kind, key);
        await counted((of) => of.forgive(name, calls));
      };
      await Promise.all([
        forgiven('address', networkOf(address), 1),
        forgiven('account', account),
        forgiven('account told', account),
      ]);
    },
  };
}
