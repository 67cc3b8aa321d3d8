import { reasonOf } from '../errors';
import type { OutboxRow } from '../model/delivery';
import type { SendOutcome } from '../model/outcome';
import type { Channel } from '../ports/channel';
import { Bell } from '../ops/bell';
import type { Clock } from '../ports/clock';
import type { Log } from '../ports/log';
import type { Metrics } from '../ports/metrics';
import type { Outbox } from '../ports/outbox';
import type { Rates } from '../ports/rates';
import { settled } from './backoff';

export interface SenderParts {
  channel: Channel;
  outbox: Outbox;
  /** Knows when a platform wants rest from all senders. */
  rates: Pick<Rates, 'rest' | 'resting'>;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  /** Messages in flight at once. Also the most that can arrive twice when the process is killed. */
  lanes: number;
  /** 0..1, for jitter. */
  chance(): number;
}

const sendTimeoutMs = 15_000;
const idleMs = 1_000;
/** How old may be what is known of a rest that another process was told of. */
const restKnownMs = 250;

/** Sends one channel's messages: claims, sends, settles. A lane is free again only once its outcome is durable. */
export class Sender {
  private readonly inFlight = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly bell: Bell;
  private restUntil = 0;
  private askedAt = -Infinity;
  private loop: Promise<void> | null = null;

  constructor(private readonly parts: SenderParts) {
    this.bell = new Bell(parts.clock);
  }

  start(): void {
    this.loop ??= this.run();
  }

  wake(): void {
    this.bell.ring();
  }

  /** Claims nothing new, waits for what is in flight. */
  async drain(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.loop;
    await Promise.all(this.inFlight);
  }

  private async run(): Promise<void> {
    const { channel, outbox, clock, lanes, log } = this.parts;
    while (!this.stopping.signal.aborted) {
      const free = lanes - this.inFlight.size;
      let rows: OutboxRow[] = [];
      try {
        if (free > 0 && !(await this.resting())) rows = await outbox.claim(channel.name, free, clock.now());
      } catch (error) {
        log.error({ channel: channel.name, reason: reasonOf(error) }, 'outbox cannot be claimed');
        await clock.sleep(idleMs, this.stopping.signal);
      }
      for (const row of rows) {
        const lane = this.deliver(row).finally(() => {
          this.inFlight.delete(lane);
          this.wake();
        });
        this.inFlight.add(lane);
      }
      if (rows.length < free || free === 0) await this.bell.sleep(await this.untilDue());
    }
  }

  private async resting(): Promise<boolean> {
    const { rates, clock } = this.parts;
    const now = clock.now();
    if (now - this.askedAt >= restKnownMs || now < this.askedAt) {
      this.askedAt = now;
      const rest = await rates.resting(this.bucket);
      if (rest > 0) this.restUntil = Math.max(this.restUntil, now + rest);
    }
    return now < this.restUntil;
  }

  private get bucket(): string {
    return `send/${this.parts.channel.name}`;
  }

  /** A message in flight rings when it ends, and then everything due is looked for anew. */
  private async untilDue(): Promise<number> {
    const { outbox, channel, clock } = this.parts;
    const now = clock.now();
    if (this.restUntil > now) return this.restUntil - now;
    if (this.bell.waiting || this.inFlight.size > 0) return idleMs;
    const due = await outbox.nextDue(channel.name).catch(() => null);
    return due === null ? idleMs : Math.min(idleMs, Math.max(due - now, 1));
  }

  private async deliver(row: OutboxRow): Promise<void> {
    const { channel, clock, outbox, metrics, log } = this.parts;
    const begun = clock.now();
    const outcome = settled(row, await this.attempt(row), this.parts.chance());
    metrics.count('sends_total', { channel: channel.name, outcome: outcome.kind });
    metrics.time('send_seconds', (clock.now() - begun) / 1000, { channel: channel.name });
    if (outcome.kind === 'retry' && outcome.scope === 'channel') this.rest(outcome.afterMs);
    if (outcome.kind !== 'sent') {
      log.warn(
        {
          channel: channel.name,
          outbox: row.id,
          outcome: outcome.kind,
          reason: 'reason' in outcome ? outcome.reason : '',
        },
        'not sent',
      );
    }
    await this.settle(row, outcome, outbox);
  }

  /** For this process at once, for the others as soon as they ask. */
  private rest(ms: number): void {
    const { rates, clock, log } = this.parts;
    this.restUntil = clock.now() + ms;
    rates
      .rest(this.bucket, ms)
      .catch((error: unknown) => log.debug({ reason: reasonOf(error) }, 'a rest is not shared'));
  }

  private async attempt(row: OutboxRow): Promise<SendOutcome> {
    const { channel } = this.parts;
    try {
      return (
        (await channel.send?.({ id: row.id, chat: row.chat, part: row.part }, AbortSignal.timeout(sendTimeoutMs))) ?? {
          kind: 'rejected',
          reason: 'this channel does not send',
        }
      );
    } catch (error) {
      // A channel promises not to throw; if one does, the message may be out.
      return { kind: 'uncertain', reason: reasonOf(error) };
    }
  }

  /** Keeps trying to note the outcome: an unsettled message would be sent again after a restart. */
  private async settle(row: OutboxRow, outcome: SendOutcome, outbox: Outbox): Promise<void> {
    const { clock, log } = this.parts;
    for (let tries = 1; ; tries += 1) {
      try {
        return await outbox.settle(row, outcome, clock.now());
      } catch (error) {
        log.error({ outbox: row.id, tries, reason: reasonOf(error) }, 'an outcome could not be stored');
        if (this.stopping.signal.aborted && tries > 3) return;
        await clock.sleep(Math.min(idleMs * tries, 10_000));
      }
    }
  }
}
