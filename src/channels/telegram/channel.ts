import type { InboundEvent } from '../../model/message';
import type { SendOutcome } from '../../model/outcome';
import type { Channel, Limits, OutboundMessage } from '../../ports/channel';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import { keepTrying } from '../beginning';
import { callTimeoutMs } from '../http-client';
import { Trouble } from '../trouble';
import { BotApi } from './bot-api';
import { fits, keyboard } from './keyboard';
import { isTokenRefused, outcomeOf, troubleOf } from './outcome';
import { allowedUpdates, poll } from './poll';
import { telegramWebhook, webhookPath } from './webhook';

export interface TelegramOptions {
  token: string;
  /** What Telegram must show with every webhook call; needed in webhook mode only. */
  secret: string;
  /** Without a slash at the end. */
  apiRoot: string;
  mode: 'webhook' | 'polling';
  publicUrl?: string;
  clock: Clock;
  log: Log;
  /** Ends the attempts to set the webhook. Without it there is one attempt. */
  stop?: AbortSignal;
  /** How long one long poll is held open, seconds; Telegram uses at most 50. */
  holdSeconds?: number;
}

const limits: Limits = { text: 4096, unit: 'utf-16', buttons: 12, buttonTitle: 60 };

/** The Telegram bot. Builds only: nothing is called before `start`, `poll` or `send`. */
export function telegramChannel(options: TelegramOptions): Channel {
  const { clock, mode } = options;
  const log = options.log.child({ channel: 'telegram' });
  const api = new BotApi(options.token, options.apiRoot);
  const trouble = new Trouble();

  async function send({ id, chat, part }: OutboundMessage, signal: AbortSignal): Promise<SendOutcome> {
    const buttons = part.buttons.filter(fits);
    if (buttons.length < part.buttons.length)
      log.error({ outbox: id }, 'a button carries more than 64 bytes and is left out');
    try {
      const payload = {
        chat_id: chatId(chat),
        text: part.text,
        link_preview_options: { is_disabled: true },
        ...keyboard(buttons),
      };
      const sent: unknown = await api.callApi('sendMessage', payload, { signal, timeoutMs: callTimeoutMs });
      trouble.clear('send');
      return { kind: 'sent', ...messageId(sent) };
    } catch (error) {
      if (isTokenRefused(error)) trouble.set('send', troubleOf(error));
      return outcomeOf(error);
    }
  }

  async function acknowledge(event: InboundEvent): Promise<void> {
    if (event.ack) await api.answerCbQuery(event.ack).catch(() => undefined);
  }

  const begin = () =>
    mode === 'polling'
      ? api.deleteWebhook()
      : api.setWebhook(`${options.publicUrl}${webhookPath}`, {
          secret_token: options.secret,
          allowed_updates: allowedUpdates,
          max_connections: 40,
        });
  const attempt = () => begin().then(() => null, troubleOf);
  // A poller meets a forgotten webhook again, as a conflict, and removes it then: one attempt is enough for it.
  const stop = mode === 'webhook' && options.stop ? { stop: options.stop } : {};

  return {
    name: 'telegram',
    delivery: 'push',
    limits,
    start: async () => {
      // Without an address of our own nobody but the operator can register the webhook.
      if (mode === 'webhook' && !options.publicUrl) return log.warn({}, 'webhook is to be registered by hand');
      await keepTrying({ attempt, clock, log, trouble, ...stop });
    },
    acknowledge,
    send,
    trouble: () => trouble.text(),
    ...(mode === 'webhook'
      ? { webhook: telegramWebhook(options.secret, clock) }
      : {
          poll: (accept, signal) =>
            poll({ api, clock, log, trouble, acknowledge, holdSeconds: options.holdSeconds ?? 25 }, accept, signal),
        }),
  };
}

/** Telegram takes both; a number is what other implementations of its API expect. */
const chatId = (chat: string): number | string => (Number.isSafeInteger(Number(chat)) ? Number(chat) : chat);

function messageId(sent: unknown): { messageId?: string } {
  const id = typeof sent === 'object' && sent !== null && 'message_id' in sent ? sent.message_id : undefined;
  return typeof id === 'number' || typeof id === 'string' ? { messageId: String(id) } : {};
}
