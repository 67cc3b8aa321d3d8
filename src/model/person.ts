import { createHmac } from 'node:crypto';
import type { LessonProgress } from './lesson';
import type { ChannelName } from './message';

/**
 * One person on one channel. `key` is a pseudonym: logs, reports and the interaction log carry it,
 * only this record leads back to an address. Ethnic origin is never stored.
 */
export interface Person {
  key: string;
  channel: ChannelName;
  user: string;
  chat: string;
  /** BCP-47 tag the person chose; null until chosen. */
  language: string | null;
  /** Has been told that this is a machine and what it keeps. */
  greeted: boolean;
  /** Wants notices from the village. */
  notices: boolean;
  reach: 'reachable' | 'gone';
  /** Epoch ms until which a human officer has the conversation. */
  pausedUntil: number | null;
  /** By lesson, where the person left off. */
  lessons: Readonly<Record<string, LessonProgress>>;
  createdAt: number;
  seenAt: number;
}

/** The pseudonym: keyed, so that nobody without the key can find a person by trying ids. */
export function personKey(secret: string, channel: ChannelName, user: string): string {
  return createHmac('sha256', secret).update(`${channel}\0${user}`).digest('base64url').slice(0, 22);
}

export function newPerson(key: string, at: { channel: ChannelName; user: string; chat: string; now: number }): Person {
  return {
    key,
    channel: at.channel,
    user: at.user,
    chat: at.chat,
    language: null,
    greeted: false,
    notices: true,
    reach: 'reachable',
    pausedUntil: null,
    lessons: {},
    createdAt: at.now,
    seenAt: at.now,
  };
}
