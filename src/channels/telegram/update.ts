import { z } from 'zod';
import type { Content, InboundEvent } from '../../model/message';

/** Ids exceed what a number holds exactly, so they are digits everywhere. */
const id = z.union([z.int(), z.string().regex(/^-?\d{1,20}$/)]).transform(String);
const chat = z.object({ id, type: z.string() });
const user = z.object({ id, is_bot: z.boolean().optional(), language_code: z.string().optional() });
const seconds = z.number().nonnegative();
/** Kinds of which only the presence matters: nothing in them is read or kept. */
const present = z.looseObject({}).optional();

const message = z.object({
  chat,
  from: user.optional(),
  date: seconds,
  text: z.string().optional(),
  caption: z.string().optional(),
  location: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
  contact: present,
  photo: z.array(z.unknown()).optional(),
  voice: present,
  audio: present,
  video: present,
  video_note: present,
  animation: present,
  document: present,
  sticker: present,
});

export const updateId = z.object({ update_id: id });

const update = z.object({
  update_id: id,
  message: message.optional(),
  callback_query: z
    .object({
      id: z.string().min(1).max(128),
      from: user,
      message: z.object({ chat }).optional(),
      data: z.string().optional(),
    })
    .optional(),
  my_chat_member: z
    .object({ chat, from: user, date: seconds, new_chat_member: z.object({ status: z.string() }) })
    .optional(),
});

type Message = z.infer<typeof message>;
type Update = z.infer<typeof update>;

/**
 * The event in one update, or why there is none. Only private chats are served: in a group everybody would read the
 * answer to one person's question. Edited messages are left alone, because the first wording has its answer already.
 * `now` is epoch milliseconds; no event is later.
 */
export function eventOf(raw: unknown, now: number): InboundEvent | { ignored: string } {
  const read = update.safeParse(raw);
  if (!read.success) return { ignored: 'unknown' };
  const known = read.data;
  if (known.message) return ofMessage(known, known.message, now);
  if (known.callback_query) return ofPress(known, known.callback_query, now);
  if (known.my_chat_member) return ofMembership(known, known.my_chat_member, now);
  return { ignored: 'unknown' };
}

function ofMessage(
  { update_id }: Update,
  { chat, from, date, ...rest }: Message,
  now: number,
): InboundEvent | { ignored: string } {
  if (chat.type !== 'private') return { ignored: 'group' };
  if (!from || from.is_bot) return { ignored: 'bot' };
  const content = contentOf(rest);
  if (!content) return { ignored: 'unknown' };
  return { ...base(update_id, from, chat.id), content, at: Math.min(Math.round(date * 1000), now) };
}

function ofPress(
  { update_id }: Update,
  { id: ack, from, message: pressed, data }: NonNullable<Update['callback_query']>,
  now: number,
): InboundEvent | { ignored: string } {
  if (pressed && pressed.chat.type !== 'private') return { ignored: 'group' };
  if (data === undefined) return { ignored: 'unknown' };
  // The date of the message is when the button was shown, not when it was pressed.
  return {
    ...base(update_id, from, pressed?.chat.id ?? from.id),
    content: { kind: 'press', payload: data },
    at: now,
    ack,
  };
}

function ofMembership(
  { update_id }: Update,
  { chat, from, date, new_chat_member: { status } }: NonNullable<Update['my_chat_member']>,
  now: number,
): InboundEvent | { ignored: string } {
  if (chat.type !== 'private') return { ignored: 'group' };
  const kind = status === 'member' ? 'arrived' : status === 'kicked' ? 'left' : null;
  if (!kind) return { ignored: 'unknown' };
  return { ...base(update_id, from, chat.id), content: { kind }, at: Math.min(Math.round(date * 1000), now) };
}

const base = (eventId: string, from: z.infer<typeof user>, chat: string) => ({
  channel: 'telegram' as const,
  eventId,
  user: from.id,
  chat,
  ...(from.language_code && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(from.language_code)
    ? { language: from.language_code }
    : {}),
});

function contentOf(said: Omit<Message, 'chat' | 'from' | 'date'>): Content | null {
  if (said.text !== undefined) return { kind: 'text', text: said.text };
  if (said.location) return { kind: 'location', latitude: said.location.latitude, longitude: said.location.longitude };
  if (said.contact) return { kind: 'contact' };
  const media = mediaOf(said);
  return media && { kind: 'media', media, ...(said.caption === undefined ? {} : { caption: said.caption }) };
}

function mediaOf(
  said: Omit<Message, 'chat' | 'from' | 'date'>,
): 'photo' | 'voice' | 'video' | 'file' | 'sticker' | null {
  if (said.photo) return 'photo';
  if (said.voice ?? said.audio) return 'voice';
  // Telegram sends an animation as a document too, so the kinds of film come first.
  if (said.video ?? said.video_note ?? said.animation) return 'video';
  if (said.document) return 'file';
  return said.sticker ? 'sticker' : null;
}
