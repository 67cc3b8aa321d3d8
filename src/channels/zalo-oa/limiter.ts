import type { Clock } from '../../ports/clock';

/** A little over a minute: our minute and the platform's do not begin together. */
const windowMs = 61_000;

/**
 * The package's calls per minute, counted over any sixty seconds. First come, first served: the sender asks for
 * replies before notices, and nobody overtakes here.
 */
export class CallLimiter {
  private readonly taken: number[] = [];
  private restUntil = 0;
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly perMinute: number,
    private readonly clock: Clock,
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
    this.restUntil = Math.max(this.restUntil, this.clock.now() + ms);
  }

  private async next(deadline: number, signal: AbortSignal): Promise<number> {
    const wait = this.untilFree();
    if (signal.aborted || this.clock.now() + wait > deadline) return Math.max(wait, 1);
    if (wait > 0) await this.clock.sleep(wait, signal);
    if (signal.aborted) return Math.max(this.untilFree(), 1);
    this.taken.push(this.clock.now());
    return 0;
  }

  private untilFree(): number {
    const now = this.clock.now();
    while (this.taken.length > 0 && this.taken[0]! + windowMs <= now) this.taken.shift();
    const full = this.taken.length >= this.perMinute ? this.taken[0]! + windowMs - now : 0;
    return Math.max(full, this.restUntil - now, 0);
  }
}
