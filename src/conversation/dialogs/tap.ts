import { payloadOf, readPayload } from '../../model/payload';

/**
 * What a choice's button carries: the dialogue's name with the answer. Old buttons stay on people's screens, and
 * a "yes" to an earlier question must never be taken for a "yes" to the one that is open now.
 */
export const tapOf = (dialog: string, answer: string): string => payloadOf.dialog(`${nameOf(dialog)}.${answer}`);

/** The answer a tapped button gives to `dialog`, or null when the button belongs to something else. */
export function answerTapped(dialog: string, payload: string): string | null {
  const read = readPayload(payload);
  const prefix = `${nameOf(dialog)}.`;
  return read?.kind === 'dialog' && read.answer.startsWith(prefix) ? read.answer.slice(prefix.length) : null;
}

/** Without the version: a button from before a release still means what it says. */
const nameOf = (dialog: string): string => dialog.split('@', 1)[0] ?? dialog;
