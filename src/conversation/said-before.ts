import type { Content } from '../content/content';
import { answerFor, repliesOf } from '../knowledge/answer';
import type { Interaction } from '../model/interaction';
import type { Reply } from '../model/message';
import type { Said } from './waiting';

/**
 * What was said to an event that is asked about again: what was kept of it, or the answer of its topic as the
 * content has it now. `logged` is null for events that are no question.
 */
export function saidBefore(
  content: Content,
  inboxId: string,
  kept: readonly Reply[],
  logged: Interaction | null,
  now: number,
): Said {
  const topic = logged?.topic ? content.topics.get(logged.topic) : undefined;
  const again = kept.length === 0 && logged?.revision && topic ? answerFor(content, topic, logged.language, now) : null;
  return {
    replies: again ? repliesOf(again, topic!.id.startsWith('sys-') ? undefined : inboxId) : [...kept],
    decision: logged?.decision ?? 'answer',
    topic: logged?.topic ?? null,
    score: logged?.score ?? 1,
    language: logged?.language ?? 'vi',
  };
}
