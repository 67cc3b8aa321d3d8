import { fold } from '../text/fold';
import { words } from '../text/words';
import type { Column } from './columns';

/**
 * What stands in the template where only the office knows what to write. Cells whose example could be true as it is
 * (a trade, hours, a wage) are not among them.
 */
export const templateWords = {
  employer: 'Tên công ty, hợp tác xã, hộ thuê người',
  verifiedBy: 'Tên cán bộ, cơ quan',
  place: 'Thôn, đường, số nhà nơi làm',
  contact: 'Tên cơ quan hoặc số điện thoại',
  source: 'Công văn, trang đăng tin',
} as const satisfies Partial<Record<Column, string>>;

const bare = (cell: string): string => words(fold(cell)).join(' ');
const known: ReadonlyMap<string, string> = new Map(
  Object.entries(templateWords).map(([key, said]) => [key, bare(said)]),
);

/** Whether a cell still says what the template said there, however it is spelled. */
export const isTemplateWord = (key: Column, cell: string): boolean => cell !== '' && known.get(key) === bare(cell);
