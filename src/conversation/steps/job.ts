import { jobReply } from '../../knowledge/jobs/reply';
import { readPayload } from '../../model/payload';
import type { Step } from '../heard';
import { jobWorld } from '../with-jobs';

/** One vacancy tapped in a list, perhaps in an old one. */
export const job: Step = async (heard, tools) => {
  const { content } = heard.event;
  const payload = content.kind === 'press' ? readPayload(content.payload) : null;
  if (payload?.kind !== 'job') return null;
  const topic = [...tools.content.topics.values()].find((each) => each.jobs) ?? null;
  const reply = jobReply(await tools.jobs.get(payload.job), jobWorld(topic, heard, tools));
  return {
    replies: [{ ...reply, rate: heard.inboxId }],
    decision: 'answer',
    topic: topic?.id ?? null,
    revision: topic?.revision ?? null,
    asSaid: true,
    session: { dialog: null, ...(topic ? { topic: topic.id, topicAt: heard.now } : {}) },
  };
};
