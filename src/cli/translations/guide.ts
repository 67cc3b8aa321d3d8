import type { Guide } from '../../sheets/xlsx-write';
import type { Column } from './sheet';

/** What each column is for, to somebody who has never seen the sheet. */
const told: Readonly<Record<Column, string>> = {
  key: 'Mã của câu. Để nguyên.',
  language: 'Mã của tiếng dịch. Để nguyên.',
  revision: 'Dấu của bản tiếng Việt lúc xuất tệp: bản tiếng Việt đổi thì máy biết. Để nguyên.',
  vietnamese: 'Câu tiếng Việt. Để nguyên. ⏎ là xuống dòng.',
  text: 'Câu bằng tiếng mình. Trống thì viết vào, sai thì sửa. Số gọi khẩn cấp ghi đủ như bản tiếng Việt. ⏎ là xuống dòng.',
  state:
    'Câu đang ở đâu: missing chưa có, draft nháp, in-review đang xem, approved đã duyệt, withdrawn đã rút, stale là cũ so với bản tiếng Việt. Để nguyên.',
  comment: 'Lời nhắn cho người xem sau. Ghi thì phải ghi cả verdict.',
  verdict: 'Người xem ghi có (đúng, dễ hiểu) hoặc không. Chưa xem thì để trống.',
  reviewer: 'Tên người xem, hoặc người viết câu. Ghi cả khi viết câu mới mà verdict để trống.',
  reviewer_village: 'Thôn, bản của người đó. Hai người xem phải khác thôn.',
  local_group: 'Nhóm của người đó, ví dụ Dao Thanh Phán, Tày Bình Liêu. Hai người xem phải cùng nhóm.',
  verdict_day: 'Ngày xem, như 2026-11-22. Để trống là ngày nạp tệp.',
  sources: 'Câu nháp lấy từ sách nào, ai nói. Để nguyên.',
  earlier: 'Những người đã xem câu này trước đó, và họ ghi gì. Để nguyên.',
  text_revision: 'Dấu của câu trong cột text lúc xuất tệp: người khác sửa trước rồi thì máy biết. Để nguyên.',
};

/** For the workbook; CSV has no second page. */
export const guideOf = (columns: readonly Column[]): Guide => ({
  tabs: ['Câu dịch', 'Hướng dẫn'],
  rows: [['cột', 'là gì, ghi thế nào'], ...columns.map((column) => [column, told[column]])],
});
