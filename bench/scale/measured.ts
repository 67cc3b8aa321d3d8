import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const cost = z.number().min(0);

const costs = {
  /** CPU seconds per 1,000 messages. */
  cpuPerThousand: z.object({ web: cost, worker: cost, sender: cost, redis: cost, mongo: cost }),
  mongoCommandsPerMessage: cost,
  redisCommandsPerMessage: cost,
  redisScriptsPerMessage: cost,
};

/** What the shared bench found out, as the sizing takes it up. */
const measured = z.object({
  date: z.string(),
  machine: z.string(),
  /** What stood for MongoDB. */
  database: z.string(),
  /** The row it was read from. */
  row: z.string(),
  /** When all are busy. */
  ...costs,
  /** When hardly two messages are under way at once. */
  calm: z.object({ perSecond: cost, ...costs }),
  embedded: z.object({ perSecond: cost, cpuPerThousand: cost }),
  /** By collection: bytes of BSON of one document. */
  documents: z.record(z.string(), cost),
});

export type Measured = z.infer<typeof measured>;

const file = join(__dirname, 'measured.json');

export function keep(figures: Measured): void {
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
}

/** The figures kept last; null when there are none. */
export function keptFigures(): Measured | null {
  return existsSync(file) ? measured.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}
