import type { Topic } from '../content/content';
import { faultLine } from '../content/fault';
import { readLexiconFiles } from '../content/lexicon';
import { readContent } from '../content/load';
import { vietnamDay } from '../model/week';
import { systemClock } from '../ops/system-clock';
import { root } from '../root';

/** `npm run content`: every fault with file and line; `-- status`, `-- impact <number>`, `-- due`. */
const { content, faults: written } = readContent(root);
const { files: lexicons, faults: spelt } = readLexiconFiles(root, undefined, new Set(content.topics.keys()));
const faults = [...written, ...spelt];
const [task = 'check', number] = process.argv.slice(2);
const topics = [...content.topics.values()];
function groupsOf(all: Topic[]): Map<string, Topic[]> {
  const groups = new Map<string, Topic[]>();
  for (const topic of all) {
    const group = topic.id.split('-')[0]!;
    groups.set(group, [...(groups.get(group) ?? []), topic]);
  }
  return groups;
}
const print = (line: string) => console.log(line);

const tasks: Record<string, () => void> = {
  check: () => {
    for (const fault of faults) print(faultLine(fault));
    print(faults.length === 0 ? `${topics.length} chủ đề, không có lỗi.` : `${faults.length} lỗi.`);
  },
  status: () => {
    const groups = groupsOf(topics);
    print('nhóm   chủ đề   câu mẫu   câu thử   chưa kiểm chứng   không căn cứ');
    for (const [group, members] of groups) {
      const sum = (count: (topic: (typeof members)[number]) => number) =>
        members.reduce((total, topic) => total + count(topic), 0);
      const cells = [
        members.length,
        sum((topic) => topic.examples.length),
        sum((topic) => topic.tests.length),
        sum((topic) => topic.unverified.length),
        group === 'sys' ? 0 : sum((topic) => (topic.citations.length === 0 ? 1 : 0)),
      ];
      print(group.padEnd(6) + cells.map((cell, index) => String(cell).padStart([7, 9, 9, 17, 14][index]!)).join(' '));
    }
    print(`\n${topics.length} chủ đề, ${content.instruments.size} văn bản, ${content.hotlines.size} số điện thoại`);
    const dialled = [...content.hotlines.values()].filter((line) => line.dialled !== null).length;
    print(`${dialled} trên ${content.hotlines.size} số đã có người gọi thử`);
    for (const language of content.languages)
      print(`${language.tag.padEnd(16)} ${language.name.padEnd(18)} ${language.state}`);
    print('');
    for (const { file, entries } of lexicons) {
      const core = entries.filter((entry) => entry.core).length;
      const approved = entries.filter(({ state }) => state === 'approved').length;
      print(`${file.padEnd(34)} ${entries.length} từ, ${core} hay dùng, ${approved} đã duyệt`);
    }
  },
  impact: () => {
    const hit = topics.filter((topic) =>
      topic.citations.some((each) => 'instrument' in each && each.instrument === number),
    );
    for (const topic of hit) print(`${topic.id}  ${topic.title}`);
    print(`${hit.length} chủ đề dựa vào ${number ?? '(thiếu số hiệu văn bản)'}`);
  },
  due: () => {
    const today = vietnamDay(systemClock.now());
    const late = topics.filter(
      (topic) => topic.review.due < today || (topic.valid.to !== null && topic.valid.to < today),
    );
    for (const topic of late)
      print(`${topic.id}  hạn kiểm tra ${topic.review.due}  hết hiệu lực ${topic.valid.to ?? '-'}`);
    print(`${late.length} chủ đề quá hạn`);
  },
};

const chosen = tasks[task];
if (chosen) chosen();
else console.error('Dùng: npm run content [-- status | impact <số hiệu> | due]');
process.exitCode = !chosen || (task === 'check' && faults.length > 0) ? 1 : 0;
