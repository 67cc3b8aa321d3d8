import type { Button } from '../../src/model/message';
import { deliver, type Delivery } from './deliver';
import { FaultServer, pause, type Answer, type Call } from './fault-server';
import { Oracle } from './oracle';

const header = 'x-telegram-bot-api-secret-token';

/**
 * A Bot API that can misbehave: the parts of it we use, with Telegram's limits and error texts. Script faults with
 * `server.next('sendMessage', …)`; ask `oracle` what people got.
 */
export class FakeTelegram {
  readonly oracle = new Oracle();
  readonly server = new FaultServer((call) => this.handle(call));
  apiRoot = '';
  webhook: { url: string; secret: string; allowed: unknown } | null = null;
  /** Callback queries that were answered. */
  readonly answered: string[] = [];
  /** Chats that blocked the bot, and chats that never were. */
  readonly blocked = new Set<string>();
  readonly unknown = new Set<string>();
  private pending: { id: number; body: string }[] = [];
  private pollers = 0;
  private messages = 0;

  constructor(readonly token: string) {}

  static async open(token = '123456:test-token', port = 0): Promise<FakeTelegram> {
    const fake = new FakeTelegram(token);
    fake.apiRoot = await fake.server.listen(port);
    return fake;
  }

  close(): Promise<void> {
    this.pollers += 1;
    return this.server.close();
  }

  /** Leaves an update for long polling. */
  queue(update: string): void {
    const id = Number(/"update_id":(\d+)/.exec(update)?.[1]);
    this.pending.push({ id, body: update });
    this.pending.sort((a, b) => a.id - b.id);
  }

  waiting(): number {
    return this.pending.length;
  }

  /** Calls the webhook that was set (or `to.url`) with the secret that was set (or `to.secret`). */
  deliver(update: string, to: Partial<Delivery> = {}): Promise<number[]> {
    return deliver(update, { url: this.webhook?.url ?? '', secret: this.webhook?.secret ?? '', header, ...to });
  }

  private async handle({ path, name, body, gone }: Call): Promise<Answer> {
    if (!/^\/bot\d+:[\w-]+\/\w+$/.test(path)) return refuse(404, 'Not Found');
    if (!path.startsWith(`/bot${this.token}/`)) return refuse(401, 'Unauthorized');
    const given = body ?? {};
    switch (name) {
      case 'getMe':
        return grant({ id: 1, is_bot: true, first_name: 'Thôn Bản', username: 'thonban_bot' });
      case 'sendMessage':
        return this.sendMessage(given);
      case 'setWebhook':
        return grant(true, () => {
          this.webhook = {
            url: String(given.url),
            secret: String(given.secret_token ?? ''),
            allowed: given.allowed_updates,
          };
        });
      case 'deleteWebhook':
        return grant(true, () => (this.webhook = null));
      case 'answerCallbackQuery':
        return grant(true, () => this.answered.push(String(given.callback_query_id)));
      case 'getUpdates':
        return this.getUpdates(given, gone);
      default:
        return refuse(404, 'Not Found: method not found');
    }
  }

  private sendMessage(given: Record<string, unknown>): Answer {
    const chat = String(given.chat_id);
    const text = given.text;
    this.oracle.try(chat);
    if (typeof text !== 'string' || text.trim() === '') return refuse(400, 'Bad Request: message text is empty');
    if (text.length > 4096) return refuse(400, 'Bad Request: message is too long');
    if (given.parse_mode !== undefined) return refuse(400, "Bad Request: can't parse entities");
    if (this.blocked.has(chat)) return refuse(403, 'Forbidden: bot was blocked by the user');
    if (!/^-?\d+$/.test(chat) || this.unknown.has(chat)) return refuse(400, 'Bad Request: chat not found');
    const buttons = buttonsOf(given.reply_markup);
    if (!buttons) return refuse(400, 'Bad Request: BUTTON_DATA_INVALID');
    this.messages += 1;
    const sent = {
      message_id: this.messages,
      date: Math.floor(Date.now() / 1000),
      chat: { id: Number(chat), type: 'private' },
      text,
    };
    return grant(sent, () => this.oracle.take(chat, text, buttons));
  }

  private async getUpdates(given: Record<string, unknown>, gone: () => boolean): Promise<Answer> {
    if (this.webhook)
      return refuse(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    const offset = Number(given.offset ?? 0);
    this.pending = this.pending.filter(({ id }) => id >= offset);
    this.pollers += 1;
    const me = this.pollers;
    const until = Date.now() + Math.min(50, Number(given.timeout ?? 0)) * 1000;
    while (this.pending.length === 0 && Date.now() < until && !gone()) {
      await pause(5);
      if (me !== this.pollers)
        return refuse(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        );
    }
    const batch = this.pending.slice(0, Number(given.limit ?? 100)).map(({ body }) => body);
    return { status: 200, body: null, raw: `{"ok":true,"result":[${batch.join(',')}]}` };
  }
}

const grant = (result: unknown, take?: () => void): Answer => ({
  status: 200,
  body: { ok: true, result },
  ...(take ? { take } : {}),
});

const refuse = (status: number, description: string): Answer => ({
  status,
  body: { ok: false, error_code: status, description },
});

/** The buttons of an inline keyboard, row by row; null when Telegram would not take them. */
function buttonsOf(markup: unknown): Button[] | null {
  const rows =
    (markup as { inline_keyboard?: { text: string; callback_data?: string }[][] } | undefined)?.inline_keyboard ?? [];
  const buttons = rows.flat().map(({ text, callback_data = '' }) => ({ title: text, payload: callback_data }));
  const good = ({ title, payload }: Button) => title !== '' && payload !== '' && Buffer.byteLength(payload) <= 64;
  return buttons.every(good) ? buttons : null;
}
