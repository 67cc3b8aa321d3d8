/** A word or a sentence that a speaker gave, and what other speakers say of it. Nothing is used before `approved`. */

export const proposalKinds = ['word', 'sentence'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** `withdrawn`: the person asked to be erased before it was approved; neither words nor person are left. */
export const proposalStates = ['proposed', 'in-review', 'approved', 'rejected', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What people agree to before they give anything. */
export const proposalLicence = 'CC-BY-4.0';

/** Longest text of each kind, in code points. */
export const longestProposal: Readonly<Record<ProposalKind, number>> = { word: 60, sentence: 200 };
/** Longest meaning in Vietnamese, and longest name of a village or a reviewer, in code points. */
export const longestMeaning = 200;
export const longestName = 60;

export interface ProposalVerdict {
  /** Name of a speaker of the language, as on the sheet. */
  reviewer: string;
  village: string;
  /** "2026-11-22". */
  day: string;
  verdict: 'yes' | 'no';
  comment: string;
}

export interface Proposal {
  id: string;
  /** Epoch ms. */
  at: number;
  /** BCP-47 tag, never "vi". */
  language: string;
  kind: ProposalKind;
  text: string;
  /** In Vietnamese. */
  meaning: string | null;
  /** A topic's id; for a sentence the reviewers set it. */
  topic: string | null;
  /** Pseudonym; null for what came on a sheet, and once the person was erased. */
  person: string | null;
  /** As said, if said. */
  village: string | null;
  licence: typeof proposalLicence;
  /** Epoch ms. */
  consentAt: number;
  state: ProposalState;
  /** One per reviewer, the latest last. */
  verdicts: ProposalVerdict[];
}

/** What a person says; the store adds the rest. */
export type NewProposal = Pick<
  Proposal,
  'at' | 'language' | 'kind' | 'text' | 'meaning' | 'topic' | 'village' | 'consentAt'
>;

export const proposed = (id: string, person: string | null, given: NewProposal): Proposal => ({
  ...{ id, at: given.at, language: given.language, kind: given.kind, text: given.text, meaning: given.meaning },
  ...{ topic: given.topic, person, village: given.village, licence: proposalLicence, consentAt: given.consentAt },
  ...{ state: 'proposed', verdicts: [] },
});

/**
 * What verdicts of speakers of the proposal's own language come to. The latest verdict of each reviewer counts.
 * Two noes: rejected. One no: in review, however many agree, until that reviewer says yes or a second one says no.
 * Two different reviewers' yes and no no: approved. One yes: in review.
 */
export function stateAfter(verdicts: readonly ProposalVerdict[]): Exclude<ProposalState, 'withdrawn'> {
  const latest = new Map(verdicts.map((each) => [reviewerKey(each.reviewer), each.verdict]));
  const count = (verdict: 'yes' | 'no') => [...latest.values()].filter((each) => each === verdict).length;
  if (count('no') >= 2) return 'rejected';
  if (count('no') === 0 && count('yes') >= 2) return 'approved';
  return latest.size > 0 ? 'in-review' : 'proposed';
}

/**
 * The proposal after one more verdict, which replaces an earlier one of the same reviewer. Another topic (null or
 * left out: the same) takes back the yes of the others: they agreed to something else.
 */
export function judged(proposal: Proposal, verdict: ProposalVerdict, topic: string | null = null): Proposal {
  const changed = topic !== null && topic !== proposal.topic;
  const others = proposal.verdicts.filter(
    (each) => reviewerKey(each.reviewer) !== reviewerKey(verdict.reviewer) && !(changed && each.verdict === 'yes'),
  );
  const verdicts = [...others, verdict];
  return { ...proposal, topic: topic ?? proposal.topic, verdicts, state: stateAfter(verdicts) };
}

/** What is left when a person is erased: an approved proposal without the person, any other without its words. */
export const withoutPerson = (proposal: Proposal): Proposal =>
  proposal.state === 'approved'
    ? { ...proposal, person: null }
    : { ...proposal, person: null, text: '', meaning: null, village: null, verdicts: [], state: 'withdrawn' };

/**
 * One key for all spellings of a name: marks, case and spaces do not make a second person. Two reviewers of one
 * name must be told apart in the name itself; to take one for two would let a single person approve.
 */
export const reviewerKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
