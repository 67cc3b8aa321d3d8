import { plainReply, type Reply } from '../../model/message';
import { erase, officer } from '../dialogs/catalogue';
import { contributeId, contributeOwnId, isContribution, languageTitle } from '../dialogs/contribute';
import type { Choice, Dialog, DialogTurn } from '../dialogs/dialog';
import { answerTapped, tapOf } from '../dialogs/tap';
import { contributed } from './contribute';
import { isEmergency } from './emergency';
import { understand } from './understand';
import { sayer, type Heard, type Outcome, type Step, type Tools } from '../heard';

const topicOf: Record<string, string> = {
  [erase.id]: 'sys-xoa-du-lieu',
  [officer.id]: 'sys-gap-can-bo',
  [contributeId]: 'sys-gop-tieng',
  [contributeOwnId]: 'sys-gop-tieng',
};

const nothing: Outcome = { replies: [], decision: 'answer', topic: null, logged: false };

export async function beginDialog(dialog: Pick<Dialog, 'id'>, heard: Heard, tools: Tools): Promise<Outcome> {
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
  // A second tap on a button that was answered already must not be taken for the words of the next answer.
  if (content.kind === 'press' && turn.took !== 'choice') return nothing;
  const urgent = content.kind !== 'press' && turn.took !== 'choice' && (await isEmergency(heard, tools));
  const giving = isContribution(dialog);
  // Somebody who gives the words for "cháy nhà" is helped like anybody else, and may go on giving them.
  if (urgent && !turn.done && !giving) return null;
  const outcome = outcomeOf(turn, dialog, heard, tools);
  // What people give is kept with their consent or not at all, so not in the log of questions either.
  const quiet = giving ? { ...outcome, logged: false } : outcome;
  const ended = turn.done ? finish(turn.done, quiet, heard, tools) : quiet;
  return urgent ? helpFirst(ended, heard, tools) : ended;
};

/** Words in a dialogue that sound like an emergency: the numbers to call come first, and the dialogue goes on. */
async function helpFirst(ended: Outcome, heard: Heard, tools: Tools): Promise<Outcome> {
  const help = await understand(heard, tools);
  if (!help) return ended;
  return {
    ...ended,
    ...help,
    replies: [...help.replies, ...ended.replies],
    session: {
      ...{ ...ended.session, ...help.session, dialog: ended.session?.dialog ?? null },
      choices: help.replies.at(-1)?.buttons ?? [],
    },
    logged: true,
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
    case contributeId:
    case contributeOwnId:
      return contributed(done.answers, outcome, heard, tools);
    default:
      return outcome;
  }
}

function outcomeOf(turn: DialogTurn, dialog: string, heard: Heard, tools: Tools): Outcome {
  const say = sayer(heard, tools);
  const titleOf = ({ answer, title }: Choice): string =>
    title === languageTitle ? (tools.content.languages.find(({ tag }) => tag === answer)?.name ?? answer) : say(title);
  const replies = turn.says.map(({ key, choices }): Reply => {
    const buttons = choices.map((each) => ({ title: titleOf(each), payload: tapOf(dialog, each.answer) }));
    return plainReply(say(key), buttons);
  });
  return { replies, decision: 'answer', topic: topicOf[dialog] ?? null, session: { dialog: turn.state, choices: [] } };
}
