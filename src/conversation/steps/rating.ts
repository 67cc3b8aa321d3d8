import { plainReply } from '../../model/message';
import { readPayload } from '../../model/payload';
import { sayer, type Step } from '../heard';

/** Thumbs up or down under an earlier answer. */
export const rating: Step = (heard, tools) => {
  const { content } = heard.event;
  const payload = content.kind === 'press' ? readPayload(content.payload) : null;
  if (payload?.kind !== 'rate') return null;
  return {
    replies: [plainReply(sayer(heard, tools)(payload.value === 1 ? 'thanks.up' : 'thanks.down'))],
    decision: 'answer',
    topic: null,
    rating: { interaction: payload.interaction, value: payload.value },
    logged: false,
  };
};
