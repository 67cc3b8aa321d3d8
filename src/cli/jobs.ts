import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { faultLine } from '../content/fault';
import { readContent } from '../content/load';
import { communeCellOf } from '../jobs/commune-cell';
import { jobRows, readJobList, templateRows } from '../jobs/list';
import { scamReader } from '../jobs/scam-words';
import type { Areas } from '../model/area';
import type { Job } from '../model/job';
import { addDays, readableDay, vietnamDay } from '../model/week';
import { systemClock as clock } from '../ops/system-clock';
import { contentDir } from './content-dir';
import { openReading, openWriting } from './kept';
import { run } from './run';
import { wrongUse } from './task';
import { tableFile } from '../sheets/table-file';
import { readJobOptions, usage, type JobOptions } from './jobs/options';

const print = (line: string) => console.log(line);
const today = () => vietnamDay(clock.now());
type Options<Task> = Extract<JobOptions, { task: Task }>;

/** Reads beside a running server, as the reports do. */
async function stored(all: boolean): Promise<Job[]> {
  const reader = await openReading();
  try {
    return (await reader?.jobs.list(all ? {} : { openOn: today() })) ?? [];
  } finally {
    await reader?.close();
  }
}

const write = async (out: string, rows: string[][]) => writeFileSync(out, await tableFile(out, rows), { flag: 'wx' });

async function send({ out, all }: Options<'export'>, areas: Areas): Promise<number> {
  const jobs = await stored(all);
  await write(out, jobRows(jobs, areas));
  print(`${jobs.length} tin trong ${out}.`);
  return 0;
}

async function list({ all }: Options<'list'>, areas: Areas): Promise<number> {
  const jobs = await stored(all);
  for (const { id, title, employer, commune, expiresOn } of jobs)
    print([id, title, employer, communeCellOf(commune, areas), `đến ${readableDay(expiresOn)}`].join('\t'));
  print(`${jobs.length} tin.`);
  return 0;
}

async function load({ file, replace }: Options<'import'>, areas: Areas): Promise<number> {
  const { jobs, faults } = await readJobList(readFileSync(file), file, { areas, scams: scamReader(), today: today() });
  if (faults.length > 0) {
    for (const fault of faults) console.error(faultLine(fault));
    console.error(`${faults.length} lỗi. Chưa nạp gì.`);
    return 1;
  }
  const store = await openWriting();
  try {
    await (replace ? store.jobs.replaceAll(jobs) : store.jobs.upsert(jobs));
    const detail = `${jobs.length} rows${replace ? ', all others removed' : ''}`;
    await store.audit.append({
      at: clock.now(),
      actor: 'system',
      action: 'jobs.import',
      subject: basename(file),
      detail,
    });
    const { open } = await store.jobs.counts(today());
    print(`Đã nạp ${jobs.length} tin. Đang có ${open} tin còn hạn.`);
    return 0;
  } finally {
    await store.close();
  }
}

/** `npm run jobs`. Exit 1: nothing done; 2: wrong arguments. */
async function main(args: string[]): Promise<number> {
  const options = readJobOptions(args);
  if (Array.isArray(options)) {
    console.error(wrongUse(options, 'jobs'));
    return 2;
  }
  const { areas } = readContent(contentDir()).content;
  switch (options.task) {
    case 'import':
      return load(options, areas);
    case 'export':
      return send(options, areas);
    case 'list':
      return list(options, areas);
    case 'template':
      await write(options.out, templateRows(areas, today(), addDays(today(), 30)));
      print(`Tệp mẫu: ${options.out}`);
      return 0;
    case 'help':
      print(usage);
      return 0;
  }
}

run(
  main(process.argv.slice(2)),
  'Máy chủ đang chạy nên kho dữ liệu đang khóa. Nạp tệp này ở trang /console/jobs, hoặc dừng máy chủ. Chưa nạp gì.',
);
