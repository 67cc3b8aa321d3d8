import type { Measured } from '../measured';

/**
 * Everything the sizing takes for granted, each with where it comes from: **measured** here, **published** by somebody,
 * or a **guess** that whoever has counted should replace.
 */

export interface Place {
  name: string;
  people: number;
  /** Calls a minute that the Zalo account may make, and how many accounts there are. */
  zaloPerMinute: number;
  zaloAccounts: number;
  telegramBots: number;
  /** Share of the people whom one storm keeps awake. */
  inOneStorm: number;
}

/** Published: Zalo's packages of 2026, 100 calls a minute in the smallest with an API, 2,000 in the largest. */
export const zaloSmall = 100;
export const zaloLarge = 2_000;

export const places: readonly Place[] = [
  // Published: Quảng Ninh, 1.3 million people in 54 communes since July 2025.
  { name: 'một xã', people: 24_000, zaloPerMinute: zaloSmall, zaloAccounts: 1, telegramBots: 1, inOneStorm: 1 },
  { name: 'một tỉnh', people: 1_300_000, zaloPerMinute: zaloLarge, zaloAccounts: 1, telegramBots: 1, inOneStorm: 1 },
  // Guess: one storm reaches ten provinces of 34. One account for each province.
  {
    ...{ name: 'cả nước', people: 100_000_000, zaloPerMinute: zaloLarge, zaloAccounts: 34, telegramBots: 34 },
    inOneStorm: 0.3,
  },
];

/** Guess: of all people so many have ever written to it. Official accounts of provinces have far fewer followers. */
export const reached = 0.3;
/** Guess: messages of one of them in a month. A service that is liked; a new one gets a tenth of it. */
export const messagesPerMonth = 3;
export const daysPerMonth = 30.4;
/** Guess: share of a day's messages in each hour, from midnight; mornings at the office and evenings at home. */
export const hours: readonly number[] = [
  0.5, 0.3, 0.2, 0.2, 0.4, 1.2, 3, 5, 8, 9, 8, 6, 4, 4.5, 6, 6, 5, 5, 6, 8, 7, 4, 2, 0.7,
].map((share) => share / 100);
/** Guess: a Monday with news, against the average day. */
export const busyDay = 2;

/** Guess: where they write. As in the made-up province of the embedded bench, a province that lives on Zalo. */
export const shares = { zalo: 0.6, telegram: 0.1, web: 0.3 };

/** A storm evening. Guesses all: of those reached so many ask, so often, half of them soon after the bulletin. */
export const storm = {
  askers: 0.3,
  messagesEach: 2,
  soon: 0.5,
  /** How fast that half falls off, seconds. */
  soonSeconds: 1_200,
  /** The other half comes evenly over so long. */
  eveningSeconds: 3 * 3_600,
};

/** Published as a rule of thumb: messages a second of one Telegram bot. */
export const telegramPerSecond = 30;
/** Guess: how long a platform takes for one send, seconds. A sender has so many under way per channel: our own setting. */
export const platformSeconds = 0.2;
export const senderLanes = 64;

/** Our own bars: nothing busier than this, and of a hundred messages 99 wait no longer than this for us. */
export const mostBusy = 0.6;
export const mostWaitSeconds = 2;
export const quantile = 0.99;

/** Measured here: messages that go out for one that comes in, long answers being split. */
export const sentPerMessage = 1.2;
/** Read in src/store/mongo: inbox, conversation, interaction, outbox, event handled, filed, sent. */
export const mongoWritesPerMessage = 7;
/** Guess, to be replaced by a test on one's own machines: journalled majority writes a second of one replica set. */
export const writesPerReplicaSet = 5_000;
export const members = 3;

/** Measured here by `bench:scale -- embedded`: 4.24 GB for 10 million interactions of 1.4 million people. */
export const embeddedBytesPerInteraction = 425;
/** Measured there too: so large it was tried, and no larger. */
export const embeddedTried = 10_000_000;

/** Read in src/store/mongo/models.ts: indexes that hold a document of each collection once it has come to rest. */
export const indexes = { interactions: 4, conversations: 1, inbox: 3, outbox: 2 };
/** Guess: bytes of one index entry. Compression of the disk is left out: it would make about half of it all. */
export const indexEntryBytes = 50;
/** Own setting, see tidy.ts: finished events and messages are kept so many days. */
export const keptDays = 8;
/** Guess: a session in Redis with what Redis adds, bytes; it stays for half an hour. */
export const sessionBytes = 2_000;
export const sessionSeconds = 1_800;

/** Measured here on the double and a busy machine, 28 November 2026; used only where measured.json is missing. */
export const figuresBefore: Measured = {
  ...{ date: '2026-11-28', machine: '2 cores, load 9.7', database: 'MongoDB double', row: 'web 1, worker 1, sender 1' },
  cpuPerThousand: { web: 0.47, worker: 1.37, sender: 0.65, redis: 0.26, mongo: 0.68 },
  ...{ mongoCommandsPerMessage: 0.65, redisCommandsPerMessage: 107, redisScriptsPerMessage: 12.3 },
  embedded: { perSecond: 500, cpuPerThousand: 1.3 },
  calm: {
    perSecond: 30,
    cpuPerThousand: { web: 3.1, worker: 8.7, sender: 5.8, redis: 1.5, mongo: 3.9 },
    ...{ mongoCommandsPerMessage: 10.9, redisCommandsPerMessage: 165, redisScriptsPerMessage: 19.5 },
  },
  documents: { conversations: 1_040, inbox: 261, outbox: 326, interactions: 576 },
};
