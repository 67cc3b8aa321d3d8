import { readFileSync, writeFileSync } from 'node:fs';
import { readConfig } from '../config';
import type { Content } from '../content/content';
import { faultLine, type Fault } from '../content/fault';
import { readContent } from '../content/load';
import { fewestPeople } from '../model/unknown-word';
import { readableDay, vietnamDay } from '../model/week';
import { systemClock as clock } from '../ops/system-clock';
import { contentDir } from './content-dir';
import { keptWhere, openReading, openWriting, type Reading } from './kept';
import { run } from './run';
import { wrongUse } from './task';
import { adoptedFiles, writeAdopted } from './contributions/adopt';
import { readContributionOptions, usage, type ContributionOptions } from './contributions/options';
import { planImport } from './contributions/plan';
import { readSheet, sheetOf } from './contributions/sheet';

const mostUnknown = 500;
const print = (line: string) => console.log(line);
const given = (content: Content) => content.languages.map(({ tag }) => tag).filter((tag) => tag !== 'vi');

/** Reads beside a running server, as the reports do. */
async function reading(work: (reader: Reading) => Promise<void>): Promise<number> {
  const reader = await openReading();
  if (!reader) {
    console.error(`Chưa có dữ liệu ở ${keptWhere()}.`);
    return 1;
  }
  try {
    await work(reader);
  } finally {
    await reader.close();
  }
  return 0;
}

type Options<Task> = Extract<ContributionOptions, { task: Task }>;

const send = ({ out, language, state }: Options<'export'>) =>
  reading(async ({ proposals }) => {
    const rows = await proposals.list({ ...(language ? { language } : {}), ...(state ? { state } : {}) });
    writeFileSync(out, sheetOf(rows), { mode: 0o600, flag: 'wx' });
    print(`${rows.length} dòng trong ${out}.`);
  });

const unknown = ({ language }: Options<'unknown'>) =>
  reading(async ({ unknownWords }) => {
    const filter = { minPeople: fewestPeople, limit: mostUnknown, ...(language ? { language } : {}) };
    const rows = await unknownWords.common(filter);
    print(['từ', 'tiếng', 'số người', 'số tin', 'lần cuối'].join('\t'));
    for (const each of rows)
      print([each.word, each.language, each.people, each.times, readableDay(vietnamDay(each.lastAt))].join('\t'));
  });

const adopt = (content: Content) =>
  reading(async ({ proposals }) => {
    const approved = await proposals.list({ state: 'approved' });
    const { files, words, sentences, left } = adoptedFiles(approved, new Set(content.topics.keys()));
    writeAdopted(readConfig().DATA_DIR, files);
    for (const { id, why } of left) print(`bỏ qua ${id}: ${why}`);
    print(`${words} từ, ${sentences} câu trong DATA_DIR/lexicon. Khởi động lại máy chủ để dùng.`);
  });

function refused(faults: readonly Fault[]): number {
  for (const fault of faults) console.error(faultLine(fault));
  console.error(`${faults.length} lỗi. Chưa nạp gì.`);
  return 1;
}

async function load(file: string, content: Content): Promise<number> {
  const sheet = readSheet(readFileSync(file), file);
  if (sheet.faults.length > 0) return refused(sheet.faults);
  const store = await openWriting();
  try {
    const { proposals } = store;
    const stored = [...(await proposals.list({})), ...(await proposals.list({ state: 'withdrawn' }))];
    const topics = new Set(content.topics.keys());
    const plan = planImport(sheet.rows, { file, stored, languages: given(content), topics, now: clock.now() });
    if (plan.faults.length > 0) return refused(plan.faults);
    await proposals.load(plan);
    for (const { line, id } of plan.known) print(`${file}:${line}: đã có sẵn (${id}), ghi thành một lời đồng ý`);
    print(`${plan.judgements.length} lời xét, ${plan.proposals.length} dòng mới, ${plan.unjudged} dòng chưa xét.`);
    const approved = (await proposals.list({ state: 'approved' })).length;
    print(`${approved} từ, câu đã được duyệt. Đưa vào dùng: npm run contributions -- adopt`);
    return 0;
  } finally {
    await store.close();
  }
}

/** `npm run contributions`. Exit 1: nothing done; 2: wrong arguments. */
async function main(args: string[]): Promise<number> {
  const { content } = readContent(contentDir());
  const options = readContributionOptions(args, given(content));
  if (Array.isArray(options)) {
    console.error(wrongUse(options, 'contributions'));
    return 2;
  }
  switch (options.task) {
    case 'export':
      return send(options);
    case 'import':
      return load(options.file, content);
    case 'unknown':
      return unknown(options);
    case 'adopt':
      return adopt(content);
    case 'help':
      print(usage);
      return 0;
  }
}

run(
  main(process.argv.slice(2)),
  'Máy chủ đang chạy nên kho dữ liệu đang khóa. Dừng máy chủ, nạp lại tệp này, rồi chạy máy chủ. Chưa nạp gì.',
);
