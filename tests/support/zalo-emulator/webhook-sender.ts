import { createHash } from 'node:crypto';
import type { EventBody } from './bodies';
import type { ZaloState } from './state';

/** When a delivery that failed is tried again. After the last, Zalo switches the webhook off. */
const ladderMs = [30_000, 5 * 60_000, 15 * 60_000, 30 * 60_000, 3_600_000];
const patienceMs = 2_000;

export interface Delivery {
  event: string;
  status: number | 'no answer';
  retries: number;
}

/** `mac=` and the SHA-256 that Zalo puts into X-ZEvent-Signature. */
export function signed(app: { id: string; oaSecret: string }, body: Buffer): string {
  const stamp = /"timestamp"\s*:\s*"?(\d{1,20})/.exec(body.toString('latin1'))?.[1] ?? '';
  return `mac=${createHash('sha256').update(app.id).update(body).update(stamp).update(app.oaSecret).digest('hex')}`;
}

/** Sends events to one address as Zalo does: signed, two seconds of patience, then the ladder on the emulator's clock. */
export class WebhookSender {
  url: string | null = null;
  /** True once the whole ladder failed. */
  disabled = false;
  /** How often each event is sent; Zalo does not promise once. */
  copies = 1;
  readonly deliveries: Delivery[] = [];
  private readonly open = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(private readonly state: ZaloState) {}

  /** Begins a delivery; `settled` waits for it. */
  send(body: EventBody): void {
    if (this.url === null || this.disabled) return;
    for (let copy = 0; copy < this.copies; copy += 1) {
      const delivery = this.climb(body).finally(() => this.open.delete(delivery));
      this.open.add(delivery);
    }
  }

  /** Several events, latest first: Zalo promises no order. */
  sendReversed(bodies: EventBody[]): void {
    for (const body of [...bodies].reverse()) this.send(body);
  }

  /** The console's "Kiểm tra": a POST without a signature. The status it gets. */
  async probe(): Promise<number> {
    const response = await fetch(this.url ?? '', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    await response.arrayBuffer();
    return response.status;
  }

  async settled(): Promise<void> {
    while (this.open.size > 0) await Promise.all(this.open);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.settled();
  }

  private async climb(body: EventBody): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(body));
    for (let retries = 0; ; retries += 1) {
      const status = await this.post(bytes, retries);
      this.deliveries.push({ event: body.event_name, status, retries });
      if (status === 200 || this.stopping.signal.aborted) return;
      const wait = ladderMs[retries];
      if (wait === undefined) {
        this.disabled = true;
        return;
      }
      await this.state.clock.sleep(wait, this.stopping.signal);
      if (this.stopping.signal.aborted) return;
    }
  }

  private async post(body: Buffer, retries: number): Promise<number | 'no answer'> {
    try {
      const response = await fetch(this.url ?? '', {
        method: 'POST',
        body: new Uint8Array(body),
        headers: {
          'content-type': 'application/json',
          'x-zevent-signature': signed(this.state.app, body),
          ...(retries > 0 ? { num_retry: String(retries) } : {}),
        },
        signal: AbortSignal.timeout(patienceMs),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 'no answer';
    }
  }
}
