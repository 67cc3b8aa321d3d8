import { faultLine } from '../content/fault';
import { readLexiconFiles } from '../content/lexicon';
import { readContent } from '../content/load';
import { vietnamDay } from '../model/week';
import { systemClock } from '../ops/system-clock';
import { root } from '../root';
import { dueLines } from './content/due';
import { impactLines } from './content/impact';
import { statusLines } from './content/status';

/** `npm run content`: every fault with file and line; `-- status`, `-- impact <number>`, `-- due [day]`. */
const { content, faults: written } = readContent(root);
const { files: lexicons, faults: spelt } = readLexiconFiles(root, undefined, new Set(content.topics.keys()));
const faults = [...written, ...spelt];
const [task = 'check', argument] = process.argv.slice(2);
const today = () => vietnamDay(systemClock.now());

const tasks: Record<string, () => string[]> = {
  check: () => [
    ...faults.map(faultLine),
    faults.length === 0 ? `${content.topics.size} chủ đề, không có lỗi.` : `${faults.length} lỗi.`,
  ],
  status: () => statusLines(content, lexicons, today()),
  impact: () => impactLines(content, argument, today()),
  due: () => dueLines(content, argument ?? today()),
};

const chosen = Object.hasOwn(tasks, task) ? tasks[task] : undefined;
for (const line of chosen?.() ?? []) console.log(line);
if (!chosen) console.error('Dùng: npm run content [-- status | impact <số hiệu> | due [ngày, dạng 2027-01-01]]');
process.exitCode = !chosen || (task === 'check' && faults.length > 0) ? 1 : 0;
