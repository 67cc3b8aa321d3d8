import type { Proposal } from '../../model/proposal';
import type { ProposalDoc } from './documents';

/** What a verdict changes. */
export const opinionOf = ({ topic, verdicts, state }: Proposal) => ({ topic, verdicts, state });

/** Matches the proposal for as long as nobody has judged or withdrawn it since it was read. */
export const unchanged = ({ id, state, topic, verdicts }: Proposal) => ({
  ...{ _id: id, state, topic },
  // Said in so many words: a bare array would be taken for a choice of values.
  verdicts: { $eq: verdicts },
});

export const proposalOf = (one: ProposalDoc): Proposal => ({
  ...{ id: one._id, at: one.at, language: one.language, kind: one.kind, text: one.text, meaning: one.meaning },
  ...{ topic: one.topic, person: one.person, village: one.village, licence: one.licence, consentAt: one.consentAt },
  ...{ state: one.state, verdicts: one.verdicts },
});
