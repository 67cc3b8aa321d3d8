import { reasonOf } from '../../errors';
import type { Log } from '../../ports/log';
import type { Vault } from '../../ports/vault';

/** Two sets of send calls: enterprise accounts are served by v3 only, state agencies by v2 only. */
export type Family = 'v2' | 'v3';

export const sendPath: Record<Family, string> = { v2: '/v2.0/oa/message', v3: '/v3.0/oa/message/cs' };

const stateAgency = 4;
const enterprise = 2;

/**
 * Which of the two this account uses. What the platform itself refused or took outranks what the account's type
 * suggests, and is kept: the question is asked once per account, also over restarts.
 */
export class SendFamily {
  private current: Family = 'v3';
  private pinned = false;
  private readonly refusedBy = new Set<Family>();

  constructor(
    private readonly vault: Vault,
    private readonly key: string,
    private readonly log: Log,
  ) {}

  get family(): Family {
    return this.current;
  }

  /** True when an earlier run learnt the family from the platform. Rejects when the vault cannot be read. */
  async recall(): Promise<boolean> {
    const kept = (await this.vault.get(this.key))?.value;
    if (kept !== 'v2' && kept !== 'v3') return this.pinned;
    if (!this.pinned) this.current = kept;
    this.pinned = true;
    return true;
  }

  /** The account's `oa_type`; unknown types change nothing. */
  suggest(oaType: number | null): void {
    if (this.pinned) return;
    if (oaType === stateAgency) this.current = 'v2';
    if (oaType === enterprise) this.current = 'v3';
  }

  /**
   * `refused` does not serve this account: from now on the other one. False when the other one refused as well,
   * then there is nothing left to try, and both get another chance at the next message.
   */
  async refusedFor(refused: Family): Promise<boolean> {
    // A call that was under way while another one learnt the same: nothing new.
    if (refused !== this.current) return true;
    const other: Family = refused === 'v3' ? 'v2' : 'v3';
    if (this.refusedBy.has(other)) {
      this.refusedBy.clear();
      return false;
    }
    this.refusedBy.add(refused);
    this.current = other;
    this.pinned = true;
    await this.keep(other);
    return true;
  }

  private async keep(family: Family): Promise<void> {
    try {
      const version = (await this.vault.get(this.key))?.version ?? 0;
      await this.vault.put(this.key, family, version);
      this.log.info({ family }, 'the account is served by this family of send calls');
    } catch (error) {
      // Costs one refused call after the next start, no more.
      this.log.warn({ reason: reasonOf(error) }, 'the family of send calls could not be kept');
    }
  }
}
