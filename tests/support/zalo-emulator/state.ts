import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../src/ports/clock';
import { Oracle } from '../oracle';

export interface ZaloUser {
  /** Epoch ms of the last thing this person did with the account; null: never. */
  lastInteraction: number | null;
  /** Why Zalo will not take messages for this person, as its code; null when it will. */
  closed: -213 | -217 | -218 | -227 | -244 | null;
  /** Free answers since the last interaction. */
  replies: number;
}

export interface SentMessage {
  messageId: string;
  user: string;
  text: string;
  /** Titles and payloads of buttons, as sent. */
  buttons: { title: string; payload: string }[];
  path: string;
  at: number;
}

export interface Pair {
  access: string;
  refresh: string;
  expiresAt: number;
}

/** Everything the emulated Zalo knows. Tests read and write it freely. */
export class ZaloState {
  readonly app = {
    id: '360846524940903967',
    secret: 'AppSecretForTests',
    oaSecret: 'OASecretKeyForTests',
    active: true,
  };
  readonly oa = {
    id: '388613280878808645',
    /** 2 an enterprise, 4 a state agency. */
    type: 2,
    callsPerMinute: 1_000,
    takesButtons: true,
    /** Free answers within 48 hours of the last interaction, then the package's. */
    freeReplies: 8,
    packageReplies: 2_000,
  };
  /** Seconds, as `expires_in` tells them. */
  tokenLife = 90_000;
  /** Give `expires_in` as a string, as in life, or as a number, as in one document. */
  lifeAsString = true;
  pair: Pair | null = null;
  readonly oldAccess = new Set<string>();
  /** Refresh tokens that were spent, in order. */
  readonly spent: string[] = [];
  readonly codes = new Map<string, { challenge: string; issuedAt: number }>();
  readonly users = new Map<string, ZaloUser>();
  readonly sent: SentMessage[] = [];
  readonly oracle = new Oracle();
  /** Times of accepted calls, for the allowance per minute. */
  readonly callTimes: number[] = [];
  private counter = 0;

  constructor(readonly clock: Clock) {}

  user(id: string): ZaloUser {
    const known = this.users.get(id) ?? { lastInteraction: null, closed: null, replies: 0 };
    this.users.set(id, known);
    return known;
  }

  /** The person has just done something: the window is open. */
  touch(id: string): ZaloUser {
    return Object.assign(this.user(id), { lastInteraction: this.clock.now(), replies: 0 });
  }

  /** A new pair; the one before it is dead at once. */
  mint(): Pair {
    if (this.pair) this.oldAccess.add(this.pair.access);
    this.counter += 1;
    const word = (kind: string) => `${kind}CANARY${this.counter}${randomBytes(12).toString('hex')}`;
    this.pair = {
      access: word('access'),
      refresh: word('refresh'),
      expiresAt: this.clock.now() + this.tokenLife * 1_000,
    };
    return this.pair;
  }

  /** As when the account's admin takes the app's rights away. */
  revoke(): void {
    if (this.pair) this.oldAccess.add(this.pair.access);
    this.pair = null;
  }

  /** Twenty digits: beyond 2^53, as Zalo's. */
  messageId(): string {
    this.counter += 1;
    return `${randomBytes(8).toString('hex')}${String(this.counter).padStart(4, '0')}`;
  }
}
