import { z } from 'zod';
import type { Dialog, DialogStep } from './dialog';
import { isAsked } from './path';
import { isAnswerTo } from './reading';

/** Where a person stands in a dialogue: all that is kept between two messages. */
export interface Position {
  dialog: string;
  /** Index of the question that waits for its answer. */
  step: number;
  /** The question was already asked a second time. */
  again: boolean;
  answers: Record<string, string>;
}

const form = z.strictObject({
  dialog: z.string(),
  step: z.number(),
  again: z.boolean(),
  answers: z.record(z.string(), z.unknown()),
});

/**
 * Reads a stored state, or null when it is not one that today's dialogues could have written: renamed, changed,
 * spoiled or made up. Answers are checked like typed ones, so that nothing comes out of a store that could not
 * have gone in by talking.
 */
export function readPosition(state: unknown, known: ReadonlyMap<string, Dialog>): Position | null {
  const read = form.safeParse(state);
  if (!read.success) return null;
  const { dialog, step, again, answers } = read.data;
  const steps = known.get(dialog)?.steps;
  const open = steps?.[step];
  if (!steps || !open || !isAsked(open, answers)) return null;
  const before = askedBefore(steps, step, answers);
  if (Object.keys(answers).length !== before.length) return null;
  const given = before.map(({ key }) => (Object.hasOwn(answers, key) ? answers[key] : undefined));
  if (!before.every((each, index) => isAnswerTo(each, given[index]))) return null;
  return { dialog, step, again, answers: answersOf(before, given) };
}

/** The questions before `step` that somebody who answered so was asked. */
export const askedBefore = (
  steps: readonly DialogStep[],
  step: number,
  answers: Readonly<Record<string, unknown>>,
): DialogStep[] => steps.slice(0, step).filter((each) => isAsked(each, answers));

const answersOf = (steps: readonly DialogStep[], given: readonly unknown[]): Record<string, string> =>
  Object.fromEntries(steps.map(({ key }, index) => [key, String(given[index])]));
