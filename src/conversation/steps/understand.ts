import { answerFor, repliesOf } from '../../knowledge/answer';
import type { Candidate } from '../../model/interaction';
import { plainReply } from '../../model/message';
import { payloadOf, readPayload } from '../../model/payload';
import type { Session } from '../../model/session';
import { decide, type Decided } from '../../nlu/decide';
import type { Classification } from '../../ports/classifier';
import { asksBare } from '../follow-up/bare';
import { sayer, type Heard, type Outcome, type Step, type Tools } from '../heard';
import { openingButtons, topicButtons } from '../menu';
import { inTheirLanguage, withDocuments, withPlaces } from '../what-was-said';
import { cultureRather, withCulture } from '../with-culture';
import { jobsRather, withJobs } from '../with-jobs';
import { withLessons } from '../with-lessons';

/** A topic tapped on a button. */
export const chosenTopic: Step = (heard, tools) => {
  const { content } = heard.event;
  const payload = content.kind === 'press' ? readPayload(content.payload) : null;
  if (payload?.kind !== 'topic' || !tools.content.topics.has(payload.topic)) return null;
  const nothing = tools.entities.find('', heard.now);
  const outcome = withCulture(answered(payload.topic, 1, [], heard, tools), nothing, heard, tools);
  return withJobs(outcome, nothing, heard, tools);
};

/** The heart: what is this about, and how sure are we? */
export const understand: Step = async (heard, tools) => {
  const classification = knownOnly(await tools.classifier.classify(heard.text, heard.chosen), tools);
  const emergency = (topic: string) => tools.content.topics.get(topic)?.tone === 'emergency';
  const guess = decide(classification, {
    emergency,
    related: (topic) => tools.content.topics.get(topic)?.related ?? [],
  });
  const named = tools.entities.find(heard.text, heard.now);
  const rather = cultureRather(guess, classification.candidates, tools);
  const decision = jobsRather(rather, classification.candidates, named, heard, tools);
  const first = withDocuments(outcomeOf(decision, classification.candidates, heard, tools), named, heard, tools);
  const listed = await withJobs(withCulture(first, named, heard, tools), named, heard, tools);
  const outcome = withPlaces(listed, named, heard, tools);
  return inTheirLanguage(outcome, classification, heard, tools);
};

function outcomeOf(decision: Decided, candidates: Candidate[], heard: Heard, tools: Tools): Outcome {
  const say = sayer(heard, tools);
  if (decision.kind === 'answer') return answered(decision.topic, decision.score, candidates, heard, tools);
  if (decision.kind === 'ask') {
    const buttons = [
      ...topicButtons(tools.content, decision.topics, heard.language),
      { title: say('ask.other'), payload: payloadOf.command('help') },
    ];
    return {
      replies: [plainReply(say('ask'), buttons)],
      decision: 'ask',
      topic: null,
      score: decision.score,
      candidates,
      session: { dialog: null, ...lost(heard) },
    };
  }
  return {
    replies: [plainReply(say('fallback'), openingButtons(tools.content, heard.language))],
    decision: 'fallback',
    topic: null,
    score: decision.score,
    candidates,
    session: { dialog: null, ...lost(heard) },
  };
}

/** A follow-up after a matter that was not understood would be answered about the one before it. */
const lost = (heard: Heard): Partial<Session> => (asksBare(heard.text) ? {} : { topic: null, topicAt: null });

/** A model may know topics that the content no longer has; nothing can be said about those. */
export function knownOnly(classification: Classification, { content }: Tools): Classification {
  const { candidates, exact } = classification;
  const known = candidates.filter(({ topic }) => content.topics.has(topic));
  return { ...classification, candidates: known, exact: exact && known[0] === candidates[0] };
}

/** The whole answer of a topic the content has. It is what follow-ups are about from now on, unless it is small talk. */
export function answered(id: string, score: number, candidates: Candidate[], heard: Heard, tools: Tools): Outcome {
  const topic = tools.content.topics.get(id)!;
  const answer = answerFor(tools.content, topic, heard.language, heard.now);
  const smallTalk = id.startsWith('sys-');
  const outcome: Outcome = {
    replies: repliesOf(answer, smallTalk ? undefined : heard.inboxId),
    decision: 'answer',
    topic: id,
    score,
    candidates,
    revision: answer.revision,
    session: { dialog: null, ...(smallTalk ? {} : { topic: id, topicAt: heard.now }) },
  };
  return withLessons(outcome, heard, tools);
}
