import { BotkitConversation } from 'botkit';
import type { TurnContext } from 'botbuilder';
import { givenUp, pickAgain, type Dialog, type DialogStep } from '../dialog';
import { nextStep } from '../path';
import type { Position } from '../position';
import { answerTo } from '../reading';
import type { Frame } from './calls';
import type { ContainedBotkit } from './contained';

/**
 * Makes a `BotkitConversation` of a dialogue and registers it. Each question is two threads, the first asking and
 * the second one, so that the thread alone says how often somebody was asked. Message keys stand where Botkit has
 * texts, and answers are set by hand: nothing a person wrote comes near Botkit's templates and patterns.
 */
export function compile(kit: ContainedBotkit, dialog: Dialog): void {
  const conversation = new BotkitConversation(dialog.id, kit);
  dialog.steps.forEach((step, index) => {
    for (const again of [false, true]) {
      const onMiss = again ? givenUp : threadOf({ step: index, again: true });
      conversation.addQuestion(
        {
          text: [lineOf(step, again)],
          quick_replies: (step.choices ?? []).map(({ answer, title }) => ({ title, payload: answer })),
        },
        async (typed, convo) => {
          const answer = answerTo(step, typed ?? '');
          if (answer === null) return convo.gotoThread(onMiss);
          convo.setVar(step.key, answer);
          const next = nextStep(dialog.steps, index, convo.vars as Record<string, unknown>);
          if (next !== null) await convo.gotoThread(threadOf({ step: next, again: false }));
        },
        null,
        threadOf({ step: index, again }),
      );
    }
  });
  conversation.addMessage({ text: [givenUp], action: 'stop' }, givenUp);
  conversation.after((results: Record<string, unknown>, bot) => {
    const context: TurnContext = bot.getConfig('context');
    kit.ended(context, results);
  });
  kit.dialogSet.add(conversation);
}

const lineOf = ({ ask, choices, words }: DialogStep, again: boolean): string =>
  again ? (words?.again ?? (choices ? pickAgain : ask)) : ask;

export const threadOf = ({ step, again }: Pick<Position, 'step' | 'again'>): string =>
  `${step} ${again ? 'again' : 'first'}`;

/** Botkit's stack for somebody who stands at `position`: the conversation, and on it the prompt that waits. */
export function stackAt(position: Position): Frame[] {
  const { dialog, answers } = position;
  const conversation = { options: {}, values: { ...answers }, stepIndex: 0, thread: threadOf(position) };
  return [
    { id: dialog, state: conversation },
    { id: `${dialog}_default_prompt`, state: { options: {}, state: {} } },
  ];
}
