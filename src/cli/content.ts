import { readLexiconFiles } from '../content/lexicon';
import { readContent } from '../content/load';
import { vietnamDay } from '../model/week';
import { systemClock } from '../ops/system-clock';
import { checkLines } from './content/check';
import { dueLines } from './content/due';
import { impactLines } from './content/impact';
import { statusLines } from './content/status';
import { contentDir } from './content-dir';
import { run } from './run';

const usage = 'Dùng: npm run content [-- status | impact <số hiệu> | due [ngày, dạng 2027-01-01]]';

/** `npm run content`: every fault with file and line; `-- status`, `-- impact <number>`, `-- due [day]`. */
async function main([task = 'check', argument]: string[]): Promise<number> {
  const folder = contentDir();
  const { content, faults: written } = readContent(folder);
  const { files: lexicons, faults: spelt } = readLexiconFiles(folder, undefined, new Set(content.topics.keys()));
  const faults = [...written, ...spelt];
  const today = vietnamDay(systemClock.now());

  const tasks: Record<string, () => string[]> = {
    check: () => checkLines(content, faults),
    status: () => statusLines(content, lexicons, today),
    impact: () => impactLines(content, argument, today),
    due: () => dueLines(content, argument ?? today),
  };
  const chosen = Object.hasOwn(tasks, task) ? tasks[task] : undefined;
  if (!chosen) {
    console.error(usage);
    return 1;
  }
  for (const line of chosen()) console.log(line);
  return task === 'check' && faults.length > 0 ? 1 : 0;
}

run(main(process.argv.slice(2)));
