import { Collection } from './collection';
import type { Doc } from './keys';
import { Cursors } from './cursors';

/** Everything the double holds. */
export class Data {
  private readonly databases = new Map<string, Map<string, Collection>>();
  readonly cursors = new Cursors();

  /** Null when nobody wrote into it yet. */
  peek(database: string, name: string): Collection | null {
    return this.databases.get(database)?.get(name) ?? null;
  }

  /** Made when missing. */
  collection(database: string, name: string): Collection {
    const collections = this.collections(database);
    const known = collections.get(name) ?? new Collection(`${database}.${name}`);
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

  private collections(database: string): Map<string, Collection> {
    const known = this.databases.get(database) ?? new Map<string, Collection>();
    this.databases.set(database, known);
    return known;
  }
}
