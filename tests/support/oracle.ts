import type { Button } from '../../src/model/message';

/** One message that a platform double took. `at` is epoch milliseconds by the real clock. */
export interface Taken {
  chat: string;
  text: string;
  buttons: Button[];
  at: number;
}

/**
 * What really reached people, as the platform saw it. Our own tables are never asked what was sent: a fault test
 * compares the oracle with the audience.
 */
export class Oracle {
  /** Every message the platform took, in order. */
  readonly taken: Taken[] = [];
  /** Every send that was tried, taken or not. */
  readonly tried: { chat: string; at: number }[] = [];

  try(chat: string): void {
    this.tried.push({ chat, at: Date.now() });
  }

  take(chat: string, text: string, buttons: Button[] = []): void {
    this.taken.push({ chat, text, buttons, at: Date.now() });
  }

  /** Texts one chat got, in order. */
  to(chat: string): string[] {
    return this.taken.filter((each) => each.chat === chat).map((each) => each.text);
  }

  /** How often something arrived again: 0 when every (chat, text) came once. */
  duplicates(): number {
    return this.taken.length - new Set(this.taken.map(key)).size;
  }

  /** Those of `expected` that never arrived. */
  lost(expected: readonly { chat: string; text: string }[]): { chat: string; text: string }[] {
    const arrived = new Set(this.taken.map(key));
    return expected.filter((each) => !arrived.has(key(each)));
  }

  /** The most sends tried within any span of `ms`; of one chat when `chat` is given. */
  busiest(ms: number, chat?: string): number {
    const times = this.tried.filter((each) => chat === undefined || each.chat === chat).map((each) => each.at);
    let first = 0;
    let most = 0;
    times.forEach((at, index) => {
      while ((times[first] ?? at) <= at - ms) first += 1;
      most = Math.max(most, index - first + 1);
    });
    return most;
  }
}

const key = ({ chat, text }: { chat: string; text: string }) => `${chat}\0${text}`;
