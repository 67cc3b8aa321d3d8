import { reasonOf } from '../../errors';
import type { InboundEvent } from '../../model/message';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Trouble } from '../trouble';
import type { BotAnswer, ZaloBotClient } from './client';
import { eventOf } from './events';
import { troubleOf } from './outcome';

export interface PollParts {
  client: ZaloBotClient;
  clock: Clock;
  log: Log;
  trouble: Trouble;
  /** How long the platform may hold a call open, seconds. */
  holdSeconds: number;
}

type Accept = (events: InboundEvent[]) => Promise<void>;

/** Beyond the hold; a call that hangs must not hold up the end of the server for long. */
const patienceMs = 4_000;
const leastPauseMs = 1_000;
const mostPauseMs = 60_000;

/**
 * Fetches updates until `signal` aborts: one object for each call, no offset, and what was handed out is gone from the
 * platform. So the next call waits until this event is durable, however long that takes, nobody else may poll, and an
 * open call is never cut off: when the server stops, it is waited for.
 */
export async function poll(parts: PollParts, accept: Accept, signal: AbortSignal): Promise<void> {
  const { client, clock, log, trouble, holdSeconds } = parts;
  let failures = 0;
  while (!signal.aborted) {
    const begun = clock.now();
    // The documentation has the timeout as a string.
    const call = { timeout: String(holdSeconds) };
    const answer = await client.call('getUpdates', call, { timeoutMs: holdSeconds * 1000 + patienceMs });
    if (answer.kind === 'granted' && answer.result) {
      failures = 0;
      trouble.clear('poll');
      await take(parts, answer.result, accept, signal);
    } else if (isIdle(answer)) {
      failures = 0;
      trouble.clear('poll');
      // A platform that answers "nothing" at once must not be asked a thousand times a second.
      if (clock.now() - begun < leastPauseMs) await clock.sleep(leastPauseMs, signal);
    } else {
      failures += 1;
      const reason = troubleOf(answer) ?? 'no answer';
      trouble.set('poll', reason);
      log.warn({ reason, failures }, 'updates cannot be fetched');
      await clock.sleep(pauseMs(answer, failures), signal);
    }
  }
}

/** Nothing was written to the bot in the time of one call. */
const isIdle = (answer: BotAnswer) => answer.kind === 'granted' || (answer.kind === 'refused' && answer.code === 408);

const pauseMs = (answer: BotAnswer, failures: number): number =>
  (answer.kind === 'refused' ? answer.retryAfterMs : null) ??
  Math.min(mostPauseMs, leastPauseMs * 2 ** Math.min(failures - 1, 10));

async function take(
  { clock, log, trouble }: PollParts,
  update: unknown,
  accept: Accept,
  signal: AbortSignal,
): Promise<void> {
  const event = eventOf(update, clock.now());
  if ('ignored' in event) return log.debug({ reason: event.ignored }, 'update not taken');
  for (let tries = 1; ; tries += 1) {
    try {
      await accept([event]);
      return trouble.clear('accept');
    } catch (error) {
      trouble.set('accept', 'an event is not durable yet');
      log.error({ tries, reason: reasonOf(error) }, 'an event is not durable yet');
      if (signal.aborted)
        return log.error({ event: event.eventId }, 'an event was lost: stopped before it was durable');
      await clock.sleep(Math.min(mostPauseMs, leastPauseMs * tries), signal);
    }
  }
}
