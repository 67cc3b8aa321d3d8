import type { Kind, Records } from '../model/record';

export interface Recorded<K extends Kind> {
  /** `keyOf[kind](value)`. */
  key: string;
  value: Records[K];
}

/** A store as those see it who carry it elsewhere. It stands still while it is read: one moment of the original. */
export interface Moving {
  /**
   * Up to `limit` records whose key is greater than `after` (null: from the first), ascending by the bytes of the key;
   * fewer than `limit` only at the end.
   */
  read<K extends Kind>(kind: K, after: string | null, limit: number): Promise<Recorded<K>[]>;
  close(): Promise<void>;
}

/**
 * `new`: nothing of it is there. `resumed`: some of it is, see `reached`. `done`: all of it was taken in before, and the
 * store may have been used since.
 */
export type Begun = 'new' | 'resumed' | 'done';

/** A store that takes in what another one gave. No server can use it before `finish`. */
export interface MovingTarget extends Moving {
  /** `label` names what is brought, by its content. Rejects with `store.taken` when something else is there. */
  begin(label: string): Promise<Begun>;
  /** Key up to which everything of a kind is durably there; null when nothing is. */
  reached(kind: Kind): Promise<string | null>;
  /** Ascending by key. Durable when it resolves. Writing the same record again changes nothing. */
  write<K extends Kind>(kind: K, records: readonly Recorded<K>[]): Promise<void>;
  /** From here on it is the store, and not one record less: all or nothing, also after a death in the middle. */
  finish(): Promise<void>;
}
