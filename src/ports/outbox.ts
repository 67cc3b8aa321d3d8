import type { OutboxRow } from '../model/delivery';
import type { ChannelName } from '../model/message';
import type { SendOutcome } from '../model/outcome';

/** Messages wait here from the commit of their turn until the platform's answer is known. */
export interface Outbox {
  /**
   * Claims up to `limit` due messages of a channel: replies before notices, oldest first, at most one per
   * chat, none of a chat with a message in flight; the claim of a notice is durable before it resolves.
   * After a crash claimed replies are claimed anew (at least once); claimed notices become `uncertain`.
   */
  claim(channel: ChannelName, limit: number, now: number): Promise<OutboxRow[]>;
  /**
   * Notes what became of a claimed message. `retry` makes it due again at `now + afterMs`, `moved` at once in
   * the new chat, every other outcome ends it. `gone` also marks the person as not reachable.
   */
  settle(row: OutboxRow, outcome: SendOutcome, now: number): Promise<void>;
  /** When the next message of a channel falls due, epoch ms; null when none waits. Chats with one in flight are left out. */
  nextDue(channel: ChannelName): Promise<number | null>;
  counts(): Promise<{ waiting: number; oldestAt: number | null; byOutcome: Record<string, number> }>;
}
