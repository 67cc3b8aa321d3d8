/** Updates as the Bot Platform writes them: flat, as seen in real traffic. Ids go in as given. */
export interface From {
  /** message_id */
  id: string;
  user: string;
  /** Epoch milliseconds. */
  date?: number;
}

const someDate = 1_763_780_000_000;

/** Any event; `said` are the fields of that kind. */
export const messageEvent = ({ id, user, date = someDate }: From, name: string, said: object = {}): string =>
  JSON.stringify({
    event_name: `message.${name}.received`,
    message: {
      from: { id: user, display_name: 'Sáng', is_bot: false },
      chat: { id: user, chat_type: 'PRIVATE' },
      ...said,
      message_id: id,
      date,
    },
  });

export const textEvent = (from: From & { text: string }): string => messageEvent(from, 'text', { text: from.text });

/** The same update as the documentation shows it. */
export const wrapped = (update: string): string => `{"ok":true,"result":${update}}`;
