import { firstSchema } from './schema-1';

/** One step of the database's form. Never edit one that has been released: add the next. */
export interface Migration {
  number: number;
  statements: readonly string[];
}

export const migrations: readonly Migration[] = [{ number: 1, statements: firstSchema }];
