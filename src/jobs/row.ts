import { createHash } from 'node:crypto';
import type { Areas } from '../model/area';
import { fieldSigns, longestOf, type Job, type ScamSign } from '../model/job';
import { addDays, readDay } from '../model/week';
import { fold } from '../text/fold';
import { words } from '../text/words';
import { columns, headerOf, type Cells, type Column } from './columns';
import { readCommune } from './commune-cell';
import type { ScamReader } from './scam-words';
import { isTemplateWord } from './template-words';
import { readWage } from './wage-cell';

/** What is wrong with a line, and how to mend it. */
export type Problem = [what: string, mend: string];

export interface RowWorld {
  areas: Areas;
  scams: ScamReader;
  /** "2026-11-22" */
  today: string;
}

/** A vacancy that stands longer is no longer one. */
const longestOpenDays = 366;

const signWords: Readonly<Record<ScamSign, string>> = {
  deposit: 'đòi đặt cọc',
  'no-contract': 'không có hợp đồng',
  'papers-kept': 'giữ giấy tờ của người lao động',
  'pay-first': 'đòi tiền trước khi đi làm',
  'easy-money': '"việc nhẹ lương cao"',
};

/** The vacancy of a line; null, with every reason, when it cannot be loaded. */
export function readRow(cells: Cells, world: RowWorld, problems: Problem[]): Job | null {
  // Whoever writes over the example sees at once what else is wrong with the line.
  if (/^vi du\b/.test(fold(cells.title))) problems.push(['đây là dòng ví dụ', 'xóa dòng này, ghi việc thật']);
  for (const { key, header, needed } of columns) {
    const most = key in longestOf ? longestOf[key as keyof typeof longestOf] : 60;
    if (needed && cells[key] === '') problems.push(missing(key));
    if (isTemplateWord(key, cells[key]))
      problems.push([`cột ${header} còn nguyên lời mẫu "${cells[key]}"`, 'ghi tên thật, hoặc xóa dòng']);
    if (Array.from(cells[key]).length > most) problems.push([`cột ${header} dài quá ${most} chữ cái`, 'viết ngắn lại']);
  }
  const wages = wagesOf(cells, problems);
  const commune = communeOf(cells, world.areas, problems);
  const days = daysOf(cells, world.today, problems);
  const contract = yesOrNo('contract', cells, problems);
  const deposit = depositOf(cells, problems);
  checkNumbers(cells, problems);
  const signs = new Set([
    ...fieldSigns({ deposit: deposit ?? 0, contract: contract ?? true }),
    ...columns.flatMap(({ key }) => (key === 'contract' || key === 'deposit' ? [] : world.scams(cells[key]))),
  ]);
  for (const sign of signs)
    problems.push([
      `dấu hiệu lừa đảo: ${signWords[sign]}`,
      'không nạp tin này; xác minh lại nơi tuyển, báo công an nếu cần',
    ]);
  if (problems.length > 0 || contract === null || deposit === null) return null;
  const { title, trade, employer, verifiedBy, place, hours, contact, source, note } = cells;
  const job = { title, trade, employer, verifiedBy, place, hours, contact, source, note, contract, deposit };
  const read = { ...job, ...wages, ...days, commune, employerId: cells.employerId || null };
  return { id: cells.id || idOf(read), ...read };
}

/** The same vacancy gets the same id again, so that a list loaded twice does not stand there twice. */
export function idOf(job: Pick<Job, 'employer' | 'title' | 'commune' | 'place' | 'postedOn'>): string {
  const { employer, title, commune, place, postedOn } = job;
  const same = [employer, title, place].map((text) => words(fold(text)).join(' '));
  return createHash('sha256')
    .update([...same, commune ?? '', postedOn].join('\n'))
    .digest('hex')
    .slice(0, 12);
}

function missing(key: Column): Problem {
  if (key === 'verifiedBy' || key === 'verifiedOn')
    return ['nơi tuyển chưa được xác minh', `ghi ${headerOf(key).toLowerCase()}; chưa ai xác minh thì bỏ dòng này`];
  return [`cột ${headerOf(key)} để trống`, 'điền vào'];
}

function wagesOf(cells: Cells, problems: Problem[]): Pick<Job, 'wageFrom' | 'wageTo'> {
  const before = problems.length;
  const read = (key: 'wageFrom' | 'wageTo') => {
    const found = cells[key] === '' ? { wage: null } : readWage(cells[key]);
    if ('wage' in found) return found.wage;
    problems.push([found.what, found.mend]);
    return null;
  };
  const wageFrom = read('wageFrom');
  const wageTo = read('wageTo');
  if (problems.length > before || wageTo === null || cells.wageFrom === '') return { wageFrom, wageTo };
  if (wageFrom === null)
    problems.push(['lương từ là thỏa thuận mà lương đến là số', 'ghi số ở cả hai cột, hoặc để trống lương đến']);
  else if (wageFrom > wageTo) problems.push(['lương từ cao hơn lương đến', 'xem lại hai cột']);
  return { wageFrom, wageTo };
}

function communeOf(cells: Cells, areas: Areas, problems: Problem[]): string | null {
  if (cells.commune === '') return null;
  const found = readCommune(cells.commune, areas);
  if ('what' in found) problems.push([found.what, found.mend]);
  else if (found.commune === null && cells.place === '')
    problems.push(['việc ngoài tỉnh mà cột Địa chỉ để trống', 'ghi xã, phường và tỉnh nơi làm']);
  return 'commune' in found ? found.commune : null;
}

function daysOf(cells: Cells, today: string, problems: Problem[]): Pick<Job, 'verifiedOn' | 'postedOn' | 'expiresOn'> {
  const read = (key: 'verifiedOn' | 'postedOn' | 'expiresOn') => {
    const day = readDay(cells[key]);
    if (day === null && cells[key] !== '')
      problems.push([
        `${headerOf(key).toLowerCase()} "${cells[key]}": không có ngày này`,
        'viết như 2026-11-22 hoặc 22/11/2026',
      ]);
    return day ?? '';
  };
  const days = { verifiedOn: read('verifiedOn'), postedOn: read('postedOn'), expiresOn: read('expiresOn') };
  for (const key of ['verifiedOn', 'postedOn'] as const)
    if (days[key] > today)
      problems.push([`${headerOf(key).toLowerCase()} ${days[key]}: ngày chưa tới`, 'xem lại ngày']);
  if (days.expiresOn === '') return days;
  if (days.expiresOn < today) problems.push([`đã hết hạn từ ${days.expiresOn}`, 'bỏ dòng này, hoặc ghi hạn mới']);
  else if (days.expiresOn > addDays(today, longestOpenDays))
    problems.push([`hết hạn ${days.expiresOn}: xa quá một năm`, 'ghi hạn gần hơn, còn việc thì gia hạn sau']);
  return days;
}

function yesOrNo(key: Column, cells: Cells, problems: Problem[]): boolean | null {
  if (cells[key] === '') return null;
  if (/^(co|yes|x|true|1|roi)\b/.test(fold(cells[key]))) return true;
  if (/^(khong|ko|no|false|0|chua)\b/.test(fold(cells[key]))) return false;
  problems.push([`cột ${headerOf(key)} "${cells[key]}": không hiểu`, 'ghi có hoặc không']);
  return null;
}

/** Đồng; null when it cannot be read. */
function depositOf({ deposit }: Cells, problems: Problem[]): number | null {
  if (deposit === '') return null;
  if (/^(khong|ko|no|false|0)\b(?![.,\d])/.test(fold(deposit))) return 0;
  const read = readWage(deposit);
  const digits = Number(deposit.replace(/\D/g, ''));
  if ('wage' in read && read.wage !== null) return read.wage;
  if (digits > 0 || /^(co|yes|true|x)\b/.test(fold(deposit))) return Math.max(1, digits);
  problems.push([`cột ${headerOf('deposit')} "${deposit}": không hiểu`, 'không đòi cọc thì ghi không']);
  return null;
}

/** Numbers that a spreadsheet spoils: it takes a leading zero away. */
function checkNumbers({ id, employerId, contact }: Cells, problems: Problem[]): void {
  if (id !== '' && !/^[a-z0-9][a-z0-9-]*$/i.test(id))
    problems.push([`mã tin "${id}"`, 'chỉ dùng chữ không dấu, số, gạch nối; hoặc để trống, máy tự đặt']);
  if (employerId !== '' && !/^\d{10}(-?\d{3})?$/.test(employerId))
    problems.push([
      `mã số doanh nghiệp "${employerId}": phải có 10 số, hoặc 10 số và 3 số của chi nhánh`,
      'định dạng ô là Văn bản rồi ghi lại cả số 0 ở đầu; không có mã thì để trống',
    ]);
  const digits = contact.replace(/[\s.]/g, '');
  if (/^[1-9]\d{8,9}$/.test(digits))
    problems.push([`số điện thoại "${contact}" mất số 0 ở đầu`, 'định dạng ô là Văn bản rồi ghi lại']);
  else if (/^\d+$/.test(digits) && !/^(0\d{9,10}|1[89]00\d{4,6})$/.test(digits))
    problems.push([`số điện thoại "${contact}" không đủ số`, 'ghi đủ số, hoặc tên cơ quan để bà con đến hỏi']);
}
