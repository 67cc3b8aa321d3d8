import { pause } from './fault-server';

/** Calls Telegram's webhook as Telegram does: the same update again and again until somebody says 200. `to` may move meanwhile. */
export async function insist(to: () => string, secret: string, update: string): Promise<void> {
  for (;;) {
    const status = await fetch(`${to()}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body: update,
    }).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await pause(20);
  }
}
