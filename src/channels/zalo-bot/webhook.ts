import type { RawRequest, Verdict, Webhook } from '../../ports/channel';
import type { Clock } from '../../ports/clock';
import { readJson } from '../json';
import { sameSecret } from '../secret';
import { eventOf } from './events';

export const webhookPath = '/webhooks/zalo-bot';

/** Calls of the Bot Platform. The secret is compared before a byte of the body is looked at. */
export function zaloBotWebhook(secret: string, clock: Clock): Webhook {
  return {
    path: webhookPath,
    receive({ headers, body }: RawRequest): Verdict {
      if (!sameSecret(headers['x-bot-api-secret-token'], secret)) {
        return { kind: 'refuse', status: 401, reason: 'wrong secret' };
      }
      const update = readJson(body);
      if (!update) return { kind: 'refuse', status: 400, reason: 'no JSON object' };
      const event = eventOf(update, clock.now());
      return 'ignored' in event ? { kind: 'ignore', reason: event.ignored } : { kind: 'events', events: [event] };
    },
  };
}
