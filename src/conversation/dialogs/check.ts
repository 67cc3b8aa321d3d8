import { AppError } from '../../errors';
import { readPayload } from '../../model/payload';
import { fold } from '../../text/fold';
import { maxCodePoints } from '../../text/normalise';
import { words } from '../../text/words';
import type { Dialog, DialogStep } from './dialog';
import { tapOf } from './tap';

export const maxStateBytes = 8 * 1024;

const id = /^[a-z][a-z-]{0,30}@[1-9]\d{0,3}$/;
const name = /^[a-z][a-z-]{0,30}$/;
/** No braces or other template signs: an engine may run its own templates over what it says. */
const messageKey = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/;

/** Refuses a dialogue that could not run as written, with `dialog.failed`: better at start than to somebody's face. */
export function checkDialog(dialog: Dialog): void {
  const fault = faultOf(dialog);
  if (fault) throw new AppError('dialog.failed', `${dialog.id}: ${fault}`);
}

function faultOf({ id: named, steps }: Dialog): string | null {
  if (!id.test(named)) return 'the id is not of the form name@version';
  if (steps.length === 0) return 'no steps';
  if (new Set(steps.map(({ key }) => key)).size !== steps.length) return 'two steps have one key';
  for (const [index, step] of steps.entries()) {
    const fault = faultOfStep(named, step) ?? faultOfBranch(steps.slice(0, index), step);
    if (fault) return `${step.key}: ${fault}`;
  }
  return largestState(named, steps) > maxStateBytes ? `the state can outgrow ${maxStateBytes} bytes` : null;
}

/** A branch that nobody could take, or that depends on what is asked later, would be a question lost. */
function faultOfBranch(before: readonly DialogStep[], { when }: DialogStep): string | null {
  if (when && before.length === 0) return 'the first question must be asked of everybody';
  for (const [key, answer] of Object.entries(when ?? {})) {
    const choices = before.find((each) => each.key === key)?.choices ?? [];
    if (!choices.some((each) => each.answer === answer))
      return `nobody before can have chosen "${answer}" for "${key}"`;
  }
  return null;
}

function faultOfStep(dialog: string, { key, ask, choices, words: free }: DialogStep): string | null {
  if (!name.test(key)) return 'the key is no plain word';
  if (!messageKey.test(ask)) return `"${ask}" is no message key`;
  if (free && !messageKey.test(free.again)) return `"${free.again}" is no message key`;
  if (free && !(free.most >= 1 && free.most <= maxCodePoints)) return `${free.most} is no number of letters`;
  if (!choices) return null;
  if (choices.length === 0) return 'nothing to choose from';
  const meanings = new Map<string, string>();
  for (const { answer, title, aliases = [] } of choices) {
    if (!messageKey.test(title)) return `"${title}" is no message key`;
    if (readPayload(tapOf(dialog, answer)) === null) return `"${answer}" does not fit on a button`;
    if (meanings.has(answer)) return `"${answer}" stands twice`;
    for (const each of [answer, ...aliases]) {
      const letters = fold(words(each.normalize('NFC')).join(' '));
      if (letters === '') return `"${each}" has no letters`;
      if ((meanings.get(letters) ?? answer) !== answer) return `"${each}" could mean two answers`;
      meanings.set(letters, answer);
    }
  }
  return null;
}

/** Bytes of JSON when everybody writes as much as is allowed, four bytes to the letter. */
function largestState(named: string, steps: readonly DialogStep[]): number {
  const frame = Buffer.byteLength(JSON.stringify({ dialog: named, step: steps.length, again: false, answers: {} }));
  const answered = steps.slice(0, -1).map(({ key, choices = [], words: free }) => {
    const written = choices.length === 0 || free ? 4 * (free?.most ?? maxCodePoints) : 0;
    const longest = Math.max(written, ...choices.map(({ answer }) => Buffer.byteLength(answer)));
    return Buffer.byteLength(key) + longest + '"":"",'.length;
  });
  return answered.reduce((sum, each) => sum + each, frame);
}
