import { withoutPerson } from '../../model/proposal';
import type { Filing, ProposalDoc } from './documents';
import { bucketOf } from './keys';
import type { Models } from './models';
import { proposalOf, unchanged } from './opinion';

/**
 * Deletes everything that is kept of a person, apart from the conversation itself, which goes last and so remembers
 * that this is still to be done. Numbers stay: interactions lose person and text, nothing else. Event ids stay too, so
 * that a late repeat from the platform brings nothing back. The turn that asks for it is left alone.
 */
export async function eraseAllOf(models: Models, { person, id, at }: Filing): Promise<void> {
  const gone = { person: null, text: '' };
  const theirs = { bucket: bucketOf(person), person, id: { $ne: id } };
  const ended = { state: 'done' as const, committed: true, event: null, person: '', endedAt: at };
  await Promise.all([
    untilNone(() => models.replies.deleteMany({ person, _id: { $ne: id } })),
    untilNone(() => models.outbox.deleteMany({ person, open: true, inboxId: { $ne: id } })),
    untilNone(() => models.interactions.updateMany({ person }, { $set: { ...gone, textKey: '' } })),
    untilNone(() => models.handoffs.updateMany({ person }, { $set: gone })),
    untilNone(() => models.unknownWords.deleteMany({ person })),
    withdrawProposalsOf(models, person),
    untilNone(() => models.inbox.updateMany({ ...theirs, state: 'waiting' }, { $set: ended })),
    untilNone(() =>
      models.inbox.updateMany({ ...theirs, state: 'dead' }, { $set: { event: null, person: '', reason: null } }),
    ),
  ]);
}

/** A verdict that is given in the same moment is not overwritten: the proposal is read again with it. */
async function withdrawProposalsOf({ proposals }: Models, person: string): Promise<void> {
  for (let left = true; left;) {
    left = false;
    for (const found of await proposals.find({ person }).lean<ProposalDoc[]>()) {
      const one = proposalOf(found);
      const { text, meaning, village, verdicts, state } = withoutPerson(one);
      const done = await proposals.updateOne(unchanged(one), {
        $set: { person: null, text, meaning, village, verdicts, state },
      });
      left ||= done.matchedCount === 0;
    }
  }
}

/** A cluster that moves documents to another shard meanwhile may pass some of them over. */
async function untilNone(write: () => PromiseLike<{ matchedCount: number } | { deletedCount: number }>): Promise<void> {
  for (let met = 1; met > 0;) {
    const result = await write();
    met = 'matchedCount' in result ? result.matchedCount : result.deletedCount;
  }
}
