import { deliver, type Delivery } from './deliver';
import { FaultServer, pause, type Answer, type Call } from './fault-server';
import { Oracle } from './oracle';

const header = 'x-bot-api-secret-token';

/**
 * A Zalo Bot Platform that can misbehave. Updates are handed out at most once and one at a time, as the real one
 * does: an update returned and lost is gone. Script faults with `server.next('sendMessage', …)`.
 */
export class FakeZaloBot {
  readonly oracle = new Oracle();
  readonly server = new FaultServer((call) => this.handle(call));
  baseUrl = '';
  webhook: { url: string; secret: string } | null = null;
  /** Chats that do not want the bot. */
  readonly blocked = new Set<string>();
  /** Messages left in the month. */
  quota = Number.POSITIVE_INFINITY;
  /** The most polls that were ever open at once: more than one loses updates. */
  mostPollers = 0;
  private pending: string[] = [];
  private pollers = 0;
  private closed = false;
  private messages = 0;

  constructor(readonly token: string) {}

  static async open(token = '123456:test-token', port = 0): Promise<FakeZaloBot> {
    const fake = new FakeZaloBot(token);
    fake.baseUrl = await fake.server.listen(port);
    return fake;
  }

  close(): Promise<void> {
    this.closed = true;
    return this.server.close();
  }

  /** Leaves an update for polling. */
  queue(update: string): void {
    this.pending.push(update);
  }

  waiting(): number {
    return this.pending.length;
  }

  /** Calls the webhook that was set (or `to.url`) with the secret that was set (or `to.secret`). */
  deliver(update: string, to: Partial<Delivery> = {}): Promise<number[]> {
    return deliver(update, { url: this.webhook?.url ?? '', secret: this.webhook?.secret ?? '', header, ...to });
  }

  private async handle({ path, name, body, gone }: Call): Promise<Answer> {
    if (!path.startsWith(`/bot${this.token}/`)) return refuse(401, 'Unauthorized');
    const given = body ?? {};
    switch (name) {
      case 'getMe':
        return grant({ id: '1', account_name: 'bot.ThonBan', account_type: 'BASIC', can_join_groups: false });
      case 'sendMessage':
        return this.sendMessage(given);
      case 'setWebhook':
        return this.setWebhook(given);
      case 'deleteWebhook':
        return grant({ url: '', updated_at: Date.now() }, () => (this.webhook = null));
      case 'getUpdates':
        return this.getUpdates(given, gone);
      default:
        return refuse(404, 'Not Found');
    }
  }

  private sendMessage({ chat_id, text, parse_mode, text_styles }: Record<string, unknown>): Answer {
    const chat = String(chat_id);
    this.oracle.try(chat);
    if (typeof text !== 'string' || text === '' || Array.from(text).length > 2000)
      return refuse(400, 'text is invalid');
    if (parse_mode !== undefined || text_styles !== undefined) return refuse(400, 'parse_mode is invalid');
    if (this.blocked.has(chat)) return refuse(403, 'Forbidden');
    if (this.quota <= 0) return refuse(429, 'Quota exceeded');
    this.messages += 1;
    return grant({ message_id: `m${this.messages}`, date: Date.now() }, () => {
      this.quota -= 1;
      this.oracle.take(chat, text);
    });
  }

  private setWebhook({ url, secret_token: secret }: Record<string, unknown>): Answer {
    if (typeof url !== 'string' || typeof secret !== 'string' || secret.length < 8) return refuse(400, 'Bad Request');
    return grant({ url, updated_at: Date.now() }, () => (this.webhook = { url, secret }));
  }

  private async getUpdates(given: Record<string, unknown>, gone: () => boolean): Promise<Answer> {
    if (this.webhook) return refuse(400, 'webhook is active');
    this.pollers += 1;
    this.mostPollers = Math.max(this.mostPollers, this.pollers);
    const until = Date.now() + Number(given.timeout ?? 0) * 1000;
    while (this.pending.length === 0 && Date.now() < until && !gone() && !this.closed) await pause(5);
    this.pollers -= 1;
    const update = gone() ? undefined : this.pending.shift();
    if (update === undefined) return refuse(408, 'Request timeout');
    return { status: 200, body: null, raw: update.includes('"ok"') ? update : `{"ok":true,"result":${update}}` };
  }
}

const grant = (result: unknown, take?: () => void): Answer => ({
  status: 200,
  body: { ok: true, result },
  ...(take ? { take } : {}),
});

/** Refusals come with HTTP 200 too: `ok` decides. */
const refuse = (code: number, description: string): Answer => ({
  status: 200,
  body: { ok: false, error_code: code, description },
});
