import { ageNotes } from '../../knowledge/age';
import { answerFor, citationOf, relatedButtons } from '../../knowledge/answer';
import { firstQuestion, readPath, standingOf } from '../../knowledge/eligibility';
import { validityOf } from '../../knowledge/validity';
import { plainReply, type Reply } from '../../model/message';
import { payloadOf, readPayload } from '../../model/payload';
import { vietnamDay } from '../../model/week';
import { sayer, type Heard, type Outcome, type Step } from '../heard';

/**
 * An answer to one of the questions whether somebody has a right. What was answered is not logged: it is poverty,
 * illness, origin.
 */
export const eligible: Step = (heard, tools) => {
  const { content } = heard.event;
  const payload = content.kind === 'press' ? readPayload(content.payload) : null;
  const path = payload?.kind === 'eligible' ? readPath(payload.path) : null;
  const topic = path ? tools.content.topics.get(path.topic) : undefined;
  const standing = path && topic ? standingOf(topic, path) : null;
  if (!topic || !standing) return null;
  const validity = validityOf(tools.content, topic, vietnamDay(heard.now));
  if (validity.kind === 'withheld')
    return said(answerFor(tools.content, topic, heard.language, heard.now).reply, topic.id, heard);

  const say = sayer(heard, tools);
  if (standing.kind === 'question') return said(plainReply(standing.ask, standing.buttons), topic.id, heard);
  if (standing.kind === 'changed') {
    const first = firstQuestion(topic)!;
    return said(plainReply(say('eligible.changed', { ask: first.ask }), first.buttons), topic.id, heard);
  }
  return said(
    {
      ...plainReply(standing.says, [
        { title: say('follow.whole'), payload: payloadOf.topic(topic.id) },
        ...relatedButtons(tools.content, topic, heard.language),
      ]),
      notes: [...ageNotes(tools.content, topic, validity, say), say('eligible.note')],
      citations: topic.citations.map((each) => citationOf(tools.content, topic, each, heard.now, say)),
    },
    topic.id,
    heard,
  );
};

const said = (reply: Reply, topic: string, heard: Heard): Outcome => ({
  replies: [reply],
  decision: 'answer',
  topic,
  session: { dialog: null, topic, topicAt: heard.now },
  logged: false,
});
