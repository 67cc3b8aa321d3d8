import { AppError } from '../../../errors';
import type { Dialog, DialogTurn } from '../dialog';
import { answerTo } from '../reading';
import { askedBefore, type Position } from '../position';
import type { Call } from './calls';
import { compile, stackAt, threadOf } from './compile';
import { ContainedBotkit } from './contained';

/** Runs compiled dialogues. Importing this file loads Botkit: half a second to a second, some 90 MB. */
export class Runner {
  private readonly kit = new ContainedBotkit();

  constructor(dialogs: readonly Dialog[]) {
    for (const dialog of dialogs) compile(this.kit, dialog);
  }

  async begin(dialog: Dialog): Promise<DialogTurn> {
    return turnOf(dialog, null, await this.kit.begin(dialog.id, threadOf({ step: 0, again: false })));
  }

  async resume(dialog: Dialog, position: Position, input: string): Promise<DialogTurn> {
    const step = dialog.steps[position.step];
    const answer = step ? answerTo(step, input) : null;
    const kind = step?.choices?.some((each) => each.answer === answer) ? 'choice' : 'words';
    return turnOf(dialog, answer === null ? null : kind, await this.kit.resume(stackAt(position), input));
  }
}

function turnOf(dialog: Dialog, took: DialogTurn['took'], call: Call): DialogTurn {
  const says = call.sent.map(({ text, suggestedActions }) => ({
    key: text ?? '',
    choices: (suggestedActions?.actions ?? []).map(({ value, title }) => ({ answer: String(value), title })),
  }));
  if (!call.ended) return { took, says, state: { ...positionOf(dialog, call) }, done: null };
  const finished = call.ended._status !== 'canceled';
  return {
    took,
    says,
    state: null,
    done: finished ? { dialog: dialog.id, answers: answersOf(dialog, dialog.steps.length, call.ended) } : null,
  };
}

function positionOf(dialog: Dialog, { stack }: Call): Position {
  const state = stack[0]?.state as { thread?: unknown; values?: Record<string, unknown> } | undefined;
  for (const step of dialog.steps.keys()) {
    for (const again of [false, true]) {
      if (state?.thread !== threadOf({ step, again })) continue;
      return {
        dialog: dialog.id,
        step,
        again,
        answers: answersOf(dialog, step, state.values ?? {}),
      };
    }
  }
  throw new AppError('dialog.failed', `${dialog.id} stands where it cannot`);
}

const answersOf = ({ steps }: Dialog, step: number, values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(askedBefore(steps, step, values).map(({ key }) => [key, String(values[key])]));
