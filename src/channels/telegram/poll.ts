import { TelegramError } from 'telegraf';
import type { InboundEvent } from '../../model/message';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import { callTimeoutMs } from '../http-client';
import type { Trouble } from '../trouble';
import type { BotApi } from './bot-api';
import { troubleOf, waitOf } from './outcome';
import { eventOf, updateId } from './update';

export interface PollParts {
  api: BotApi;
  clock: Clock;
  log: Log;
  trouble: Trouble;
  acknowledge(event: InboundEvent): Promise<void>;
  /** How long Telegram may hold a call open, seconds. */
  holdSeconds: number;
}

export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;
const leastPauseMs = 1_000;
const mostPauseMs = 60_000;
const batch = 100;

/**
 * Fetches updates until `signal` aborts. The offset is what tells Telegram to forget updates, so it moves only after
 * `accept` has made them durable: a crash in between brings them again, and the inbox knows them by their ids.
 */
export async function poll(
  parts: PollParts,
  accept: (events: InboundEvent[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let offset: string | null = null;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const updates = await fetchUpdates(parts, offset, signal);
      const next = await take(parts, updates, accept);
      // Updates without an id could never be confirmed: do not ask for them again and again at full speed.
      if (updates.length > 0 && next === null) await parts.clock.sleep(leastPauseMs, signal);
      offset = next ?? offset;
      failures = 0;
      parts.trouble.clear('poll');
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      await recover(parts, error, failures, signal);
    }
  }
}

async function fetchUpdates(
  { api, holdSeconds }: PollParts,
  offset: string | null,
  signal: AbortSignal,
): Promise<unknown[]> {
  const updates: unknown = await api.callApi(
    'getUpdates',
    {
      timeout: holdSeconds,
      limit: batch,
      allowed_updates: allowedUpdates,
      ...(offset === null ? {} : { offset: Number(offset) }),
    },
    { signal, timeoutMs: holdSeconds * 1000 + callTimeoutMs },
  );
  return Array.isArray(updates) ? updates : [];
}

/** Makes a batch durable; answers with the offset behind it, null when none can be told. */
async function take(
  { clock, log, acknowledge }: PollParts,
  updates: unknown[],
  accept: (events: InboundEvent[]) => Promise<void>,
): Promise<string | null> {
  const events: InboundEvent[] = [];
  let last: bigint | null = null;
  for (const update of updates) {
    const event = eventOf(update, clock.now());
    if ('ignored' in event) log.debug({ reason: event.ignored }, 'update not taken');
    else events.push(event);
    const known = updateId.safeParse(update);
    if (known.success && (last === null || BigInt(known.data.update_id) > last)) last = BigInt(known.data.update_id);
  }
  if (events.length > 0) await accept(events);
  for (const event of events) if (event.ack) void acknowledge(event);
  return last === null ? null : String(last + 1n);
}

async function recover(
  { api, clock, log, trouble }: PollParts,
  error: unknown,
  failures: number,
  signal: AbortSignal,
): Promise<void> {
  const conflict = error instanceof TelegramError && error.code === 409;
  const reason = conflict ? 'another program reads this bot' : troubleOf(error);
  trouble.set('poll', reason);
  log.warn({ reason, failures }, 'updates cannot be fetched');
  // Conflicts come from a second poller or from a webhook that is still set; only the latter can be mended here.
  if (conflict && /webhook/i.test(error.description)) await api.deleteWebhook().catch(() => undefined);
  const grown = Math.min(mostPauseMs, leastPauseMs * 2 ** Math.min(failures - 1, 10));
  await clock.sleep(waitOf(error) ?? grown, signal);
}
