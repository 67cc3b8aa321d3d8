import { ObjectId } from 'bson';
import type { Collection } from '../collection';
import type { Entry } from '../indexes';
import type { Doc } from '../keys';
import { find } from '../planner';
import { asServerError, unsupported } from '../refusals';
import { changed, isReplacement, upserted, type Change } from '../updates';
import { ServerError } from '../refusals';
import { checkKept, checkTarget } from '../sharding';
import { checkCollation, checkHint, nameIn, type Call, type Command } from './call';

/** Runs statements one by one; an ordered batch ends at the first error. Errors go into the answer. */
function each(call: Call, statements: Doc[], run: (statement: Doc, index: number) => void): Doc {
  const writeErrors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (thrown) {
      const error = asServerError(thrown);
      // A feature that is missing is missing for the whole command: nobody may take it for a lost race.
      if (error.code === 115) throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.extra });
      if (call.command.ordered !== false) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

function checkFields(statement: Doc, known: readonly string[], collection: Collection): void {
  const stranger = Object.keys(statement).find((field) => !known.includes(field));
  if (stranger) throw unsupported(`a write statement with ${stranger}`);
  checkCollation(statement);
  checkHint(collection, statement);
}

const insert: Command = {
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  answer(call) {
    const collection = call.data.collection(call.database, nameIn(call, 'insert'));
    let n = 0;
    const errors = each(call, call.command.documents as Doc[], (document) => {
      collection.insert(document);
      n += 1;
    });
    return { n, ...errors, ok: 1 };
  },
};

/** The entry inserted. */
export function upsert(collection: Collection, statement: { filter: Doc; change: Change }): Entry {
  const made = upserted(statement);
  return collection.insert(made._id === undefined ? { _id: new ObjectId(), ...made } : made);
}

const mannerOf = ({ command }: Call, statements: string) => ({
  alone: (command[statements] as Doc[]).length === 1,
  retryable: command.txnNumber !== undefined,
});

const update: Command = {
  fields: ['updates', 'ordered', 'bypassDocumentValidation'],
  answer(call) {
    const collection = call.data.collection(call.database, nameIn(call, 'update'));
    const sum = { n: 0, nModified: 0 };
    const made: Doc[] = [];
    const errors = each(call, call.command.updates as Doc[], (statement, index) => {
      checkFields(statement, ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation'], collection);
      const { q, u, multi, arrayFilters } = statement as { q: Doc; u: Change; multi?: boolean; arrayFilters?: Doc[] };
      if (multi && isReplacement(u))
        throw new ServerError(9, 'multi update is not supported for replacement-style update');
      checkTarget(collection, { filter: q, many: multi === true, upsert: statement.upsert === true });
      const found = find(collection, { filter: q, limit: multi ? 0 : 1 });
      const manner = { filter: q, many: multi === true, ...mannerOf(call, 'updates') };
      const asked = { filter: q, change: u, arrayFilters };
      if (found.length === 0 && statement.upsert) {
        made.push({ index, _id: upsert(collection, asked).doc._id });
        sum.n += 1;
      }
      for (const entry of found) {
        const after = changed(entry.doc, asked);
        if (after) checkKept(collection, entry.doc, after, manner);
        if (after) collection.replace(entry, after);
        sum.n += 1;
        sum.nModified += after ? 1 : 0;
      }
    });
    return { ...sum, ...(made.length > 0 ? { upserted: made } : {}), ...errors, ok: 1 };
  },
};

const deleteCommand: Command = {
  fields: ['deletes', 'ordered'],
  answer(call) {
    const collection = call.data.collection(call.database, nameIn(call, 'delete'));
    let n = 0;
    const errors = each(call, call.command.deletes as Doc[], (statement) => {
      checkFields(statement, ['q', 'limit', 'hint', 'collation'], collection);
      checkTarget(collection, { filter: statement.q as Doc, many: Number(statement.limit) === 0 });
      for (const entry of find(collection, { filter: statement.q as Doc, limit: Number(statement.limit) })) {
        collection.remove(entry);
        n += 1;
      }
    });
    return { n, ...errors, ok: 1 };
  },
};

export const writeCommands: Record<string, Command> = { insert, update, delete: deleteCommand };
