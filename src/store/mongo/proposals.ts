import { AppError } from '../../errors';
import { judged, type Proposal, type ProposalVerdict } from '../../model/proposal';
import type { ProposalCount, ProposalFilter, Proposals } from '../../ports/proposals';
import type { ProposalDoc } from './documents';
import type { Link } from './link';
import type { Models } from './models';
import { opinionOf, proposalOf, unchanged } from './opinion';
import { loadSheet } from './sheet';

const listMs = 60_000;

export const mongoProposals = (link: Link): Proposals => ({
  list: async (filter) => {
    const found = await link.run(
      ({ proposals }) =>
        proposals.find(within(filter)).sort({ at: 1, _id: 1 }).allowDiskUse(true).lean<ProposalDoc[]>().exec(),
      listMs,
    );
    return found.map(proposalOf);
  },

  get: (id) => link.run((models) => proposalBy(models, id)),

  judge: (id, verdict) => link.run((models) => judge(models, id, verdict)),

  load: (sheet) => loadSheet(link, sheet),

  counts: () =>
    link.run(({ proposals }) =>
      proposals
        .aggregate<ProposalCount>([
          { $group: { _id: { language: '$language', state: '$state' }, count: { $sum: 1 } } },
          { $sort: { '_id.language': 1, '_id.state': 1 } },
          { $project: { _id: 0, language: '$_id.language', state: '$_id.state', count: 1 } },
        ])
        .exec(),
    ),
});

async function judge(models: Models, id: string, verdict: ProposalVerdict): Promise<Proposal> {
  for (;;) {
    const before = await proposalBy(models, id);
    if (!before || before.state === 'withdrawn') throw new AppError('request.invalid', `there is no proposal ${id}`);
    const after = judged(before, verdict);
    const { matchedCount } = await models.proposals.updateOne(unchanged(before), { $set: opinionOf(after) });
    // Whoever misses was overtaken by somebody who did not: all together get on.
    if (matchedCount === 1) return after;
  }
}

async function proposalBy({ proposals }: Models, id: string): Promise<Proposal | null> {
  const found = await proposals.findById(id).lean<ProposalDoc>();
  return found ? proposalOf(found) : null;
}

const within = ({ language, kind, state }: ProposalFilter) => ({
  ...{ state: state ?? { $ne: 'withdrawn' as const } },
  ...(language === undefined ? {} : { language }),
  ...(kind === undefined ? {} : { kind }),
});
