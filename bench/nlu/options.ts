import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

export const usage = `npm run bench:nlu                                  our own topics, and the sets under --data where there are any
npm run bench:nlu -- --train a.tsv --test b.tsv    any set with the header text, intent; ours and stock side by side
  --oos c.tsv          texts that belong to no intent (header text)
  --data DIR           foreign sets for the run without arguments (../shared/data/nlu)
  --messages N         messages of the heap measurement (20000)
  --stock-minutes N    how long stock node-nlp may take (15); then its column stays empty
npm run bench:nlu -- --wrong                       also every test whose first guess is wrong
npm run bench:nlu -- --thresholds                  the thresholds for decide.ts, from the examples alone`;

export interface BenchOptions {
  train: string | null;
  test: string | null;
  oos: string | null;
  data: string;
  messages: number;
  stockMinutes: number;
  wrong: boolean;
  thresholds: boolean;
}

/** Throws with the reason when the options make no sense. */
export function options(argv: string[]): BenchOptions {
  const { values } = parseArgs({
    args: argv,
    options: {
      train: { type: 'string' },
      test: { type: 'string' },
      oos: { type: 'string' },
      data: { type: 'string', default: '../shared/data/nlu' },
      messages: { type: 'string', default: '20000' },
      'stock-minutes': { type: 'string', default: '15' },
      wrong: { type: 'boolean', default: false },
      thresholds: { type: 'boolean', default: false },
    },
  });
  if ((values.train === undefined) !== (values.test === undefined))
    throw new TypeError('--train and --test go together');
  for (const file of [values.train, values.test, values.oos])
    if (file !== undefined && !existsSync(file)) throw new TypeError(`no such file: ${file}`);
  return {
    train: values.train ?? null,
    test: values.test ?? null,
    oos: values.oos ?? null,
    data: values.data,
    messages: Number(values.messages),
    stockMinutes: Number(values['stock-minutes']),
    wrong: values.wrong,
    thresholds: values.thresholds,
  };
}
