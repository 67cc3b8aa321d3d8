/**
 * One report in a process of its own: `one-report.ts <database> <report> <from day> <to day> [language] [channel]`,
 * '-' for any. Prints milliseconds from opening the database to the last row, and the number of rows.
 */
import { channelNames } from '../../src/model/message';
import { reports } from '../../src/reports/index';
import { spanOf } from '../../src/reports/period';
import { runReport } from '../../src/reports/report';
import { openSqliteReader } from '../../src/store/sqlite/reader';

async function main([file = '', id, from = '', to = '', language = '-', channel = '-']: string[]): Promise<void> {
  const report = reports.find((each) => each.id === id)!;
  const name = (word: string) => word;
  const names = { ...{ topic: name, language: name, channel: name }, languages: [], channels: [] };
  const begun = performance.now();
  const reader = openSqliteReader(file)!;
  const filter = {
    ...spanOf({ from, to }),
    ...(language === '-' ? {} : { language }),
    ...(channel === '-' ? {} : { channel: channelNames.find((each) => each === channel)! }),
  };
  const { rows } = await runReport(report, { interactions: reader.interactions, names }, filter);
  console.log(JSON.stringify({ ms: performance.now() - begun, rows: rows.length }));
  reader.close();
}

void main(process.argv.slice(2));
