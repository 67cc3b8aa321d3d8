import { createHash } from 'node:crypto';
import type { Content, InboundEvent } from '../../model/message';
import { readPayload } from '../../model/payload';
import type { Envelope } from './envelope';

/** Marks a text as the payload of one of our buttons: a tap comes back as an ordinary text. */
export const pressMark = '#';

const media = {
  user_send_image: 'photo',
  user_send_gif: 'photo',
  user_send_audio: 'voice',
  user_send_video: 'video',
  user_send_file: 'file',
  user_send_sticker: 'sticker',
  user_send_link: 'link',
} as const;

const fromPerson: Record<string, (envelope: Envelope) => Content> = {
  user_send_text: spoken,
  user_send_location: place,
  user_send_business_card: () => ({ kind: 'contact' }),
  user_submit_info: () => ({ kind: 'contact' }),
  follow: () => ({ kind: 'arrived' }),
  user_click_chatnow: () => ({ kind: 'arrived' }),
  unfollow: () => ({ kind: 'left' }),
  user_withdraw: () => ({ kind: 'withdraw' }),
  ...Object.fromEntries(
    Object.entries(media).map(([name, kind]) => [name, (envelope: Envelope) => sent(kind, envelope)]),
  ),
};

/** Our own messages coming back, and those an officer wrote by hand; not those to groups and strangers. */
const echo = /^oa_send_(?!group_|anonymous_|consent$)/;

/** What one verified envelope tells us; null for what does not concern the conversation. */
export function toEvent(envelope: Envelope): InboundEvent | null {
  if (echo.test(envelope.event_name)) {
    // Without an admin it is our own message: answering it would be talking to ourselves.
    if (!envelope.sender?.admin_id || !envelope.recipient) return null;
    return event(envelope, envelope.recipient.id, { kind: 'officer' });
  }
  const content = Object.hasOwn(fromPerson, envelope.event_name) ? fromPerson[envelope.event_name] : undefined;
  const user = envelope.follower?.id ?? envelope.user_id ?? envelope.sender?.id;
  return content && user !== undefined ? event(envelope, user, content(envelope)) : null;
}

function event(envelope: Envelope, user: string, content: Content): InboundEvent {
  const at = Number(envelope.timestamp);
  return { channel: 'zalo-oa', eventId: eventId(envelope, user), user, chat: user, content, at };
}

/** Events without a message have no id of their own; the same thing at the same millisecond is the same event. */
function eventId(envelope: Envelope, user: string): string {
  if (envelope.message?.msg_id !== undefined) return envelope.message.msg_id;
  const text = envelope.message?.text ?? '';
  const parts = [envelope.event_name, user, envelope.timestamp, text].join('\0');
  return `~${createHash('sha256').update(parts).digest('base64url').slice(0, 27)}`;
}

function spoken(envelope: Envelope): Content {
  const text = envelope.message?.text;
  // A text event without text: something that Zalo does not hand on.
  if (text === undefined || text.trim() === '') return { kind: 'withheld' };
  const payload = text.startsWith(pressMark) ? text.slice(pressMark.length).trim().normalize('NFC') : '';
  return readPayload(payload) ? { kind: 'press', payload } : { kind: 'text', text };
}

function sent(kind: (typeof media)[keyof typeof media], envelope: Envelope): Content {
  const caption = envelope.message?.text;
  return caption ? { kind: 'media', media: kind, caption } : { kind: 'media', media: kind };
}

function place(envelope: Envelope): Content {
  const found = envelope.message?.attachments?.find((each) => each.payload?.coordinates)?.payload?.coordinates;
  if (!found || !(Math.abs(found.latitude) <= 90 && Math.abs(found.longitude) <= 180)) return { kind: 'withheld' };
  return { kind: 'location', latitude: found.latitude, longitude: found.longitude };
}
