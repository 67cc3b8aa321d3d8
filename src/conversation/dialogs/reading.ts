import { canonical, fold } from '../../text/fold';
import { normalise } from '../../text/normalise';
import { faultOfKept } from '../../text/keepable';
import { words } from '../../text/words';
import type { DialogStep } from './dialog';

/** The answer that `input` gives to a question, or null when it gives none. */
export function answerTo(step: DialogStep, input: string): string | null {
  const text = normalise(input);
  return chosenBy(step, input, text)?.answer ?? (mayBeWords(step) && fits(step, text) ? text : null);
}

/** Whether a text leaves the question out. */
export const skipsStep = (step: DialogStep, input: string): boolean =>
  chosenBy(step, input, normalise(input))?.skips ?? false;

/** Whether `answer` is one that `answerTo` could have given: what is read back from a store may be anything. */
export function isAnswerTo(step: DialogStep, answer: unknown): answer is string {
  if (typeof answer !== 'string') return false;
  if (step.choices?.some((choice) => choice.answer === answer)) return true;
  return mayBeWords(step) && normalise(answer) === answer && fits(step, answer);
}

const chosenBy = ({ choices = [] }: DialogStep, input: string, text: string) =>
  choices.find(({ answer }) => answer === input) ??
  choices.find(({ aliases = [] }) => aliases.some((alias) => sameWords(alias, text)));

const mayBeWords = ({ choices, words: free }: DialogStep): boolean => !choices || free !== undefined;

const fits = ({ words: free }: DialogStep, text: string): boolean =>
  free ? faultOfKept(text, free.most) === null : text !== '';

function sameWords(alias: string, text: string): boolean {
  const [meant, typed] = [plain(alias), plain(text)];
  if (canonical(meant) === canonical(typed)) return true;
  // "cỏ" is not "có", but somebody who types no marks at all leaves us only the letters.
  return typed === fold(typed) && fold(meant) === typed;
}

const plain = (text: string): string => words(text.normalize('NFC')).join(' ').toLowerCase();
