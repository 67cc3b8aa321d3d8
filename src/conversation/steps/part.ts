import { partFor } from '../../knowledge/parts';
import { readPayload } from '../../model/payload';
import type { Step } from '../heard';

/** More about a topic, tapped under its answer: the rest of it, its papers, its steps, its usual mistakes. */
export const part: Step = (heard, tools) => {
  const { content } = heard.event;
  const payload = content.kind === 'press' ? readPayload(content.payload) : null;
  const topic = payload?.kind === 'part' ? tools.content.topics.get(payload.topic) : undefined;
  if (payload?.kind !== 'part' || !topic) return null;
  const found = partFor(tools.content, topic, payload.part, heard.language, heard.now);
  if (!found) return null;
  return {
    replies: [{ ...found.reply, rate: heard.inboxId }],
    decision: 'answer',
    topic: topic.id,
    revision: found.revision,
    asSaid: true,
    session: { dialog: null, topic: topic.id, topicAt: heard.now },
  };
};
