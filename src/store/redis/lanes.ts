import { reasonOf } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Grant, Lanes } from '../../ports/lanes';
import type { Log } from '../../ports/log';
import { dropLane, renewLane, takeLane } from './lane-scripts';
import type { Link } from './link';

export interface LaneOptions {
  link: Link;
  clock: Clock;
  log: Log;
  prefix: string;
  /** Name of this process, for whoever looks into Redis. */
  holder: string;
  /** After so long without renewal a lane is free, milliseconds. */
  leaseMs: number;
}

/** Lanes as leases in Redis. Rejects with `queue.unavailable`; a grant whose answer came too late is given back. */
export class RedisLanes implements Lanes {
  /** Key to token of what this process holds. */
  private readonly held = new Map<string, number>();
  private readonly closing = new AbortController();

  constructor(private readonly options: LaneOptions) {}

  open(): void {
    void this.renewals();
  }

  async take(keys: readonly string[]): Promise<(Grant | null)[]> {
    const { link, holder, leaseMs } = this.options;
    let asked: Promise<Grant | null>[] = [];
    let late = false;
    try {
      return await link.within((client) => {
        asked = keys.map(async (key) => {
          const token = await takeLane.run(client, this.name(key), holder, String(leaseMs));
          return token === null ? null : { key, token: Number(token) };
        });
        return Promise.all(asked).then((grants) => {
          // Nobody works under a grant that came too late: kept, it would be renewed for ever.
          for (const grant of grants) if (grant && !late) this.held.set(grant.key, grant.token);
          return grants;
        });
      });
    } catch (error) {
      late = true;
      // Some may have been granted, or still will be once Redis wakes: nobody here works under them.
      for (const each of asked) each.then((grant) => grant && this.drop([grant])).catch(() => undefined);
      throw error;
    }
  }

  async drop(grants: readonly Grant[]): Promise<boolean[]> {
    for (const grant of grants) this.forget(grant);
    const asked = await this.options.link.within((client) =>
      Promise.all(grants.map(({ key, token }) => dropLane.run(client, this.name(key), String(token)))),
    );
    return asked.map((again) => again === 1);
  }

  /** Gives back whatever is still held, so that others need not wait for the leases to end. */
  async close(): Promise<void> {
    this.closing.abort('closed');
    const grants = [...this.held].map(([key, token]) => ({ key, token }));
    if (grants.length > 0) await this.drop(grants).catch(() => undefined);
  }

  private name(key: string): string {
    return `{${this.options.prefix}:lane:${key}}`;
  }

  private forget({ key, token }: Grant): void {
    if (this.held.get(key) === token) this.held.delete(key);
  }

  private async renewals(): Promise<void> {
    const { clock, leaseMs, log } = this.options;
    const { signal } = this.closing;
    while (!signal.aborted) {
      await clock.sleep(leaseMs / 3, signal);
      if (signal.aborted || this.held.size === 0) continue;
      await this.renew().catch((error: unknown) => log.debug({ reason: reasonOf(error) }, 'lanes not renewed'));
    }
  }

  private async renew(): Promise<void> {
    const { link, holder, leaseMs } = this.options;
    const grants = [...this.held].map(([key, token]) => ({ key, token }));
    await link.within((client) =>
      Promise.all(
        grants.map(async (grant) => {
          const ours = await renewLane.run(client, this.name(grant.key), holder, String(leaseMs), String(grant.token));
          if (ours !== 1) this.forget(grant);
        }),
      ),
    );
  }
}
