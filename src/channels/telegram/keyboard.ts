import { Markup } from 'telegraf';
import type { Button } from '../../model/message';

/** Telegram's bound for what a button carries. */
const mostBytes = 64;

/** One button under the other: titles are whole phrases, and thumbs are big. */
export function keyboard(buttons: readonly Button[]) {
  const rows = buttons.map(({ title, payload }) => [Markup.button.callback(title, payload)]);
  return rows.length === 0 ? {} : Markup.inlineKeyboard(rows);
}

/** Whether Telegram takes this button; one that it does not take would make it refuse the whole message. */
export function fits({ payload }: Button): boolean {
  const bytes = Buffer.byteLength(payload);
  return bytes > 0 && bytes <= mostBytes;
}
