import type { Doc } from '../keys';
import { find } from '../planner';
import { ServerError } from '../refusals';
import { checkKept, checkTarget } from '../sharding';
import { changed, type Change } from '../updates';
import { checkHint, nameIn, type Command } from './call';
import { projected } from './reads';
import { upsert } from './writes';

export const findAndModify: Command = {
  fields: ['query', 'sort', 'update', 'remove', 'new', 'fields', 'upsert', 'arrayFilters', 'bypassDocumentValidation'],
  answer(call) {
    const { command } = call;
    const collection = call.data.collection(call.database, nameIn(call, 'findAndModify'));
    checkHint(collection, command);
    const filter = (command.query as Doc | undefined) ?? {};
    checkTarget(collection, { filter, many: false, byId: false });
    const [entry] = find(collection, { filter, sort: command.sort as Doc | undefined, limit: 1 });
    const shown = (doc: Doc | null) => (doc ? projected([doc], {}, command.fields)[0]! : null);
    if (command.remove) {
      if (entry) collection.remove(entry);
      return { lastErrorObject: { n: entry ? 1 : 0 }, value: shown(entry?.doc ?? null), ok: 1 };
    }
    if (command.update === undefined) throw new ServerError(9, 'Either an update or remove=true must be specified');
    const change = command.update as Change;
    if (!entry) {
      if (!command.upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
      const made = upsert(collection, { filter, change }).doc;
      const value = command.new ? shown(made) : null;
      return { lastErrorObject: { n: 1, updatedExisting: false, upserted: made._id }, value, ok: 1 };
    }
    const before = entry.doc;
    const after = changed(before, { filter, change, arrayFilters: command.arrayFilters as Doc[] | undefined });
    const manner = { filter, many: false, alone: true, retryable: command.txnNumber !== undefined };
    if (after) checkKept(collection, before, after, manner);
    if (after) collection.replace(entry, after);
    const value = shown(command.new ? entry.doc : before);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value, ok: 1 };
  },
};
