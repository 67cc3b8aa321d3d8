import type { Content, Topic } from '../../content/content';
import { coverage } from '../../content/coverage';
import { dueOn } from '../../content/due';
import { reviewStates } from '../../model/lexicon';
import { tableLines } from './table';

interface ListedLexicon {
  file: string;
  entries: readonly { core: boolean; state: string }[];
}

/** What `npm run content -- status` prints: how much there is, how far it is reviewed, in which languages. */
export function statusLines(content: Content, lexicons: readonly ListedLexicon[], today: string): string[] {
  const topics = [...content.topics.values()];
  const procedures = topics.filter(({ procedure }) => procedure !== null);
  const dialled = [...content.hotlines.values()].filter((line) => line.dialled !== null).length;
  const uncited = topics.filter((topic) => !isSmallTalk(topic) && topic.citations.length === 0);
  return [
    ...topicTable(topics),
    '',
    `${topics.filter((topic) => !added.has(groupOf(topic))).length} chủ đề chính sách, thủ tục, việc làm, khẩn cấp, kỹ năng; ${topics.length} chủ đề tất cả`,
    `${procedures.length} thủ tục, ${content.culture.length} mục văn hóa, ${content.lessons.size} bài học`,
    `${uncited.length} câu trả lời không có căn cứ`,
    `${content.instruments.size} văn bản; ${content.hotlines.size} số điện thoại, ${dialled} số đã có người gọi thử`,
    `${dueOn(content, today).length} việc cần xem lại hôm nay (npm run content -- due)`,
    '',
    ...languageTable(content),
    '',
    ...lexicons.map(({ file, entries }) => {
      const core = entries.filter((entry) => entry.core).length;
      const approved = entries.filter(({ state }) => state === 'approved').length;
      return `${file.padEnd(34)} ${entries.length} từ, ${core} hay dùng, ${approved} đã duyệt`;
    }),
  ];
}

/** Groups beside the topics people ask about law and services. */
const added: ReadonlySet<string> = new Set(['vh', 'sys']);
const groupOf = ({ id }: Topic): string => id.split('-')[0] ?? '';
const isSmallTalk = (topic: Topic): boolean => groupOf(topic) === 'sys';

function topicTable(topics: readonly Topic[]): string[] {
  const header = [
    'nhóm',
    'chủ đề',
    'câu mẫu',
    'câu thử',
    'hỏi điều kiện',
    'cán bộ đã duyệt',
    'chưa kiểm chứng',
    'không căn cứ',
  ];
  const rows = [...new Set(topics.map(groupOf))].map((group) => {
    const members = topics.filter((topic) => groupOf(topic) === group);
    const sum = (count: (topic: Topic) => number) => members.reduce((total, topic) => total + count(topic), 0);
    return [
      group,
      members.length,
      sum(({ examples }) => examples.length),
      sum(({ tests }) => tests.length),
      sum(({ eligibility }) => (eligibility ? 1 : 0)),
      sum(({ review }) => (review.by ? 1 : 0)),
      sum(({ unverified }) => unverified.length),
      sum((topic) => (!isSmallTalk(topic) && topic.citations.length === 0 ? 1 : 0)),
    ];
  });
  return tableLines([header, ...rows]);
}

const stateNames: Record<string, string> = {
  draft: 'nháp',
  'in-review': 'đang duyệt',
  approved: 'đã duyệt',
  withdrawn: 'đã rút',
};

function languageTable(content: Content): string[] {
  const header = ['tiếng', 'tên', ...reviewStates.map((state) => stateNames[state] ?? state), 'bản cũ', 'chưa có'];
  const rows = coverage(content).map(({ language, name, states, stale, missing }) => [
    language,
    name,
    ...reviewStates.map((state) => states[state]),
    stale,
    missing,
  ]);
  return tableLines([header, ...rows]);
}
