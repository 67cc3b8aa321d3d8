import { ObjectId } from 'bson';
import { Index, readSpec, type Entry, type IndexSpec } from './indexes';
import { encode, type Doc } from './keys';
import { ServerError } from './refusals';
import { checkUnique } from './sharding';

/** How strict a collection is, see `strictness.ts`. */
export interface Rules {
  shardKey?: readonly string[];
  mayWalk?(filter: Doc): boolean;
}

/** Walks remembered. */
const mostWalks = 1_000;

const ofId: IndexSpec = { name: '_id_', key: { _id: 1 }, unique: true, sparse: false };

/** Documents by `_id` and by their indexes. A write that breaks a promise of an index changes nothing. */
export class Collection {
  readonly entries = new Map<string, Entry>();
  readonly indexes = new Map([['_id_', new Index(ofId)]]);
  /** Filters that no index could serve, so that every document was looked at. MongoDB would have done the same. */
  readonly walks: Doc[] = [];
  private seq = 0;

  constructor(
    readonly ns: string,
    private readonly rules: Rules = {},
  ) {}

  get shardKey(): readonly string[] | undefined {
    return this.rules.shardKey;
  }

  get strict(): boolean {
    return this.rules.mayWalk !== undefined;
  }

  /** @throws ServerError 291 where that is not allowed. */
  walked(filter: Doc): void {
    if (this.walks.length < mostWalks) this.walks.push(filter);
    this.refuse(291, 'no index serves', filter);
  }

  /** Everything found must be held before the first of it can be given. @throws ServerError 292 where that is not allowed. */
  sortedWhole(filter: Doc): void {
    this.refuse(292, 'no index serves the order of', filter);
  }

  private refuse(code: number, what: string, filter: Doc): void {
    if (this.rules.mayWalk && !this.rules.mayWalk(filter))
      throw new ServerError(code, `${this.ns}: ${what} ${JSON.stringify(filter)}`);
  }

  /** Takes the document as it is. @throws ServerError 11000 */
  insert(given: Doc): Entry {
    const doc = given._id === undefined ? { _id: new ObjectId(), ...given } : given;
    const id = idOf(doc);
    const entry: Entry = { doc, seq: (this.seq += 1), keys: new Map() };
    const keys = this.checked(doc, null);
    for (const [index, own] of keys) index.add(entry, own);
    this.entries.set(id, entry);
    return entry;
  }

  /** @throws ServerError 11000, 66 */
  replace(entry: Entry, doc: Doc): void {
    if (encode(doc._id) !== encode(entry.doc._id))
      throw new ServerError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
    const keys = this.checked(doc, entry);
    for (const [index, own] of keys) {
      const old = entry.keys.get(index.spec.name)!;
      if (old.length === own.length && old.every((key, at) => key === own[at])) continue;
      index.remove(entry);
      index.add(entry, own);
    }
    entry.doc = doc;
  }

  remove(entry: Entry): void {
    for (const index of this.indexes.values()) index.remove(entry);
    this.entries.delete(encode(entry.doc._id));
  }

  /** False when there is the same one already. @throws ServerError 86, 11000 */
  createIndex(given: Doc): boolean {
    const spec = readSpec(given);
    if (spec.name === ofId.name || encode(spec.key) === encode(ofId.key)) return false;
    const same = this.indexes.get(spec.name);
    if (same && encode(same.spec) === encode(spec)) return false;
    const rival = same ?? [...this.indexes.values()].find((each) => isRival(each, spec));
    if (rival)
      throw new ServerError(
        same ? 86 : 85,
        `An existing index has the same name or keys: ${rival.spec.name}, requested ${spec.name}`,
      );
    if (spec.unique) checkUnique(this, spec.key);
    const index = new Index(spec);
    for (const entry of this.entries.values()) {
      const keys = index.keysOf(entry.doc);
      index.check(keys, entry.doc, this.ns, entry);
      index.add(entry, keys);
    }
    this.indexes.set(spec.name, index);
    return true;
  }

  dropIndex(name: string): void {
    if (name === ofId.name) throw new ServerError(72, 'cannot drop _id index');
    if (!this.indexes.delete(name)) throw new ServerError(27, `index not found with name [${name}]`);
    for (const entry of this.entries.values()) entry.keys.delete(name);
  }

  private checked(doc: Doc, self: Entry | null): [Index, string[]][] {
    const all: [Index, string[]][] = [];
    for (const index of this.indexes.values()) {
      const keys = index.keysOf(doc);
      index.check(keys, doc, this.ns, self);
      all.push([index, keys]);
    }
    return all;
  }
}

const isRival = (index: Index, spec: Index['spec']) =>
  encode([index.spec.key, index.spec.partialFilterExpression]) === encode([spec.key, spec.partialFilterExpression]);

function idOf(doc: Doc): string {
  if (Array.isArray(doc._id) || doc._id instanceof RegExp)
    throw new ServerError(2, "The '_id' value cannot be an array or a regular expression");
  return encode(doc._id);
}
