import type { SendOutcome } from '../../model/outcome';
import type { Channel, Limits, OutboundMessage } from '../../ports/channel';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import { keepTrying } from '../beginning';
import { callTimeoutMs } from '../http-client';
import { Trouble } from '../trouble';
import { ZaloBotClient } from './client';
import { isTokenRefused, outcomeOf, troubleOf } from './outcome';
import { poll } from './poll';
import { webhookPath, zaloBotWebhook } from './webhook';

export interface ZaloBotOptions {
  token: string;
  /** What the platform must show with every webhook call, 8 to 256 characters; needed in webhook mode only. */
  secret: string;
  /** Without a slash at the end. */
  baseUrl: string;
  mode: 'webhook' | 'polling';
  publicUrl?: string;
  clock: Clock;
  log: Log;
  /** Ends the attempts to tell the platform how we receive. Without it there is one attempt. */
  stop?: AbortSignal;
  /** How long one long poll is held open, seconds: also how long the end of the server may have to wait. */
  holdSeconds?: number;
}

/** The platform has no buttons: the layout numbers the choices. */
const limits: Limits = { text: 2000, unit: 'code points', buttons: 0, buttonTitle: 0 };

/** A bot of the Zalo Bot Platform. Builds only: nothing is called before `start`, `poll` or `send`. */
export function zaloBotChannel(options: ZaloBotOptions): Channel {
  const { clock, mode } = options;
  const log = options.log.child({ channel: 'zalo-bot' });
  const client = new ZaloBotClient(options.baseUrl, options.token);
  const trouble = new Trouble();

  async function send({ chat, part }: OutboundMessage, signal: AbortSignal): Promise<SendOutcome> {
    const body = { chat_id: chat, text: part.text };
    const answer = await client.call('sendMessage', body, { signal, timeoutMs: callTimeoutMs });
    if (answer.kind === 'granted') trouble.clear('send');
    else if (isTokenRefused(answer)) trouble.set('send', troubleOf(answer) ?? '');
    return outcomeOf(answer);
  }

  // While a webhook is set the platform does not answer polls, so the poller removes it first.
  const attempt = async () =>
    troubleOf(
      mode === 'polling'
        ? await client.call('deleteWebhook', {})
        : await client.call('setWebhook', {
            url: `${options.publicUrl}${webhookPath}`,
            secret_token: options.secret,
          }),
    );

  return {
    name: 'zalo-bot',
    delivery: 'push',
    limits,
    start: async () => {
      // Without an address of our own nobody but the operator can register the webhook.
      if (mode === 'webhook' && !options.publicUrl) return log.warn({}, 'webhook is to be registered by hand');
      await keepTrying({ attempt, clock, log, trouble, ...(options.stop ? { stop: options.stop } : {}) });
    },
    send,
    trouble: () => trouble.text(),
    ...(mode === 'webhook'
      ? { webhook: zaloBotWebhook(options.secret, clock) }
      : {
          poll: (accept, signal) =>
            poll({ client, clock, log, trouble, holdSeconds: options.holdSeconds ?? 4 }, accept, signal),
        }),
  };
}
