import { canonical, fold } from '../../text/fold';
import { normalise } from '../../text/normalise';
import { words } from '../../text/words';
import type { DialogStep } from './dialog';

/** The answer that `input` gives to a question, or null when it gives none. */
export function answerTo(step: DialogStep, input: string): string | null {
  const text = normalise(input);
  if (!step.choices) return text === '' ? null : text;
  if (step.choices.some(({ answer }) => answer === input)) return input;
  return step.choices.find(({ aliases = [] }) => aliases.some((alias) => sameWords(alias, text)))?.answer ?? null;
}

/** Whether `answer` is one that `answerTo` could have given: what is read back from a store may be anything. */
export function isAnswerTo(step: DialogStep, answer: unknown): answer is string {
  if (typeof answer !== 'string') return false;
  if (step.choices) return step.choices.some((choice) => choice.answer === answer);
  return answer !== '' && normalise(answer) === answer;
}

function sameWords(alias: string, text: string): boolean {
  const [meant, typed] = [plain(alias), plain(text)];
  if (canonical(meant) === canonical(typed)) return true;
  // "cỏ" is not "có", but somebody who types no marks at all leaves us only the letters.
  return typed === fold(typed) && fold(meant) === typed;
}

const plain = (text: string): string => words(text.normalize('NFC')).join(' ').toLowerCase();
