import { reasonOf } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';

const againMs = 3_600_000;

/** Calls a human; the same thing at most once an hour, so that the second alarm is still read. */
export class Alarms {
  private readonly last = new Map<string, number>();

  constructor(
    private readonly ring: (reason: string) => void,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  raise(reason: string): void {
    const now = this.clock.now();
    if (now - (this.last.get(reason) ?? -Infinity) < againMs) return;
    this.last.set(reason, now);
    this.log.error({ reason }, 'the Zalo account needs a human');
    try {
      this.ring(reason);
    } catch (error) {
      this.log.error({ reason: reasonOf(error) }, 'the alarm itself failed');
    }
  }
}
