import type { Kind, Records } from '../../../model/record';
import type { Models } from '../models';

/** How one kind of record lies in the collections. */
export interface Shelf<K extends Kind> {
  /** Values of up to `limit` records after a key, ascending by the bytes of the key. */
  page(models: Models, after: string | null, limit: number): Promise<Records[K][]>;
  /** The greatest key there is; null when there is none. */
  last(models: Models): Promise<string | null>;
  /** In order: what is there after a death is the beginning of them. Changes nothing when they are there already. */
  put(models: Models, values: readonly Records[K][]): Promise<void>;
}

export interface Put {
  filter: object;
  update: object;
}

/** What they have in common; their one common type is too much for the compiler. */
export const modelOf = (models: Models, name: keyof Models) => models[name] as unknown as Models['meta'];

export async function putAll(models: Models, of: keyof Models, puts: readonly Put[]): Promise<void> {
  const operations = puts.map((put) => ({ updateOne: { ...put, upsert: true } }));
  await modelOf(models, of).bulkWrite(operations as never, { ordered: true, throwOnValidationError: true });
}

/** Puts a document that only this shelf writes. `place` is what it is found by, on a cluster its shard as well. */
export const whole = <Doc extends { _id: unknown }>(document: Doc, place: (keyof Doc)[] = ['_id']): Put => {
  const fields = Object.entries(document);
  const named = fields.filter(([name]) => place.includes(name as keyof Doc));
  const others = fields.filter(([name]) => !place.includes(name as keyof Doc));
  return { filter: Object.fromEntries(named), update: { $setOnInsert: Object.fromEntries(others) } };
};

/** The usual shelf: documents whose string field `key` is the key. MongoDB compares strings by their bytes. */
export const shelf = <K extends Kind, Doc>(given: {
  of: keyof Models;
  key?: string;
  /** Which documents of the collection are meant; all unless told. */
  where?: object;
  without?: Record<string, 0>;
  from: (documents: Doc[], models: Models) => Records[K][] | Promise<Records[K][]>;
  to: (value: Records[K]) => Put;
}): Shelf<K> => {
  const { of, key = '_id', where = {}, without = {}, from, to } = given;
  return {
    page: async (models, after, limit) => {
      const filter = { $and: [where, { [key]: { $gt: after ?? '' } }] };
      const found = modelOf(models, of)
        .find(filter, without)
        .sort({ [key]: 1 })
        .limit(limit);
      return from(await found.lean<Doc[]>(), models);
    },
    last: async (models) => {
      const found = modelOf(models, of)
        .findOne(where, { [key]: 1 })
        .sort({ [key]: -1 });
      return (await found.lean<Record<string, string> | null>())?.[key] ?? null;
    },
    put: (models, values) => putAll(models, of, values.map(to)),
  };
};
