import type { Clock } from '../../ports/clock';
import type { Rates } from '../../ports/rates';

/** A little over a minute: our minute and the platform's do not begin together. */
const windowMs = 61_000;
/** Where nobody can say how much is left: so long is nothing sent. */
const unknownMs = 1_000;

/**
 * The package's calls per minute, counted over any sixty seconds and over all processes that send. First come, first
 * served: the sender asks for replies before notices, and nobody of this process overtakes here.
 */
export class CallLimiter {
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly perMinute: number,
    private readonly clock: Clock,
    private readonly rates: Rates,
    /** Name of the allowance. */
    private readonly bucket: string,
  ) {}

  /** Waits for leave to call. Answers 0 when it was given, else the milliseconds after which to ask again. */
  take(patienceMs: number, signal: AbortSignal): Promise<number> {
    const deadline = this.clock.now() + patienceMs;
    const turn = this.line.then(() => this.next(deadline, signal));
    this.line = turn;
    return turn;
  }

  /** The platform said that it has had enough of us. */
  rest(ms: number): void {
    void this.rates.rest(this.bucket, ms).catch(() => undefined);
  }

  private async next(deadline: number, signal: AbortSignal): Promise<number> {
    for (;;) {
      if (signal.aborted) return 1;
      const wait = await this.rates.take(this.bucket, { limit: this.perMinute, windowMs }).catch(() => unknownMs);
      if (wait === 0) return 0;
      if (this.clock.now() + wait > deadline) return wait;
      await this.clock.sleep(wait, signal);
    }
  }
}
