import type { Cache } from '../../../ports/cache';
import type { Calls } from '../../../ports/calls';
import { Conversations } from '../conversations';
import type { ConversationDoc } from '../documents';
import { Filer } from '../filer';
import { auditHash } from '../../audit-chain';
import { headIn, mark, rowsAfter } from '../audit-head';
import type { Models } from '../models';
import { finishLoads } from '../sheet';
import type { Place } from './place';

const atOnce = 200;

// Nobody runs who could be called, and nothing is read twice.
const noCache: Cache = {
  get: async (keys) => keys.map(() => null),
  put: async () => undefined,
  drop: async () => undefined,
};
const noCalls: Calls = { call: async () => undefined, next: async () => [], listen: () => undefined };

/**
 * Brings to their end what processes that died left half done, as the next one that comes across it would: only then
 * everything that was ever promised lies where it is read.
 */
export async function settle(place: Place): Promise<void> {
  const conversations = new Conversations(place.link, noCache);
  const filer = new Filer(place.link, conversations, noCalls);
  for (;;) {
    const found = await place.run((models) => unfiled(models));
    for (const { filing } of found) if (filing) await (await filer.file(filing)).filed;
    if (found.length < atOnce) break;
  }
  await finishLoads(place.link);
  while (await place.run(moveMark));
}

const unfiled = ({ conversations }: Models) =>
  conversations
    .find({ 'filing.at': { $exists: true } }, { filing: 1 })
    .limit(atOnce)
    .lean<Pick<ConversationDoc, 'filing'>[]>();

/** Along rows that link: whoever wrote them died before the mark. True while there may be more. */
async function moveMark(models: Models): Promise<boolean> {
  const before = await headIn(models);
  if (!before) return false;
  const rows = await rowsAfter(models, before.seq, atOnce);
  let head = before;
  for (const { _id: seq, ...row } of rows) {
    if (seq !== head.seq + 1 || row.hash !== auditHash(head.hash, { ...row, seq })) break;
    head = { seq, hash: row.hash };
  }
  if (head === before) return false;
  await models.meta.updateOne({ _id: mark, 'value.seq': before.seq }, { $set: { value: head } });
  return rows.length === atOnce;
}
