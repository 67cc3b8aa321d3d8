import type { DialogStep } from './dialog';

/** Whether a question is put to somebody who gave these answers so far. */
export const isAsked = ({ when = {} }: Pick<DialogStep, 'when'>, answers: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(when).every(([key, answer]) => Object.hasOwn(answers, key) && answers[key] === answer);

/** Index of the question that follows the one at `step`; null: that was the last. */
export function nextStep(
  steps: readonly DialogStep[],
  step: number,
  answers: Readonly<Record<string, unknown>>,
): number | null {
  const next = steps.findIndex((each, index) => index > step && isAsked(each, answers));
  return next === -1 ? null : next;
}
