import { fold } from '../text/fold';
import { words } from '../text/words';

/** The list as offices fill it in: one vacancy a line. */
export const columns = [
  { key: 'id', header: 'Mã tin', needed: false, also: ['ma'] },
  { key: 'title', header: 'Tên việc', needed: true, also: ['viec', 'viec lam', 'vi tri'] },
  { key: 'trade', header: 'Nghề', needed: true, also: ['nganh nghe', 'nganh'] },
  { key: 'employer', header: 'Nơi tuyển', needed: true, also: ['don vi tuyen', 'don vi', 'cong ty', 'doanh nghiep'] },
  { key: 'employerId', header: 'Mã số doanh nghiệp', needed: false, also: ['mst', 'ma so thue', 'msdn'] },
  { key: 'verifiedBy', header: 'Người xác minh', needed: true, also: ['ai xac minh', 'can bo xac minh'] },
  { key: 'verifiedOn', header: 'Ngày xác minh', needed: true, also: [] },
  { key: 'wageFrom', header: 'Lương từ', needed: true, also: ['luong', 'luong thap nhat'] },
  { key: 'wageTo', header: 'Lương đến', needed: false, also: ['luong cao nhat'] },
  { key: 'commune', header: 'Xã, phường', needed: true, also: ['xa', 'xa phuong dac khu', 'noi lam', 'noi lam viec'] },
  { key: 'place', header: 'Địa chỉ', needed: false, also: ['dia chi lam viec'] },
  { key: 'hours', header: 'Giờ làm', needed: true, also: ['gio lam viec', 'thoi gian lam viec'] },
  { key: 'contact', header: 'Liên hệ', needed: true, also: ['dien thoai', 'so dien thoai'] },
  { key: 'contract', header: 'Có hợp đồng', needed: true, also: ['hop dong', 'hop dong lao dong'] },
  { key: 'deposit', header: 'Tiền cọc', needed: true, also: ['dat coc', 'coc'] },
  { key: 'postedOn', header: 'Ngày đăng', needed: true, also: [] },
  { key: 'expiresOn', header: 'Hết hạn', needed: true, also: ['ngay het han', 'han nop', 'han nop ho so', 'den ngay'] },
  { key: 'source', header: 'Nguồn tin', needed: true, also: ['nguon'] },
  { key: 'note', header: 'Ghi chú', needed: false, also: [] },
] as const;

export type Column = (typeof columns)[number]['key'];

/** One line as read; a column that the sheet does not have is empty. */
export type Cells = Record<Column, string>;

export const headerOf = (key: Column): string => columns.find((each) => each.key === key)!.header;

/** "Xã/Phường *" and "xa phuong" are one column. */
const bare = (header: string): string => words(fold(header)).join(' ');

const byName = new Map<string, Column>(
  columns.flatMap(({ key, header, also }) => [bare(header), ...also].map((name) => [name, key] as const)),
);

export const columnNamed = (header: string): Column | null => byName.get(bare(header)) ?? null;
