import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Trade } from '../model/trade';
import { fold } from '../text/fold';
import type { Fault } from './fault';
import { line } from './forms';
import { readYaml } from './yaml-file';

const file = 'intents/lexicon/vi/trades.yml';

const tradesSchema = z.array(
  z.strictObject({
    name: line.max(40),
    words: z.array(line.max(40).regex(/\s/, 'ghi từ hai tiếng trở lên')).min(1),
  }),
);

/** Reads what trades are called. Without the file, or with a fault in it, vacancies are found by place and wage alone. */
export function readTrades(root: string): { trades: readonly Trade[]; faults: Fault[] } {
  if (!existsSync(join(root, file))) return { trades: [], faults: [] };
  const read = readYaml(join(root, file), file, tradesSchema);
  const faults = (read.value ?? []).flatMap(({ words }, index) =>
    words.flatMap((word, place) =>
      words.findIndex((each) => fold(each) === fold(word)) === place
        ? []
        : [{ file, line: read.lineOf([index, 'words', place]), what: `"${word}" ghi hai lần`, mend: 'giữ một' }],
    ),
  );
  return { trades: read.value ?? [], faults: [...read.faults, ...faults] };
}
