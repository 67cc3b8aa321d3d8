import { beyond, encode, inverted, type Doc } from './keys';
import { matcher, type Test } from './matching';
import { Ordered } from './ordered';
import { valueAt, valuesAt } from './paths';
import { ServerError, unsupported } from './refusals';

/** A document in a collection. `doc` is replaced on update and never changed in place: cursors hold on to it. */
export interface Entry {
  doc: Doc;
  readonly seq: number;
  /** Its keys per index name, so that leaving an index needs no second look at the document. */
  readonly keys: Map<string, readonly string[]>;
}

export interface IndexSpec {
  name: string;
  key: Record<string, 1 | -1>;
  unique: boolean;
  sparse: boolean;
  partialFilterExpression?: Doc;
}

const known = new Set(['v', 'key', 'name', 'unique', 'sparse', 'partialFilterExpression', 'background', 'ns']);

/** @throws ServerError for every kind of index that would be more than a promise here. */
export function readSpec(given: Doc): IndexSpec {
  const { collation } = given as { collation?: { locale?: string } };
  if (collation && collation.locale !== 'simple') throw unsupported('collation other than simple');
  const stranger = Object.keys(given).find((option) => !known.has(option) && option !== 'collation');
  if (stranger) throw unsupported(`index option ${stranger}`);
  const key = given.key as IndexSpec['key'];
  for (const [path, order] of Object.entries(key))
    if ((order !== 1 && order !== -1) || path.includes('$')) throw unsupported(`index on ${path}: ${String(order)}`);
  if (given.sparse && given.partialFilterExpression)
    throw new ServerError(67, 'cannot mix "partialFilterExpression" and "sparse" options');
  const { partialFilterExpression } = given as { partialFilterExpression?: Doc };
  return {
    name: String(given.name),
    key,
    unique: given.unique === true,
    sparse: given.sparse === true,
    ...(partialFilterExpression ? { partialFilterExpression } : {}),
  };
}

/** One declared index: all its keys in order, and its promise of uniqueness. */
export class Index {
  readonly items = new Ordered<Entry>();
  readonly fields: { path: string; down: boolean }[];
  /** An array was met once: a document may stand at several places, and order by this index means nothing. */
  many = false;
  private readonly covers: Test | null;

  constructor(readonly spec: IndexSpec) {
    this.fields = Object.entries(spec.key).map(([path, order]) => ({ path, down: order === -1 }));
    this.covers = spec.partialFilterExpression ? matcher(spec.partialFilterExpression) : null;
  }

  /** None when a sparse or partial index passes the document over. */
  keysOf(doc: Doc): string[] {
    if (this.covers && !this.covers(doc)) return [];
    let keys = [''];
    let arrays = 0;
    let present = false;
    for (const { path, down } of this.fields) {
      const { values, many } = valuesAt(doc, path);
      present ||= values.length > 0 || many;
      if (many) {
        this.many = true;
        arrays += 1;
        if (arrays > 1) throw new ServerError(171, `cannot index parallel arrays [${path}]`);
      }
      const codes = values.length === 0 ? [encode(null)] : values.map(encode);
      const parts = down ? codes.map(inverted) : codes;
      keys = keys.flatMap((key) => parts.map((part) => key + part));
    }
    if (this.spec.sparse && !present) return [];
    return keys.length > 1 ? [...new Set(keys)] : keys;
  }

  /** @throws ServerError 11000 when another document has one of the keys of a unique index. */
  check(keys: readonly string[], doc: Doc, ns: string, self: Entry | null): void {
    if (!this.spec.unique) return;
    for (const key of keys)
      for (const holder of this.items.range(key, key + beyond))
        if (holder !== self) throw duplicate(this.spec, doc, ns);
  }

  add(entry: Entry, keys: readonly string[]): void {
    entry.keys.set(this.spec.name, keys);
    for (const key of keys) this.items.insert({ key, seq: entry.seq, value: entry });
  }

  remove(entry: Entry): void {
    for (const key of entry.keys.get(this.spec.name) ?? []) this.items.remove(key, entry.seq);
    entry.keys.delete(this.spec.name);
  }
}

function duplicate(spec: IndexSpec, doc: Doc, ns: string): ServerError {
  const keyValue: Doc = {};
  for (const path of Object.keys(spec.key)) keyValue[path] = valueAt(doc, path) ?? null;
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
  return new ServerError(
    11000,
    `E11000 duplicate key error collection: ${ns} index: ${spec.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: spec.key, keyValue },
  );
}
