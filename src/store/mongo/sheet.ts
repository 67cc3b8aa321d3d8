import { AppError } from '../../errors';
import { judged, type Proposal, type ProposalState } from '../../model/proposal';
import type { Judgement, Proposals } from '../../ports/proposals';
import type { MetaDoc, ProposalDoc } from './documents';
import { isDuplicate } from './faults';
import type { Link } from './link';
import type { Models } from './models';
import { opinionOf, proposalOf, unchanged } from './opinion';

type Sheet = Parameters<Proposals['load']>[0];

/** A sheet that is being loaded: number and, while it is not all there, what is on it. One at a time, numbered on. */
interface Begun {
  number: number;
  sheet: Sheet | null;
}

/** `_id` in `meta` of the last sheet. */
export const place = 'proposals.load';
/** Proposals judged at the same time. */
const together = 20;

/**
 * A sheet is checked, then noted whole in one document: from that write on it is loaded, whatever happens to this
 * process, because whoever comes next finishes it. Rejects with `request.invalid`; then nothing is noted.
 */
export async function loadSheet(link: Link, sheet: Sheet): Promise<void> {
  for (;;) {
    const before = await begunIn(link);
    if (before?.sheet) await finish(link, before.number, before.sheet);
    await link.run((models) => check(models, sheet));
    const number = (before?.number ?? 0) + 1;
    // Whoever loads another sheet in between may have made this one wrong: it is checked again.
    if (await link.run((models) => note(models, before, { number, sheet }))) return finish(link, number, sheet);
  }
}

/** Finishes the sheet that a process which died has begun, if there is one. */
export async function finishLoads(link: Link): Promise<void> {
  const begun = await begunIn(link);
  if (begun?.sheet) await finish(link, begun.number, begun.sheet);
}

const begunIn = (link: Link): Promise<Begun | null> =>
  link.run(async ({ meta }) => {
    const found = await meta.findById(place).lean<MetaDoc>();
    return found ? (found.value as Begun) : null;
  });

async function check({ proposals }: Models, sheet: Sheet): Promise<void> {
  const ids = [...sheet.proposals, ...sheet.judgements].map(({ id }) => id);
  const found = await proposals.find({ _id: { $in: ids } }, { state: 1 }).lean<Pick<ProposalDoc, '_id' | 'state'>[]>();
  const states = new Map<string, ProposalState>(found.map(({ _id, state }) => [_id, state]));
  for (const { id, state } of sheet.proposals) {
    if (states.has(id)) throw new AppError('request.invalid', `proposal ${id} is there already`);
    states.set(id, state);
  }
  for (const { id } of sheet.judgements) {
    if ((states.get(id) ?? 'withdrawn') === 'withdrawn')
      throw new AppError('request.invalid', `there is no proposal ${id}`);
  }
}

/** False when somebody else noted a sheet since `before` was read. */
async function note({ meta }: Models, before: Begun | null, value: Begun): Promise<boolean> {
  if (before) {
    const filter = { _id: place, 'value.number': before.number, 'value.sheet': null };
    return (await meta.updateOne(filter, { $set: { value } })).matchedCount === 1;
  }
  try {
    await meta.insertMany([{ _id: place, value }], { lean: true });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** May be done by several at once and as often as they like. */
async function finish(link: Link, number: number, { proposals, judgements }: Sheet): Promise<void> {
  await link.run((models) => bring(models, proposals));
  const byProposal = [...grouped(judgements)];
  for (let at = 0; at < byProposal.length; at += together) {
    const some = byProposal.slice(at, at + together);
    await Promise.all(some.map(([id, said]) => link.run((models) => judgeAll(models, id, said, number))));
  }
  await link.run(({ meta }) =>
    meta.updateOne({ _id: place, 'value.number': number }, { $set: { 'value.sheet': null } }).exec(),
  );
}

function grouped(judgements: readonly Judgement[]): Map<string, Judgement[]> {
  const found = new Map<string, Judgement[]>();
  for (const one of judgements) found.set(one.id, [...(found.get(one.id) ?? []), one]);
  return found;
}

async function bring(models: Models, proposals: readonly Proposal[]): Promise<void> {
  if (proposals.length === 0) return;
  const documents = proposals.map(({ id, ...rest }): ProposalDoc => ({ _id: id, ...rest }));
  try {
    await models.proposals.insertMany(documents, { lean: true, ordered: false });
  } catch (error) {
    // Brought before, by whoever began.
    if (!isDuplicate(error)) throw error;
  }
}

/** The proposal remembers the sheet it was judged by: the same verdicts twice can come to something else. */
async function judgeAll({ proposals }: Models, id: string, said: Judgement[], number: number): Promise<void> {
  for (;;) {
    const found = await proposals.findById(id).lean<ProposalDoc>();
    // Withdrawn since it was checked: as if that had come after the sheet.
    if (!found || found.state === 'withdrawn' || (found.sheet ?? 0) >= number) return;
    const before = proposalOf(found);
    const after = said.reduce((proposal, { verdict, topic }) => judged(proposal, verdict, topic), before);
    const filter = { ...unchanged(before), sheet: found.sheet ?? null };
    const { matchedCount } = await proposals.updateOne(filter, { $set: { ...opinionOf(after), sheet: number } });
    if (matchedCount === 1) return;
  }
}
