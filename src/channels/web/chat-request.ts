import { z } from 'zod';
import { AppError } from '../../errors';
import { newId } from '../../model/id';
import type { InboundEvent } from '../../model/message';
import { readPayload } from '../../model/payload';

/** Visible characters and blanks only: ids end up in keys, and a control character there is never honest. */
const opaque = z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u);

export const chatRequest = z
  .object({
    /** Made by the page; a new one is a new person. */
    conversation: opaque,
    /** What the person wrote. The pipeline reads the first 1,000 characters. */
    text: z.string().max(4_000).optional(),
    /** Of the button tapped; goes before `text`. */
    payload: z.string().min(1).max(64).optional(),
    /** BCP-47 tag; an unknown one is ignored. */
    language: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,35}$/)
      .optional(),
    /** The page's id of this message: sent again with the same id it is the same message. */
    id: opaque.optional(),
  })
  .refine(({ text, payload }) => Boolean(payload ?? text));

/** One event out of a request body, or `request.invalid`. `now` in epoch milliseconds. */
export function eventIn(body: unknown, now: number): InboundEvent {
  const read = chatRequest.safeParse(body);
  if (!read.success)
    throw new AppError('request.invalid', read.error.issues.map((issue) => issue.path.join('.')).join(','));
  const { conversation, text = '', payload, language, id = newId(now) } = read.data;
  return {
    channel: 'web',
    // A line feed can stand in neither part, so no two pairs make the same event id.
    eventId: `${conversation}\n${id}`,
    user: conversation,
    chat: conversation,
    content: contentOf(text, payload),
    at: now,
    ...(language ? { language } : {}),
  };
}

/** A payload that came as text is a tap all the same, as on Zalo: clients without buttons may type one. */
function contentOf(text: string, payload: string | undefined): InboundEvent['content'] {
  if (payload !== undefined) return { kind: 'press', payload };
  return readPayload(text) ? { kind: 'press', payload: text } : { kind: 'text', text };
}
