import type { Clock } from '../../ports/clock';
import type { Vault } from '../../ports/vault';
import { renewalTimeoutMs } from './oauth';
import { readPair, type TokenPair } from './token-pair';

const leaseMs = renewalTimeoutMs + 8_000;
/** Longer than the lease of a process that died with it. */
const mostWaitMs = leaseMs + 5_000;
const pollMs = 500;

/** The pair in the vault and the right to renew it. Rejects when the vault does. */
export class TokenShelf {
  /** As last read or written. */
  pair: TokenPair | null = null;
  private version = 0;

  constructor(
    private readonly vault: Vault,
    private readonly key: string,
    private readonly holder: string,
    private readonly clock: Clock,
  ) {}

  async load(): Promise<TokenPair | null> {
    const found = await this.vault.get(this.key);
    this.version = found?.version ?? 0;
    this.pair = found ? readPair(found.value) : null;
    return this.pair;
  }

  /** False when somebody else has written since; theirs is loaded then. */
  async store(pair: TokenPair): Promise<boolean> {
    const stored = await this.vault.put(this.key, JSON.stringify(pair), this.version);
    await this.load();
    return stored;
  }

  /** Waits until this process may renew. False when another one still holds the right, or `found()` says enough. */
  async lock(found: () => boolean): Promise<boolean> {
    for (let waited = 0; waited <= mostWaitMs; waited += pollMs) {
      if (await this.extend()) return true;
      await this.clock.sleep(pollMs);
      await this.load();
      if (found()) return false;
    }
    return false;
  }

  extend(): Promise<boolean> {
    return this.vault.lease(`${this.key}/renewal`, this.holder, leaseMs, this.clock.now());
  }

  /** A lease that cannot be given back runs out by itself. */
  async unlock(): Promise<void> {
    await this.vault.releaseLease(`${this.key}/renewal`, this.holder).catch(() => undefined);
  }
}
