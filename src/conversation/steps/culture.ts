import { readPayload } from '../../model/payload';
import { cultureAnswer } from '../culture-answer';
import type { Step } from '../heard';

/** An entry about culture, tapped on a button. */
export const chosenCulture: Step = (heard, tools) => {
  const { content } = heard.event;
  const payload = content.kind === 'press' ? readPayload(content.payload) : null;
  if (payload?.kind !== 'culture') return null;
  const entry = tools.content.culture.find(({ id }) => id === payload.entry);
  return entry ? cultureAnswer(entry, heard, tools) : null;
};
