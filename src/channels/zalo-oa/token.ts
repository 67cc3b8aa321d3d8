import { AppError, reasonOf } from '../../errors';
import { Renewal, type RenewalParts } from './renewal';
import { isAged, isUsable, renewAt, type TokenPair } from './token-pair';
import { words } from './words';

export type Grant = { kind: 'token'; access: string } | { kind: 'none'; reason: string; afterMs: number };

type Stale = (pair: TokenPair) => boolean;

const restMs = 15 * 60_000;
/** A token this young that is refused will not get better by another renewal. */
const freshMs = 60_000;
const lookMs = { most: 30 * 60_000, troubled: 60_000, least: 1_000 };
const closeMs = 15_000;
/** Failures in a row before a human hears of it. */
const patience = 3;

/**
 * Keeps one usable access token. A refresh token works once and its use kills the pair before it, so there is one
 * renewal at a time over all processes, and a new pair is durable before anybody uses it.
 */
export class TokenKeeper {
  private readonly renewal: Renewal;
  private flight: Promise<Grant> | null = null;
  private loaded = false;
  private failures = 0;
  private failure = '';
  private notBefore = 0;
  private halted: string | null = null;

  constructor(private readonly parts: RenewalParts) {
    this.renewal = new Renewal(parts);
  }

  /** The token to call with. Never rejects. */
  async access(): Promise<Grant> {
    try {
      if (!this.loaded) await this.load();
    } catch (error) {
      return this.noStore(error);
    }
    return this.grant(() => false) ?? this.renew(() => false);
  }

  /** Zalo has refused this access token: another one, renewed only if nobody has done so yet. Never rejects. */
  async replace(refused: string): Promise<Grant> {
    const { shelf, clock, log } = this.parts;
    const stale: Stale = (pair) => pair.access === refused;
    if (shelf.pair && stale(shelf.pair) && clock.now() - (shelf.pair.mintedAt ?? 0) < freshMs) {
      return { kind: 'none', reason: words.newRefused, afterMs: freshMs };
    }
    const grant = await this.renew(stale);
    const { pair } = shelf;
    if (grant.kind === 'none' && pair && stale(pair) && this.renewal.source() === null) {
      // Never again: what is dead must not be tried with every message.
      const forgotten = shelf.store({ ...pair, access: '' });
      await forgotten.catch((error: unknown) => log.warn({ reason: reasonOf(error) }, 'a dead token is still kept'));
    }
    return grant;
  }

  /** One look of the background loop; answers after how many milliseconds to look again. Never rejects. */
  async upkeep(): Promise<number> {
    const { shelf, clock, alarms, log } = this.parts;
    try {
      const pair = await this.load();
      if (pair && isAged(pair, clock.now())) alarms.raise(words.aged);
      if (this.isDue(pair)) await this.renew((each) => this.isDue(each));
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, 'the Zalo token could not be looked after');
    }
    const now = clock.now();
    if (now < this.notBefore) return this.notBefore - now;
    const { pair } = shelf;
    if (!pair || this.isDue(pair)) return lookMs.troubled;
    return Math.max(lookMs.least, Math.min(lookMs.most, renewAt(pair) - now));
  }

  /** Waits for a renewal under way: cut off before its commit, it would cost the account its connection. */
  async close(): Promise<void> {
    const enough = new AbortController();
    await Promise.race([this.flight, this.parts.clock.sleep(closeMs, enough.signal)]);
    enough.abort();
  }

  /** In Vietnamese, for officials; null when fine. */
  trouble(): string | null {
    if (this.halted !== null) return this.halted;
    if (this.loaded && this.renewal.source() === null) return this.whyDisconnected();
    return this.failures >= patience ? this.failure : null;
  }

  private async load(): Promise<TokenPair | null> {
    const pair = await this.parts.shelf.load();
    this.loaded = true;
    return pair;
  }

  private grant(stale: Stale): Grant | null {
    const { pair } = this.parts.shelf;
    return pair && isUsable(pair, this.parts.clock.now()) && !stale(pair)
      ? { kind: 'token', access: pair.access }
      : null;
  }

  private isDue(pair: TokenPair | null): boolean {
    return !pair || pair.refusedWith !== null || pair.renewingSince !== null || renewAt(pair) <= this.parts.clock.now();
  }

  /** Senders in this process share one renewal; the lease in the vault keeps other processes out. */
  private renew(stale: Stale): Promise<Grant> {
    this.flight ??= this.underLease(stale)
      .catch((error: unknown) => this.noStore(error))
      .finally(() => {
        this.flight = null;
      });
    return this.flight;
  }

  private async underLease(stale: Stale): Promise<Grant> {
    const { shelf, clock } = this.parts;
    await this.load();
    const already = this.grant(stale);
    if (already) return already;
    if (this.halted !== null) return { kind: 'none', reason: this.halted, afterMs: restMs };
    if (this.renewal.source() === null) return this.disconnected();
    const wait = this.notBefore - clock.now();
    if (wait > 0) return { kind: 'none', reason: this.failure, afterMs: wait };
    if (!(await shelf.lock(() => this.grant(stale) !== null))) {
      return this.grant(stale) ?? { kind: 'none', reason: words.otherRenews, afterMs: 5_000 };
    }
    try {
      await this.load();
      return this.grant(stale) ?? (await this.spend());
    } finally {
      await shelf.unlock();
    }
  }

  private async spend(): Promise<Grant> {
    const done = await this.renewal.run();
    switch (done.kind) {
      case 'renewed':
        this.failures = 0;
        this.notBefore = 0;
        return this.grant(() => false) ?? this.holdOff(words.shortLived);
      case 'later':
        return this.holdOff(done.reason);
      case 'disconnected':
        return this.disconnected();
      case 'halted':
        this.halted = done.reason;
        this.parts.alarms.raise(done.reason);
        return { kind: 'none', reason: done.reason, afterMs: restMs };
    }
  }

  private disconnected(): Grant {
    const reason = this.whyDisconnected();
    this.parts.alarms.raise(reason);
    return { kind: 'none', reason, afterMs: restMs };
  }

  private whyDisconnected(): string {
    const { pair } = this.parts.shelf;
    if (!pair) return words.neverConnected;
    return pair.renewingSince === null ? words.reconnect : words.interrupted;
  }

  /** Backs off, so that a dead endpoint is not asked with every message. */
  private holdOff(reason: string): Grant {
    const { clock, alarms } = this.parts;
    this.failures += 1;
    this.failure = reason;
    const afterMs = Math.min(restMs, 5_000 * 2 ** Math.min(this.failures - 1, 10));
    this.notBefore = clock.now() + afterMs;
    if (this.failures === patience) alarms.raise(reason);
    return { kind: 'none', reason, afterMs };
  }

  private noStore(error: unknown): Grant {
    const reason = error instanceof AppError ? error.code : 'vault failed';
    this.parts.log.warn({ reason }, 'no Zalo token: the vault does not answer');
    return { kind: 'none', reason, afterMs: 5_000 };
  }
}
