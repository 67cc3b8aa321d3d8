import type { ChannelName } from '../../../model/message';
import type { HandoffDoc, InteractionDoc, ProposalDoc } from '../documents';
import { interactionDocOf, interactionOf } from '../interactions';
import { proposalOf } from '../opinion';
import { shelf, whole } from './shelf';

export const interactionsShelf = shelf<'interactions', Omit<InteractionDoc, 'textKey'>>({
  of: 'interactions',
  without: { textKey: 0 },
  from: (found) => found.map(interactionOf),
  to: (one) => whole(interactionDocOf(one)),
});

export const handoffsShelf = shelf<'handoffs', HandoffDoc>({
  of: 'handoffs',
  from: (found) =>
    found.map(({ _id, at, channel, person, text }) => ({
      ...{ inboxId: _id, at, channel: channel as ChannelName, person, text },
    })),
  to: ({ inboxId, ...rest }) => whole<HandoffDoc>({ _id: inboxId, ...rest }),
});

export const proposalsShelf = shelf<'proposals', ProposalDoc>({
  of: 'proposals',
  from: (found) => found.map(proposalOf),
  to: ({ id, ...rest }) => whole<ProposalDoc>({ _id: id, ...rest }),
});
