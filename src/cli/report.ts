import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConfigFaults } from '../config';
import { reasonOf } from '../errors';
import { readContent } from '../content/load';
import { systemClock } from '../ops/system-clock';
import type { Interactions } from '../ports/interactions';
import { csvOf } from '../reports/csv';
import { reports } from '../reports/index';
import { jsonOf } from '../reports/json';
import { namesOf } from '../reports/names';
import { readablePeriod, spanOf } from '../reports/period';
import { runReport, type Table } from '../reports/report';
import { contentDir } from './content-dir';
import { keptWhere, openReading } from './kept';
import { readReportOptions, usage, type ReportOptions } from './report-options';

/** What a store says that nobody has asked yet. */
const nothing: Interactions = {
  get: async () => null,
  common: async () => [],
  unanswered: async () => [],
  counts: async () => [],
  handoffs: async () => [],
};

async function tablesOf(options: ReportOptions, interactions: Interactions): Promise<Table[]> {
  const chosen = reports.filter(({ id }) => options.report === 'all' || options.report === id);
  const source = { interactions, names: namesOf(readContent(contentDir()).content) };
  const tables: Table[] = [];
  for (const report of chosen) tables.push(await runReport(report, source, spanOf(options.period)));
  return tables;
}

async function write(options: ReportOptions, tables: Table[]): Promise<void> {
  const pieces =
    options.format === 'json'
      ? jsonOf(tables, options.period)
      : csvOf(tables, ({ report }) => `${report.title}, ${readablePeriod(options.period)}`);
  const into = options.out === null ? process.stdout : createWriteStream(options.out, { mode: 0o600 });
  await pipeline(Readable.from(pieces), into, { end: options.out !== null });
}

/** `npm run report`: reads the store beside a running server, never writes to it. Exit 2: wrong arguments. */
async function main(args: string[]): Promise<number> {
  const ids = reports.map(({ id }) => id);
  const options = readReportOptions(args, systemClock.now(), ids);
  if (Array.isArray(options)) {
    console.error(`${options.map((fault) => `- ${fault}`).join('\n')}\n\n${usage}`);
    return 2;
  }
  const store = await openReading();
  if (!store) console.error(`Chưa có dữ liệu ở ${keptWhere()}: báo cáo chỉ có tên cột.`);
  try {
    await write(options, await tablesOf(options, store?.interactions ?? nothing));
  } finally {
    await store?.close();
  }
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // Whoever reads our output may stop early, as `head` does.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return;
    console.error(
      error instanceof ConfigFaults ? error.faults.join('\n') : `Không làm được báo cáo: ${reasonOf(error)}`,
    );
    process.exitCode = error instanceof ConfigFaults ? 78 : 1;
  },
);
