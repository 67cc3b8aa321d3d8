import { keyOf, type Records } from '../../../model/record';
import type { AuditDoc, JobDoc, OfficialDoc, VaultDoc } from '../documents';
import { pseudonymName } from '../keys';
import { current } from '../generations';
import { documentsOf } from '../jobs';
import { headIn, mark, rowsAfter } from '../audit-head';
import { putAll, shelf, whole, type Shelf } from './shelf';

/** Those of the generation that is in place. */
export const jobsShelf: Shelf<'jobs'> = {
  page: async (models, after, limit) => {
    const filter = { generation: await current(models), id: { $gt: after ?? '' } };
    const found = models.jobs.find(filter, { job: 1 }).sort({ id: 1 }).limit(limit);
    return (await found.lean<Pick<JobDoc, 'job'>[]>()).map(({ job }) => job);
  },
  last: async (models) => {
    const found = models.jobs.findOne({ generation: await current(models) }, { id: 1 }).sort({ id: -1 });
    return (await found.lean<Pick<JobDoc, 'id'> | null>())?.id ?? null;
  },
  put: async (models, values) => {
    const generation = await current(models);
    const documents = documentsOf(values).map((each): JobDoc => ({
      ...{ _id: `${generation}\0${each.id}`, generation },
      ...each,
    }));
    const puts = documents.map((document) => whole(document));
    await putAll(models, 'jobs', puts);
  },
};

export const officialsShelf = shelf<'officials', OfficialDoc>({
  of: 'officials',
  from: (found) => found.map(({ _id, ...rest }) => ({ id: _id, ...rest })),
  to: ({ id, ...rest }) => whole<OfficialDoc>({ _id: id, ...rest }),
});

/** Rows keep number and hash as they are: whether the chain holds is judged where it arrives, too. */
export const auditShelf: Shelf<'audit'> = {
  page: async (models, after, limit) =>
    (await rowsAfter(models, Number(after ?? 0), limit)).map(({ _id, ...rest }) => ({ seq: _id, ...rest })),
  last: async ({ audit }) => {
    const newest = await audit.findOne().sort({ _id: -1 }).lean<AuditDoc>();
    return newest && keyOf.audit({ ...newest, seq: newest._id });
  },
  put: (models, values) =>
    putAll(
      models,
      'audit',
      values.map(({ seq, ...rest }) => whole<AuditDoc>({ _id: seq, ...rest })),
    ),
};

export const auditHeadShelf: Shelf<'auditHead'> = {
  page: async (models, after) => {
    const head = after === null ? await headIn(models) : null;
    return head ? [{ seq: head.seq, hash: head.hash }] : [];
  },
  last: async (models) => ((await headIn(models)) ? keyOf.auditHead({ seq: 0, hash: '' }) : null),
  put: (models, values) =>
    putAll(
      models,
      'meta',
      values.map((value) => ({ filter: { _id: mark }, update: { $set: { value } } })),
    ),
};

/** The one secret lies among the entries of the vault, where all processes find it. */
const secret: Records['secrets']['name'] = 'pseudonym';

export const secretsShelf: Shelf<'secrets'> = {
  page: async ({ vault }, after) => {
    const found = after === null ? await vault.findById(pseudonymName).lean<VaultDoc>() : null;
    return found ? [{ name: secret, value: found.value }] : [];
  },
  last: async ({ vault }) => ((await vault.findById(pseudonymName).lean<VaultDoc>()) ? secret : null),
  put: (models, values) =>
    putAll(
      models,
      'vault',
      values.map(({ value }) => ({ filter: { _id: pseudonymName }, update: { $set: { value, version: 1 } } })),
    ),
};

export const vaultShelf = shelf<'vault', VaultDoc>({
  of: 'vault',
  where: { _id: { $ne: pseudonymName } },
  from: (found) => found.map(({ _id, value, version }) => ({ name: _id, value, version })),
  to: ({ name, value, version }) => ({ filter: { _id: name }, update: { $set: { value, version } } }),
});
