import type { Clock } from '../ports/clock';

/**
 * Wakes a loop that looks for work. A ring while the loop is busy is kept for its next sleep, and many rings
 * count as one: without that, every finished message would cost a look into the store of its own.
 */
export class Bell {
  private rung = false;
  private wake: (() => void) | null = null;

  constructor(private readonly clock: Clock) {}

  get waiting(): boolean {
    return this.rung;
  }

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Sleeps until the bell rings, at most `ms`. */
  async sleep(ms: number): Promise<void> {
    if (!this.rung) {
      const alarm = new AbortController();
      // A reason of our own: without one each abort builds an error with its stack.
      this.wake = () => alarm.abort('rung');
      await this.clock.sleep(ms, alarm.signal);
      this.wake = null;
    }
    // Whatever ended in the same moment rings now too, and one look serves all.
    await new Promise((resolve) => setImmediate(resolve));
    this.rung = false;
  }
}
