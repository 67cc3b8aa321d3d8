import { Router, raw, type Request, type Response } from 'express';
import { isAppError, reasonOf } from '../errors';
import type { InboundEvent } from '../model/message';
import type { Channel, Webhook } from '../ports/channel';
import type { Accepted } from '../ports/inbox';
import type { Log } from '../ports/log';
import type { Metrics } from '../ports/metrics';

export interface WebhookParts {
  channels: readonly Channel[];
  accept(events: InboundEvent[]): Promise<Accepted[]>;
  draining(): boolean;
  log: Log;
  metrics: Metrics;
}

/** No platform we serve sends more than a few kilobytes. */
export const bodyLimit = 64 * 1024;

/**
 * One route for all platforms: read the bytes, let the channel judge them, make the events durable, only
 * then say 200. Not durable is 503, so that the platform sends it again.
 */
export function webhookRoutes(parts: WebhookParts): Router {
  const router = Router();
  const bytes = raw({ type: () => true, limit: bodyLimit, inflate: false });
  for (const channel of parts.channels) {
    const { webhook } = channel;
    if (!webhook) continue;
    router.post(webhook.path, bytes, (request, response) => receive(parts, channel, webhook, request, response));
    // A console that probes the address with GET must find somebody at home.
    router.get(webhook.path, (_request, response) => void response.status(200).end());
  }
  return router;
}

async function receive(
  parts: WebhookParts,
  channel: Channel,
  webhook: Webhook,
  request: Request,
  response: Response,
): Promise<void> {
  const { log, metrics } = parts;
  if (parts.draining()) return void response.status(503).set('Retry-After', '5').end();
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const verdict = webhook.receive({ method: request.method, headers: request.headers, body });
  if (verdict.kind !== 'events') {
    metrics.count('webhook_refused_total', { channel: channel.name, kind: verdict.kind });
    log.debug({ channel: channel.name, kind: verdict.kind, reason: verdict.reason }, 'webhook call not taken');
    return void response.status(verdict.kind === 'refuse' ? verdict.status : 200).end();
  }
  try {
    const accepted = await parts.accept(verdict.events);
    response.status(200).end();
    verdict.events.forEach((event, index) => {
      if (event.ack && !accepted[index]?.duplicate) void channel.acknowledge?.(event).catch(() => undefined);
    });
  } catch (error) {
    log.error({ channel: channel.name, reason: reasonOf(error) }, 'events are not durable');
    response
      .status(isAppError(error) ? error.status : 503)
      .set('Retry-After', '5')
      .end();
  }
}
