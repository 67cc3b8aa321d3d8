import { firstSchema } from './schema-1';
import { secondSchema } from './schema-2';
import { thirdSchema } from './schema-3';
import { fourthSchema } from './schema-4';
import { fifthSchema } from './schema-5';

/** One step of the database's form. Never edit one that has been released: add the next. */
export interface Migration {
  number: number;
  statements: readonly string[];
}

export const migrations: readonly Migration[] = [
  { number: 1, statements: firstSchema },
  { number: 2, statements: secondSchema },
  { number: 3, statements: thirdSchema },
  { number: 4, statements: fourthSchema },
  { number: 5, statements: fifthSchema },
];
