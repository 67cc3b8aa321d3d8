import { z } from 'zod';

/** Ids and times are strings in most samples and numbers in some; `readJson` already saved the digits of big ones. */
const text = z.union([z.string(), z.number()]).transform(String);
const id = text.pipe(z.string().regex(/^[\w.-]{1,128}$/));
const coordinate = text.pipe(z.string().regex(/^\s*-?\d/)).transform(Number);

const attachment = z.object({
  type: z.string().optional().catch(undefined),
  payload: z
    .object({ coordinates: z.object({ latitude: coordinate, longitude: coordinate }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/**
 * One event as Zalo sends it. Only what we use, and lenient: a field that has an unexpected form is left out, so
 * that a change on their side costs that field and not every message.
 */
export const envelopeSchema = z.object({
  app_id: id,
  event_name: z.string().max(100),
  timestamp: text.pipe(z.string().regex(/^\d{1,20}$/)),
  sender: z
    .object({ id, admin_id: id.optional().catch(undefined) })
    .optional()
    .catch(undefined),
  recipient: z.object({ id }).optional().catch(undefined),
  follower: z.object({ id }).optional().catch(undefined),
  user_id: id.optional().catch(undefined),
  message: z
    .object({
      msg_id: id.optional().catch(undefined),
      text: z.string().optional().catch(undefined),
      attachments: z.array(attachment).max(50).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

export type Envelope = z.infer<typeof envelopeSchema>;
