import type { ChannelName } from '../model/message';
import type { Audit } from './audit';
import type { Inbox } from './inbox';
import type { Interactions } from './interactions';
import type { Jobs } from './jobs';
import type { Officials } from './officials';
import type { Outbox } from './outbox';
import type { People, Sessions } from './people';
import type { Proposals } from './proposals';
import type { Turns } from './turns';
import type { UnknownWords } from './unknown-words';
import type { Vault } from './vault';

/** Everything durable. One suite of promises, `tests/contract/store`, holds for every adapter. */
export interface Store {
  readonly inbox: Inbox;
  readonly turns: Turns;
  readonly outbox: Outbox;
  readonly people: People;
  readonly sessions: Sessions;
  readonly interactions: Interactions;
  readonly proposals: Proposals;
  readonly unknownWords: UnknownWords;
  readonly jobs: Jobs;
  readonly officials: Officials;
  readonly audit: Audit;
  readonly vault: Vault;
  /**
   * Only where other processes use the store as well: `ring` when an event, or a message of a channel, may wait for
   * this one. For the life of the store.
   */
  listen?(what: 'inbox' | ChannelName, ring: () => void): void;
  /** Null when a write would be durable now, else the reason. Never rejects. */
  trouble(): Promise<string | null>;
  /**
   * Retention: texts older than 90 days, finished inbox and outbox rows older than 8 days, lapsed
   * sessions, unknown words that a person last said 90 days ago, vacancies that expired 90 days ago.
   */
  tidy(now: number): Promise<void>;
  /** Finishes what was begun and closes. */
  close(): Promise<void>;
}
