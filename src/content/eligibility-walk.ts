import type { Eligibility, EligibilityWhen } from './eligibility-schema';

/** Answers given so far, by the question's key. */
export type Given = Readonly<Record<string, string>>;

export type Place =
  | { kind: 'question'; question: Eligibility['questions'][number] }
  /** `index` of the outcome in the file. */
  | { kind: 'outcome'; index: number };

/**
 * What comes after these answers. An outcome with conditions ends the questions as soon as they are all met; the
 * last one, without any, is for when no question is left.
 */
export function placeAfter({ questions, outcomes }: Eligibility, given: Given): Place {
  const index = outcomes.findIndex(({ when }) => when !== undefined && fits(when, given));
  if (index !== -1) return { kind: 'outcome', index };
  const question = questions.find(
    ({ key, when }) => !Object.hasOwn(given, key) && (when === undefined || fits(when, given)),
  );
  return question ? { kind: 'question', question } : { kind: 'outcome', index: outcomes.length - 1 };
}

const fits = (when: EligibilityWhen, given: Given): boolean =>
  Object.entries(when).every(([key, wanted]) => {
    const answer = Object.hasOwn(given, key) ? given[key] : undefined;
    return answer !== undefined && (Array.isArray(wanted) ? wanted.includes(answer) : wanted === answer);
  });
