import { plainReply } from '../../model/message';
import { payloadOf } from '../../model/payload';
import type { NewProposal } from '../../model/proposal';
import { contributeId, contributeOwnId, mayGive } from '../dialogs/contribute';
import { sayer, type Heard, type Outcome, type Tools } from '../heard';

/** Only a language the person chose counts here: what a page suggests may change between two messages. */
const ownLanguage = ({ person }: Heard, { content }: Tools): string | null =>
  mayGive(content.languages).find(({ tag }) => tag === person.language)?.tag ?? null;

/** Null where there is no language but Vietnamese to give. */
export function contributionFor(heard: Heard, tools: Tools): { id: string } | null {
  if (mayGive(tools.content.languages).length === 0) return null;
  return { id: ownLanguage(heard, tools) === null ? contributeId : contributeOwnId };
}

/** What the answers of a finished contribution come to: a proposal, or nothing at all without consent. */
export function contributed(answers: Record<string, string>, outcome: Outcome, heard: Heard, tools: Tools): Outcome {
  const say = sayer(heard, tools);
  const proposal = proposalOf(answers, heard, tools);
  if (!proposal) return { ...outcome, replies: [plainReply(say('contribute.refused'))] };
  const name = tools.content.languages.find(({ tag }) => tag === proposal.language)?.name ?? proposal.language;
  const again = { title: say('contribute.more'), payload: payloadOf.command('contribute') };
  return { ...outcome, replies: [plainReply(say('contribute.thanks', { language: name }), [again])], proposal };
}

function proposalOf(answers: Record<string, string>, heard: Heard, tools: Tools): NewProposal | null {
  const { agree, kind, word, sentence, meaning, village } = answers;
  const language = answers.language ?? ownLanguage(heard, tools);
  const text = kind === 'word' ? word : sentence;
  if (agree !== 'yes' || !language || !text || !meaning) return null;
  return {
    ...{ at: heard.now, language, kind: kind === 'word' ? 'word' : 'sentence', text, meaning, topic: null },
    ...{ village: village === undefined || village === 'skip' ? null : village, consentAt: heard.now },
  };
}
