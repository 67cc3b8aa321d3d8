import type { RawRequest, Verdict, Webhook } from '../../ports/channel';
import type { Clock } from '../../ports/clock';
import { readJson } from '../json';
import { envelopeSchema } from './envelope';
import { toEvent } from './events';
import { prove } from './signature';

/** Zalo repeats an event for about two hours; half a day covers an outage of ours. Older is a replay. */
const oldestMs = 13 * 3_600_000;
const newestMs = 3_600_000;

export interface WebhookKeys {
  appId: string;
  oaSecret: string;
}

/**
 * Judges one delivery. Only what is forged or no JSON at all is refused: Zalo switches a webhook off that keeps
 * refusing, so whatever is genuine and of no use to us is ignored with 200.
 */
export function zaloOaWebhook(keys: WebhookKeys, clock: Clock): Webhook {
  return { path: '/webhooks/zalo-oa', receive: (request) => receive(request, keys, clock.now()) };
}

const ignore = (reason: string): Verdict => ({ kind: 'ignore', reason });
const refuse = (reason: string): Verdict => ({ kind: 'refuse', status: 401, reason });

function receive(request: RawRequest, { appId, oaSecret }: WebhookKeys, now: number): Verdict {
  const proof = prove(appId, oaSecret, request.headers['x-zevent-signature'], request.body);
  if (proof.kind === 'unsigned') return ignore('probe without a signature');
  if (proof.kind === 'forged') return refuse(proof.reason);

  const body = readJson(request.body);
  if (!body) return { kind: 'refuse', status: 400, reason: 'signed, but no JSON object' };
  const read = envelopeSchema.safeParse(body);
  if (!read.success) return ignore('signed, but not an event we can read');
  const envelope = read.data;
  if (envelope.app_id !== appId) return refuse('another app');
  if (envelope.timestamp !== proof.timestamp) return refuse('signed another timestamp');

  const age = now - Number(envelope.timestamp);
  if (age > oldestMs || age < -newestMs) return ignore('stale');
  const event = toEvent(envelope);
  return event ? { kind: 'events', events: [event] } : ignore('not for the conversation');
}
