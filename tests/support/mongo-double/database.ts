import { Collection, type Rules } from './collection';
import type { Doc } from './keys';
import { Cursors } from './cursors';
import type { Strictness } from './strictness';

/** Everything the double holds. */
export class Data {
  private readonly databases = new Map<string, Map<string, Collection>>();
  readonly cursors = new Cursors();

  constructor(private readonly strictness: Strictness = {}) {}

  /** Null when nobody wrote into it yet. */
  peek(database: string, name: string): Collection | null {
    return this.databases.get(database)?.get(name) ?? null;
  }

  /** Made when missing. */
  collection(database: string, name: string): Collection {
    const collections = this.collections(database);
    const known = collections.get(name) ?? new Collection(`${database}.${name}`, this.rulesOf(name));
    collections.set(name, known);
    return known;
  }

  names(database: string): string[] {
    return [...(this.databases.get(database)?.keys() ?? [])];
  }

  get databaseNames(): string[] {
    return [...this.databases.keys()].filter((name) => this.names(name).length > 0);
  }

  drop(database: string, name: string): boolean {
    return this.databases.get(database)?.delete(name) ?? false;
  }

  dropDatabase(database: string): void {
    this.databases.delete(database);
  }

  /** All documents, for stages that read a second collection. */
  documents(database: string, name: string): Doc[] {
    return [...(this.peek(database, name)?.entries.values() ?? [])].map((entry) => entry.doc);
  }

  private rulesOf(name: string): Rules {
    const { shardKeys, mayWalk } = this.strictness;
    const shardKey = shardKeys?.[name];
    return {
      ...(shardKey ? { shardKey } : {}),
      ...(mayWalk ? { mayWalk: (filter: Doc) => mayWalk(name, filter) } : {}),
    };
  }

  private collections(database: string): Map<string, Collection> {
    const known = this.databases.get(database) ?? new Map<string, Collection>();
    this.databases.set(database, known);
    return known;
  }
}
