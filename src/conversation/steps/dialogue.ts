import { plainReply, type Reply } from '../../model/message';
import { erase, officer } from '../dialogs/catalogue';
import type { Dialog, DialogTurn } from '../dialogs/dialog';
import { answerTapped, tapOf } from '../dialogs/tap';
import { isEmergency } from './emergency';
import { understand } from './understand';
import { sayer, type Heard, type Outcome, type Step, type Tools } from '../heard';

const topicOf: Record<string, string> = { [erase.id]: 'sys-xoa-du-lieu', [officer.id]: 'sys-gap-can-bo' };

export async function beginDialog(dialog: Dialog, heard: Heard, tools: Tools): Promise<Outcome> {
  return outcomeOf(await tools.dialogs.begin(dialog.id), dialog.id, heard, tools);
}

/**
 * An open dialogue takes the message, unless it is an emergency or a button of something else. A plain answer to
 * the open question is never an emergency, whatever the classifier hears in a single word.
 */
export const openDialogue: Step = async (heard, tools) => {
  const state = heard.session.dialog;
  if (!state) return null;
  const dialog = typeof state.dialog === 'string' ? state.dialog : '';
  const { content } = heard.event;
  const input = content.kind === 'press' ? answerTapped(dialog, content.payload) : heard.text;
  if (input === null || input === '') return null;

  const turn = await tools.dialogs.resume(state, input);
  if (!turn.done && turn.state === null && turn.says.length === 0) return null;
  const urgent = content.kind !== 'press' && turn.took !== 'choice' && (await isEmergency(heard, tools));
  if (urgent && !turn.done) return null;
  const outcome = outcomeOf(turn, dialog, heard, tools);
  const ended = turn.done ? finish(turn.done, outcome, heard, tools) : outcome;
  return urgent ? helpFirst(ended, heard, tools) : ended;
};

/** Words for an officer that sound like an emergency: the numbers to call come first, and the words are kept too. */
async function helpFirst(ended: Outcome, heard: Heard, tools: Tools): Promise<Outcome> {
  const help = await understand(heard, tools);
  if (!help) return ended;
  return {
    ...ended,
    ...help,
    replies: [...help.replies, ...ended.replies],
    session: { ...ended.session, ...help.session, choices: help.replies.at(-1)?.buttons ?? [] },
  };
}

function finish(done: NonNullable<DialogTurn['done']>, outcome: Outcome, heard: Heard, tools: Tools): Outcome {
  const say = sayer(heard, tools);
  switch (done.dialog) {
    case erase.id: {
      const sure = done.answers.sure === 'yes';
      return { ...outcome, replies: [plainReply(say(sure ? 'erase.done' : 'erase.kept'))], erase: sure };
    }
    case officer.id:
      return { ...outcome, replies: [plainReply(say('officer.done'))], handoff: { text: done.answers.words ?? '' } };
    default:
      return outcome;
  }
}

function outcomeOf(turn: DialogTurn, dialog: string, heard: Heard, tools: Tools): Outcome {
  const say = sayer(heard, tools);
  const replies = turn.says.map(({ key, choices }): Reply => {
    const buttons = choices.map(({ answer, title }) => ({ title: say(title), payload: tapOf(dialog, answer) }));
    return plainReply(say(key), buttons);
  });
  return { replies, decision: 'answer', topic: topicOf[dialog] ?? null, session: { dialog: turn.state, choices: [] } };
}
