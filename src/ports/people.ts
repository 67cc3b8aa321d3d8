import type { Person } from '../model/person';
import type { Session } from '../model/session';

export interface People {
  get(key: string): Promise<Person | null>;
  count(): Promise<number>;
}

export interface Sessions {
  /** The session as stored; whether it has expired is the caller's question. */
  get(person: string): Promise<Session | null>;
}
