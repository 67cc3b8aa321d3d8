import { plainReply, type Reply } from '../../model/message';
import { payloadOf, readPayload } from '../../model/payload';
import { decide } from '../../nlu/decide';
import type { DialogTurn } from '../dialogs/dialog';
import { sayer, type Heard, type Outcome, type Step, type Tools } from '../heard';

const topicOf: Record<string, string> = { 'erase@1': 'sys-xoa-du-lieu', 'officer@1': 'sys-gap-can-bo' };

export async function beginDialog(dialog: string, topic: string, heard: Heard, tools: Tools): Promise<Outcome> {
  const turn = await tools.dialogs.begin(dialog);
  return {
    replies: spoken(turn, heard, tools),
    decision: 'answer',
    topic,
    session: { dialog: turn.state, choices: [] },
  };
}

/** An open dialogue takes the message, unless it is an emergency or a button of something else. */
export const openDialogue: Step = async (heard, tools) => {
  const state = heard.session.dialog;
  if (!state) return null;
  const { content } = heard.event;
  const payload = content.kind === 'press' ? readPayload(content.payload) : null;
  if (content.kind !== 'text' && payload?.kind !== 'dialog') return null;
  if (content.kind === 'text' && (await isEmergency(heard, tools))) return null;

  const turn = await tools.dialogs.resume(state, payload?.kind === 'dialog' ? payload.answer : heard.text);
  if (!turn.done && turn.state === null) return null;
  const topic = topicOf[turn.done?.dialog ?? String(state.dialog)] ?? null;
  const base: Outcome = {
    replies: spoken(turn, heard, tools),
    decision: 'answer',
    topic,
    session: { dialog: turn.state, choices: [] },
  };
  return turn.done ? finish(turn.done, base, heard, tools) : base;
};

function finish(done: NonNullable<DialogTurn['done']>, base: Outcome, heard: Heard, tools: Tools): Outcome {
  const say = sayer(heard, tools);
  if (done.dialog === 'erase@1') {
    const sure = done.answers.sure === 'yes';
    return { ...base, replies: [plainReply(say(sure ? 'erase.done' : 'erase.kept'))], erase: sure };
  }
  return { ...base, replies: [plainReply(say('officer.done'))], handoff: { text: done.answers.words ?? '' } };
}

function spoken(turn: DialogTurn, heard: Heard, tools: Tools): Reply[] {
  const say = sayer(heard, tools);
  return turn.says.map(({ key, choices }) =>
    plainReply(
      say(key),
      choices.map(({ answer, title }) => ({ title: say(title), payload: payloadOf.dialog(answer) })),
    ),
  );
}

/** "Cháy rồi" while asked "are you sure?" is about the fire. */
async function isEmergency(heard: Heard, tools: Tools): Promise<boolean> {
  const emergency = (topic: string) => tools.content.topics.get(topic)?.tone === 'emergency';
  const decision = decide(await tools.classifier.classify(heard.text, heard.language), { emergency });
  return decision.kind === 'answer' && emergency(decision.topic);
}
