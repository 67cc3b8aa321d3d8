import type { Topic } from '../../content/content';
import { answerFor } from '../../knowledge/answer';
import { missingPaper } from '../../knowledge/missing-paper';
import { blockKinds, plainReply, type BlockKind } from '../../model/message';
import { payloadOf, readPayload } from '../../model/payload';
import type { Candidate } from '../../model/interaction';
import { decide, thresholds } from '../../nlu/decide';
import { asksBare } from '../follow-up/bare';
import type { Asked } from '../follow-up/reader';
import { sayer, type Heard, type Outcome, type Step, type Tools } from '../heard';
import { menuButtons, topicButtons } from '../menu';
import { answered, knownOnly } from './understand';

/** Longer than this, and people have turned to something else: a bare "phí bao nhiêu?" may mean anything again. */
export const followUpMs = 10 * 60_000;

/** "Thế còn phí thì sao?" asks for a part of the last answer. Without a last answer it is asked back, never guessed. */
export const followUp: Step = async (heard, tools) => {
  // A typed payload ("m:giay-to") only looks like words.
  const asked = readPayload(heard.text) ? null : asksBare(heard.text);
  const topic = lastTopic(heard, tools);
  if (!asked || asked.length === 0) return topic ? withoutPaper(topic, heard, tools) : null;
  const wanted = topic?.phones.length ? asked : asked.filter((each) => each !== 'phone');
  const { candidates, exact } = knownOnly(await tools.classifier.classify(heard.text, heard.chosen), tools);
  if (exact && candidates[0]?.topic !== topic?.id) return null;
  if (topic?.tone === 'emergency') return answered(topic.id, 1, [], heard, tools);

  const emergency = (id: string) => tools.content.topics.get(id)?.tone === 'emergency';
  const decision = decide({ candidates, exact }, { emergency });
  const urgent = decision.kind === 'answer' && emergency(decision.topic) ? [decision.topic] : [];
  // "Gọi số nào" may come from somebody in danger: only numbers of the last answer are a better guess than 113.
  const cry = topic ? null : mostNumbers(candidates, tools);
  if (wanted.length === 0 && cry) return answered(cry.topic, cry.score, candidates, heard, tools);
  if (wanted.length === 0 || (urgent.length > 0 && !wanted.includes('phone'))) return null;
  if (topic) return partOf(topic, wanted, urgent, heard, tools);
  return {
    replies: [plainReply(sayer(heard, tools)('follow.which'), menuButtons(tools.content, heard.language))],
    decision: 'ask',
    topic: null,
    score: decision.score,
    candidates,
    session: { dialog: null },
  };
};

/** Of the emergencies that a bare cry for a number may be, the one that tells the most numbers. */
function mostNumbers(candidates: readonly Candidate[], { content }: Tools): Candidate | null {
  const numbers = ({ topic }: Candidate) => content.topics.get(topic)?.phones.length ?? 0;
  const urgent = candidates.filter(
    ({ topic, score }) => score >= thresholds.emergencyAsk && content.topics.get(topic)?.tone === 'emergency',
  );
  return urgent.toSorted((a, b) => numbers(b) - numbers(a))[0] ?? null;
}

/** "Không có giấy chứng sinh thì sao?" after the answer about birth papers, unless it is a matter of its own. */
async function withoutPaper(topic: Topic, heard: Heard, tools: Tools): Promise<Outcome | null> {
  const paper = topic.procedure && heard.text !== '' ? missingPaper(topic.procedure, heard.text) : null;
  if (!paper) return null;
  const classification = knownOnly(await tools.classifier.classify(heard.text, heard.chosen), tools);
  const decision = decide(classification, { emergency: (id) => tools.content.topics.get(id)?.tone === 'emergency' });
  if (decision.kind === 'answer' && decision.topic !== topic.id) return null;
  const say = sayer(heard, tools);
  const values = { paper: paper.name, without: paper.without ?? '' };
  const { reply, revision } = answerFor(
    tools.content,
    alone(topic, say(paper.without ? 'follow.without' : 'follow.without.unknown', values)),
    heard.language,
    heard.now,
  );
  const whole = { title: say('follow.whole'), payload: payloadOf.topic(topic.id) };
  return {
    replies: [{ ...reply, ...(revision === null ? {} : { buttons: [whole, ...reply.buttons] }), rate: heard.inboxId }],
    decision: 'answer',
    topic: topic.id,
    revision,
    asSaid: true,
    session: { dialog: null, topicAt: heard.now },
  };
}

/** A topic that says only this, with the basis and the validity of the whole. */
function alone(topic: Topic, answer: string, blocks: Topic['blocks'] = {}): Topic {
  const part: Topic = { ...topic, answer, blocks, phones: [], procedure: null };
  delete part.eligibility;
  delete part.more;
  return part;
}

function lastTopic({ session, now }: Heard, { content }: Tools): Topic | undefined {
  const fresh = (session.topicAt ?? 0) > now - followUpMs;
  return fresh && session.topic !== null ? content.topics.get(session.topic) : undefined;
}

/** The blocks asked for, as an answer of its own: with basis, notes and validity of the whole one. */
function partOf(topic: Topic, asked: readonly Asked[], more: readonly string[], heard: Heard, tools: Tools): Outcome {
  const say = sayer(heard, tools);
  const kinds = asked.flatMap((each) => kindOf(each, topic));
  const missing = kinds.filter((kind) => !topic.blocks?.[kind]);
  const shown: BlockKind[] = missing.length > 0 ? [...kinds, 'where'] : kinds;
  const part: Topic = {
    ...alone(
      topic,
      [say('follow.of', { title: topic.title }), ...missingWords(topic, missing, heard, tools)].join('\n'),
      Object.fromEntries(blockKinds.flatMap((kind) => (shown.includes(kind) ? [[kind, topic.blocks?.[kind]]] : []))),
    ),
    phones: asked.includes('phone') ? topic.phones : [],
  };
  const { reply, revision } = answerFor(tools.content, part, heard.language, heard.now);
  const whole = { title: say('follow.whole'), payload: payloadOf.topic(topic.id) };
  const buttons = [whole, ...topicButtons(tools.content, more, heard.language), ...reply.buttons];
  return {
    replies: [{ ...reply, ...(revision === null ? {} : { buttons }), rate: heard.inboxId }],
    decision: 'answer',
    topic: topic.id,
    revision,
    asSaid: true,
    session: { dialog: null, topicAt: heard.now },
  };
}

/** "Bao nhiêu tiền" is the fee, unless there is none and the answer is about money that people get. */
function kindOf(asked: Asked, { blocks }: Topic): BlockKind[] {
  if (asked === 'phone') return [];
  if (asked !== 'amount') return [asked];
  const paysOut = !blocks?.fee && blocks?.result?.some((line) => /\d đồng|tiền/iu.test(line));
  return [paysOut ? 'result' : 'fee'];
}

function missingWords(topic: Topic, missing: readonly BlockKind[], heard: Heard, tools: Tools): string[] {
  if (missing.length === 0) return [];
  const say = sayer(heard, tools);
  const label = (kind: BlockKind) => tools.content.messages.say(heard.language, `words.block.${kind}`);
  return [
    say('follow.missing', { parts: [...new Set(missing)].map(label).join('", "') }),
    say(topic.blocks?.where ? 'follow.missing.where' : 'follow.missing.office'),
  ];
}
