import { createHash } from 'node:crypto';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Of so many, a bucket holds some forty people of a province: it says nothing about one of them. */
export const buckets = 4096;

/** Spreads documents over shards by what they are asked for, and outlives the erasing of that. */
export const bucketOf = (key: string): number => sha256(key).readUInt16BE(0) % buckets;

/** `_id` of an event in the inbox. */
export const eventKey = (channel: string, eventId: string): string =>
  sha256(`${channel}\0${eventId}`).toString('base64url').slice(0, 27);

/** What a sender holds while a message to a chat is in flight. */
export const laneOf = (channel: string, chat: string): string => `${channel}\0${chat}`;

/** Name of the key of the pseudonyms in the vault. */
export const pseudonymName = 'pseudonym.key';

/** The queues of wake-ups. */
export const inboxQueue = 'inbox';
export const sendQueue = (channel: string): string => `send.${channel}`;

/** Without fields that are undefined: the driver would store them as null, which is another value. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
