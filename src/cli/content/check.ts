import type { Content } from '../../content/content';
import { faultLine, type Fault } from '../../content/fault';

/** What `npm run content` prints: every fault, or how much there is without one. */
export function checkLines(content: Content, faults: readonly Fault[]): string[] {
  if (faults.length === 0) return [`${countsOf(content)}, không có lỗi.`];
  return [
    ...faults.map(faultLine),
    `${faults.length} lỗi.`,
    ...(faults.some(({ partial }) => partial) ? ['Sửa xong chạy lại: có thể còn lỗi khác.'] : []),
  ];
}

function countsOf({ topics, culture, lessons }: Content): string {
  const procedures = [...topics.values()].filter(({ procedure }) => procedure !== null).length;
  return `${topics.size} chủ đề, ${procedures} thủ tục, ${culture.length} mục văn hóa, ${lessons.size} bài học`;
}
