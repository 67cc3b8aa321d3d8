import type { Proposal, ProposalKind, ProposalState, ProposalVerdict } from '../model/proposal';

export interface ProposalFilter {
  language?: string;
  kind?: ProposalKind;
  /** Left out: every state but `withdrawn`, of which nothing is left to see. */
  state?: ProposalState;
}

export interface ProposalCount {
  language: string;
  state: ProposalState;
  count: number;
}

/** A verdict on its way to a proposal. */
export interface Judgement {
  id: string;
  verdict: ProposalVerdict;
  /** Set with the verdict; null: as it is. */
  topic: string | null;
}

/** What speakers proposed in chat or on a sheet. Proposals of a chat come in with the turn, see `turns.ts`. */
export interface Proposals {
  /** Oldest first. */
  list(filter: ProposalFilter): Promise<Proposal[]>;
  get(id: string): Promise<Proposal | null>;
  /**
   * Notes a verdict and gives the proposal as it then is. Rejects with `request.invalid` for a proposal that is not
   * there or was withdrawn.
   */
  judge(id: string, verdict: ProposalVerdict): Promise<Proposal>;
  /**
   * A whole sheet in one commit: new proposals, then verdicts in order, also on these. Rejects with
   * `request.invalid`, and nothing is written, when one of them is on a proposal that is not there or was withdrawn,
   * or when a new id is taken.
   */
  load(sheet: { proposals: Proposal[]; judgements: Judgement[] }): Promise<void>;
  /** By language, then by state; only what there is. */
  counts(): Promise<ProposalCount[]>;
}
