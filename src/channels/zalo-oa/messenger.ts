import { createHash } from 'node:crypto';
import type { SendOutcome } from '../../model/outcome';
import type { OutboundMessage } from '../../ports/channel';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Alarms } from './alarms';
import { messageBody } from './body';
import type { OaClient } from './client';
import type { CallLimiter } from './limiter';
import { accountRestMs, rateRestMs, type Reading } from './outcome';
import { sendPath, type SendFamily } from './send-family';
import type { Grant, TokenKeeper } from './token';
import { words } from './words';

export interface MessengerParts {
  client: OaClient;
  tokens: TokenKeeper;
  family: SendFamily;
  limiter: CallLimiter;
  clock: Clock;
  log: Log;
  alarms: Alarms;
}

/** For what comes before the call. With the call's own time limit it stays below the sender's fifteen seconds. */
const patienceMs = 2_500;

/** What one message has already been through: each way out is taken once. */
interface Tries {
  renewed: boolean;
  switched: boolean;
  plain: boolean;
}

export class Messenger {
  /** False once the account has refused a message for its buttons. */
  buttons = true;
  private account: string | null = null;

  constructor(private readonly parts: MessengerParts) {}

  /** What a human must mend at the account; null when the last send went through or failed for its own reasons. */
  trouble(): string | null {
    return this.account;
  }

  async send(message: OutboundMessage, signal: AbortSignal): Promise<SendOutcome> {
    const { client, tokens, family, clock } = this.parts;
    const tries: Tries = { renewed: false, switched: false, plain: !this.buttons };
    const spread = spreadOf(message.id);
    let grant = await this.inTime(tokens.access());
    for (;;) {
      if (grant.kind === 'none') return this.hold(grant);
      const wait = await this.parts.limiter.take(patienceMs, signal);
      if (wait > 0) return { kind: 'retry', scope: 'channel', afterMs: wait, reason: 'calls per minute used up' };
      const used = family.family;
      const body = messageBody(message.chat, message.part, !tries.plain);
      const reading = await client.send(sendPath[used], grant.access, body, { now: clock.now(), spread, signal });
      const next = await this.next(reading, tries, message);
      if (next === 'renew') grant = await this.inTime(tokens.replace(grant.access));
      else if (next === 'switch') {
        if (!(await family.refusedFor(used))) return this.accountTrouble(words.bothRefuse);
      } else if (next !== 'again') return next;
    }
  }

  private async next(
    reading: Reading,
    tries: Tries,
    message: OutboundMessage,
  ): Promise<SendOutcome | 'renew' | 'switch' | 'again'> {
    switch (reading.kind) {
      case 'outcome':
        return this.settle(reading.outcome, tries, message);
      case 'account':
        return this.accountTrouble(words.account(reading.reason));
      case 'token':
        if (tries.renewed) return this.accountTrouble(words.newRefused);
        tries.renewed = true;
        return 'renew';
      case 'family':
        if (tries.switched) return this.accountTrouble(words.bothRefuse);
        tries.switched = true;
        return 'switch';
      case 'invalid':
        if (tries.plain || message.part.buttons.length === 0) return { kind: 'rejected', reason: reading.reason };
        tries.plain = true;
        return 'again';
    }
  }

  private settle(outcome: SendOutcome, tries: Tries, message: OutboundMessage): SendOutcome {
    const { limiter, log } = this.parts;
    if (outcome.kind === 'sent') {
      this.account = null;
      // Refused with buttons and taken without: it was the buttons.
      if (this.buttons && tries.plain && message.part.buttons.length > 0) {
        this.buttons = false;
        log.warn({}, 'this account takes no buttons on texts; choices are numbered from now on');
      }
    }
    if (outcome.kind === 'retry' && outcome.scope === 'channel') limiter.rest(Math.min(outcome.afterMs, rateRestMs));
    return outcome;
  }

  /** Held back without being lost, until a human has seen to the account. */
  private accountTrouble(reason: string): SendOutcome {
    this.account = reason;
    this.parts.alarms.raise(reason);
    return { kind: 'retry', scope: 'channel', afterMs: accountRestMs, reason };
  }

  private hold(grant: Extract<Grant, { kind: 'none' }>): SendOutcome {
    return { kind: 'retry', scope: 'channel', afterMs: grant.afterMs, reason: grant.reason };
  }

  /** A renewal goes on without the message when it takes long. */
  private async inTime(grant: Promise<Grant>): Promise<Grant> {
    const stop = new AbortController();
    const late = this.parts.clock
      .sleep(patienceMs, stop.signal)
      .then((): Grant => ({ kind: 'none', reason: 'token is being renewed', afterMs: 1_000 }));
    const first = await Promise.race([grant, late]);
    stop.abort();
    return first;
  }
}

/** 0..1, the same for the same message: no dice, so that a test sees what happened. */
const spreadOf = (id: string) => createHash('sha256').update(id).digest().readUInt16BE(0) / 0xffff;
