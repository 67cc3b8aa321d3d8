import type { Button, Part } from '../../model/message';
import { pressMark } from './events';

/** Longest message and button title, in code points. */
export const longestText = 2_000;
export const mostButtons = 5;
export const longestTitle = 20;

/**
 * The body of one message. Buttons send their payload back as hidden text. `[@` would call people in a group, so
 * text that is passed on must never hold it.
 */
export function messageBody(user: string, part: Part, withButtons: boolean): object {
  const recipient = { user_id: user };
  const text = calm(part.text);
  if (part.buttons.length === 0) return { recipient, message: { text } };
  if (!withButtons) return { recipient, message: { text: numbered(text, part.buttons) } };
  const buttons = part.buttons
    .slice(0, mostButtons)
    .map(({ title, payload }) => ({ title: calm(title), type: 'oa.query.hide', payload: `${pressMark}${payload}` }));
  return { recipient, message: { text, attachment: { type: 'template', payload: { buttons } } } };
}

const calm = (text: string) => text.normalize('NFC').replaceAll('[@', '(@');

/** Choices as lines, for accounts that take no buttons; as many as fit, because the text itself comes first. */
function numbered(text: string, buttons: readonly Button[]): string {
  let room = longestText - Array.from(text).length - 1;
  const lines: string[] = [];
  for (const [index, { title }] of buttons.entries()) {
    const line = `${index + 1}. ${calm(title)}`;
    room -= Array.from(line).length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  return lines.length === 0 ? text : `${text}\n\n${lines.join('\n')}`;
}
