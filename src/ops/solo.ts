import { reasonOf } from '../errors';
import type { Clock } from '../ports/clock';
import type { Log } from '../ports/log';
import type { Vault } from '../ports/vault';

export interface Solo {
  /** Name of the lease. */
  name: string;
  vault: Pick<Vault, 'lease' | 'releaseLease'>;
  /** Names this process. */
  holder: string;
  clock: Clock;
  log: Log;
  /** Ends it for good. */
  signal: AbortSignal;
}

const leaseMs = 20_000;
const renewMs = 5_000;

/**
 * Runs a task in one process at a time, in whichever has the lease. When that one dies another takes over once the
 * lease has lapsed; one that cannot renew it in time stops by itself, before anybody else may begin.
 */
export async function solo(parts: Solo, task: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const { vault, name, holder, clock, signal } = parts;
  while (!signal.aborted) {
    if (await leased(parts)) {
      const turn = new AbortController();
      const end = () => turn.abort('ended');
      signal.addEventListener('abort', end, { once: true });
      await Promise.all([task(turn.signal).finally(end), keep(parts, turn)]);
      signal.removeEventListener('abort', end);
      await vault.releaseLease(name, holder).catch(() => undefined);
    }
    await clock.sleep(renewMs, signal);
  }
}

/** Renews until the turn ends; a lease that was not renewed for too long ends it. */
async function keep(parts: Solo, turn: AbortController): Promise<void> {
  const { clock } = parts;
  let renewedAt = clock.now();
  while (!turn.signal.aborted) {
    await clock.sleep(renewMs, turn.signal);
    if (turn.signal.aborted) return;
    if (await leased(parts)) renewedAt = clock.now();
    else if (clock.now() - renewedAt > leaseMs - 2 * renewMs) turn.abort('the lease is lost');
  }
}

async function leased({ vault, name, holder, clock, log }: Solo): Promise<boolean> {
  try {
    return await vault.lease(name, holder, leaseMs, clock.now());
  } catch (error) {
    log.debug({ lease: name, reason: reasonOf(error) }, 'a lease could not be asked for');
    return false;
  }
}
