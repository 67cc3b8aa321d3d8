import type { Said } from '../../conversation/waiting';

/**
 * The body of a 200, as the contract has it. `citations` repeats those of the replies as plain lines, once
 * each, for clients that show nothing else of them.
 */
export function answerBody(interaction: string, said: Said) {
  const { replies, decision, topic, score, language } = said;
  const citations = [...new Set(replies.flatMap((reply) => reply.citations.map((citation) => citation.text)))];
  return { replies, decision, topic, score, language, interaction, citations };
}
