import { reasonOf } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Alarms } from './alarms';
import { renewPair, type OAuthSettings } from './oauth';
import { firstPair, seedOf, type TokenPair } from './token-pair';
import type { TokenShelf } from './token-shelf';
import { words } from './words';

export interface RenewalParts {
  shelf: TokenShelf;
  oauth: OAuthSettings;
  /** From the settings; used when the vault is empty, or when its chain is dead and this begins another one. */
  firstRefreshToken?: string;
  clock: Clock;
  log: Log;
  alarms: Alarms;
  stop: AbortSignal;
}

const lastTries = 10;

export type Renewed =
  | { kind: 'renewed' }
  /** Not now; it may work later. */
  | { kind: 'later'; reason: string }
  /** Nothing is left to spend: only a human can connect the account again. */
  | { kind: 'disconnected' }
  /** Our own settings were refused: only a restart with other ones helps. */
  | { kind: 'halted'; reason: string };

const usedUp = -14020;
const wrongSecret = -14004;

/** Spends a refresh token. The caller holds the lease and has just loaded the shelf. Rejects when the vault does. */
export class Renewal {
  constructor(private readonly parts: RenewalParts) {}

  /** What can be spent: the stored chain, or the setting when it begins a chain that was not tried before. */
  source(): TokenPair | null {
    const { pair } = this.parts.shelf;
    const first = this.parts.firstRefreshToken;
    if (pair && pair.refusedWith === null) return pair;
    if (first === undefined || (pair && pair.seed === seedOf(first))) return null;
    return firstPair(first);
  }

  async run(): Promise<Renewed> {
    const { shelf, oauth, clock } = this.parts;
    const source = this.source();
    if (source === null) return { kind: 'disconnected' };
    // Noted in the vault before the call, so that a crash in the middle of it does not go unnoticed.
    const noted = await shelf.store({ ...source, renewingSince: source.renewingSince ?? clock.now() });
    if (!noted) return { kind: 'later', reason: words.otherRenews };
    const answer = await renewPair(oauth, source.refresh);
    switch (answer.kind) {
      case 'pair':
        await this.keep(source, answer);
        return { kind: 'renewed' };
      case 'unsent':
        await shelf.store(source);
        return { kind: 'later', reason: words.notRenewed(answer.reason) };
      case 'unsure':
        return { kind: 'later', reason: words.notRenewed(answer.reason) };
      case 'refused':
        return this.refused(source, answer.code);
    }
  }

  private async refused(source: TokenPair, code: number): Promise<Renewed> {
    const { shelf, alarms } = this.parts;
    if (code === usedUp) {
      await shelf.store({ ...source, refusedWith: code });
      // A newer token may be waiting in the settings: the account was connected anew.
      return this.source() === null ? { kind: 'disconnected' } : this.run();
    }
    await shelf.store(source);
    if (code === wrongSecret) return { kind: 'halted', reason: words.wrongSecret };
    alarms.raise(words.refused(code));
    return { kind: 'later', reason: words.refused(code) };
  }

  /** Until the new pair is durable nobody may have it: used and then lost, it would be gone for good. */
  private async keep(spent: TokenPair, fresh: { access: string; refresh: string; lifeMs: number }): Promise<void> {
    const { shelf, clock, alarms, log, stop } = this.parts;
    const now = clock.now();
    const next: TokenPair = {
      access: fresh.access,
      refresh: fresh.refresh,
      expiresAt: now + fresh.lifeMs,
      mintedAt: now,
      previous: { access: spent.access, refresh: spent.refresh },
      renewingSince: null,
      refusedWith: null,
      seed: spent.seed,
    };
    for (let tries = 1; ; tries += 1) {
      try {
        // Somebody wrote in between. If it is more than a note on the pair we spent, theirs is the newer one.
        if ((await shelf.store(next)) || shelf.pair?.refresh !== spent.refresh) break;
      } catch (error) {
        alarms.raise(words.notKept);
        if (stop.aborted && tries >= lastTries) throw error;
        log.error({ tries, reason: reasonOf(error) }, 'the new Zalo token pair is not durable yet');
        await clock.sleep(Math.min(5_000, 250 * 2 ** Math.min(tries, 6)));
        await shelf.extend().catch(() => false);
      }
    }
    log.info({ expiresAt: next.expiresAt }, 'Zalo token pair renewed');
  }
}
