import { createHash } from 'node:crypto';
import type { Topic } from '../content/content';
import type { Eligibility } from '../content/eligibility-schema';
import { placeAfter, type Given } from '../content/eligibility-walk';
import type { Button } from '../model/message';
import { payloadOf } from '../model/payload';

/**
 * Where a person stands among the questions whether there is a right, carried by the buttons themselves: the answers
 * so far, a letter each. Nothing of it is kept, so old buttons still mean what they meant, and nobody's poverty is
 * written down.
 */
export type Standing =
  | { kind: 'question'; ask: string; buttons: Button[] }
  | { kind: 'outcome'; says: string }
  /** The questions were rewritten since the button was made, or the button was made up. */
  | { kind: 'changed' };

const letters = 'abcde';

/** The first question, for under the answer; null when the topic asks nothing. */
export function firstQuestion(topic: Topic): Extract<Standing, { kind: 'question' }> | null {
  const standing = standingAt(topic, '');
  return standing?.kind === 'question' ? standing : null;
}

/** `path` as a button carried it: `topic.revision.answers`. Gives the topic's id, or null when it is no such path. */
export function readPath(path: string): { topic: string; revision: string; answers: string } | null {
  const [topic, revision, answers, ...rest] = path.split('.');
  return topic && revision && answers && rest.length === 0 ? { topic, revision, answers } : null;
}

export function standingOf(
  topic: Topic,
  { revision, answers }: { revision: string; answers: string },
): Standing | null {
  if (!topic.eligibility) return null;
  return revision === revisionOf(topic.eligibility) ? standingAt(topic, answers) : { kind: 'changed' };
}

function standingAt({ id, eligibility }: Topic, answers: string): Standing | null {
  if (!eligibility) return null;
  let given: Given = {};
  for (const letter of answers) {
    const place = placeAfter(eligibility, given);
    const choice = place.kind === 'question' ? place.question.choices[letters.indexOf(letter)] : undefined;
    if (place.kind !== 'question' || !choice) return { kind: 'changed' };
    given = { ...given, [place.question.key]: choice.answer };
  }
  const place = placeAfter(eligibility, given);
  if (place.kind === 'outcome') return { kind: 'outcome', says: eligibility.outcomes[place.index]!.says };
  const stem = `${id}.${revisionOf(eligibility)}.${answers}`;
  const buttons = place.question.choices.map(({ title }, index) => ({
    title,
    payload: payloadOf.eligible(`${stem}${letters[index]}`),
  }));
  return { kind: 'question', ask: place.question.ask, buttons };
}

/** Four letters over the questions and outcomes: enough to tell yesterday's from today's. */
const revisionOf = (eligibility: Eligibility): string =>
  createHash('sha256').update(JSON.stringify(eligibility)).digest('hex').slice(0, 4);
