import { z } from 'zod';
import type { Content, InboundEvent } from '../../model/message';
import { isObject } from '../json';

const id = z.union([z.string().regex(/^[\x21-\x7e]{1,128}$/), z.int().transform(String)]);

const update = z.object({
  event_name: z.string(),
  message: z.object({
    from: z.object({ id, is_bot: z.boolean().optional() }),
    chat: z.object({ id, chat_type: z.string().optional() }),
    message_id: id,
    date: z.number().nonnegative().optional(),
    text: z.string().optional(),
    caption: z.string().optional(),
  }),
});

type Message = z.infer<typeof update>['message'];

/**
 * The event in one update, or why there is none. The documentation wraps updates in `{ok, result}`, real traffic is
 * flat: both are the same product. Groups are left alone, because there everybody would read the answer to one
 * person's question. `now` is epoch milliseconds; no event is later.
 */
export function eventOf(raw: unknown, now: number): InboundEvent | { ignored: string } {
  const read = update.safeParse(isObject(raw) && isObject(raw.result) ? raw.result : raw);
  if (!read.success) return { ignored: 'unknown' };
  const { event_name, message } = read.data;
  if (message.from.is_bot) return { ignored: 'bot' };
  if (!isPrivate(message)) return { ignored: 'group' };
  const content = contentOf(event_name, message);
  if (!content) return { ignored: 'unknown' };
  return {
    channel: 'zalo-bot',
    eventId: message.message_id,
    user: message.from.id,
    chat: message.chat.id,
    content,
    at: Math.min(Math.round(message.date ?? now), now),
  };
}

const isPrivate = ({ chat, from }: Message) =>
  chat.chat_type === undefined ? chat.id === from.id : chat.chat_type.toUpperCase() === 'PRIVATE';

function contentOf(name: string, { text, caption }: Message): Content | null {
  const said = caption ?? text;
  const media = (kind: 'photo' | 'sticker' | 'voice' | 'link'): Content => ({
    kind: 'media',
    media: kind,
    ...(said === undefined ? {} : { caption: said }),
  });
  switch (name) {
    case 'message.text.received':
      return text === undefined ? null : { kind: 'text', text };
    case 'message.image.received':
      return media('photo');
    case 'message.sticker.received':
      return media('sticker');
    case 'message.voice.received':
      return media('voice');
    case 'message.link.received':
      return media('link');
    // By law the platform keeps back what people write who cannot read, among others; also files and name cards.
    case 'message.unsupported.received':
      return { kind: 'withheld' };
    default:
      return null;
  }
}
