import { longestName, proposalKinds, type ProposalKind, type ProposalVerdict } from '../../model/proposal';
import { readDay, vietnamDay } from '../../model/week';
import { fold } from '../../text/fold';
import { faultOfKept } from '../../text/keepable';
import { redact } from '../../text/redact';
import type { SheetRow } from './sheet';

/** What is wrong with a line, and how to mend it. */
export type Problem = [what: string, mend: string];

/** What a reviewer fills in, on whatever sheet. */
type VerdictCells = Pick<SheetRow, 'verdict' | 'reviewer' | 'reviewer_village' | 'verdict_day' | 'comment'>;

const kinds: Readonly<Record<string, ProposalKind>> = { tu: 'word', cau: 'sentence' };
const verdicts: Readonly<Record<string, ProposalVerdict['verdict']>> = { yes: 'yes', co: 'yes', no: 'no', khong: 'no' };
const longestComment = 300;

export function kindOf({ kind }: SheetRow, problems: Problem[]): ProposalKind | null {
  const read = proposalKinds.find((each) => each === kind.toLowerCase()) ?? kinds[fold(kind)];
  if (!read) problems.push([`kind "${kind}": không hiểu`, 'ghi word (một từ) hoặc sentence (một câu)']);
  return read ?? null;
}

const whose = 'ghi tên người xét và thôn, bản của người đó';

/** The verdict of a line; null, with the reasons, when it cannot be taken. `mend`: how to mend a missing name. */
export function verdictOf(
  row: VerdictCells,
  now: number,
  problems: Problem[],
  mend: string = whose,
): ProposalVerdict | null {
  const before = problems.length;
  const verdict = verdicts[fold(row.verdict)];
  if (!verdict) {
    const empty: Problem = ['có comment mà verdict để trống', 'ghi verdict: có hoặc không'];
    problems.push(row.verdict === '' ? empty : [`verdict "${row.verdict}": không hiểu`, 'ghi có hoặc không']);
  }
  nameFault('reviewer', row.reviewer, problems, mend);
  nameFault('reviewer_village', row.reviewer_village, problems, mend);
  const today = vietnamDay(now);
  const day = row.verdict_day === '' ? today : readDay(row.verdict_day);
  if (day === null) problems.push([`verdict_day "${row.verdict_day}": không có ngày này`, 'viết như 2026-11-22']);
  else if (day > today) problems.push([`verdict_day ${day}: ngày chưa tới`, 'ghi ngày đã kiểm tra']);
  const comment = redact(row.comment);
  if (Array.from(comment).length > longestComment)
    problems.push([`comment dài quá ${longestComment} chữ cái`, 'viết ngắn lại']);
  if (problems.length > before || !verdict || !day) return null;
  return { reviewer: row.reviewer, village: row.reviewer_village, day, verdict, comment };
}

/** The topic of a line; null when it names none or one that is not there. */
export function topicOf({ topic }: SheetRow, topics: ReadonlySet<string>, problems: Problem[]): string | null {
  if (topic === '' || topics.has(topic)) return topic || null;
  problems.push([`không có chủ đề "${topic}"`, 'ghi mã của một tệp trong intents/vi, ví dụ dvc-khai-sinh']);
  return null;
}

export function wordsFault(
  column: 'text' | 'meaning' | 'village',
  text: string,
  most: number,
  problems: Problem[],
): void {
  const fault = text === '' ? 'empty' : faultOfKept(text, most);
  if (fault === 'empty') problems.push([`cột ${column} để trống`, 'điền vào']);
  if (fault === 'long') problems.push([`cột ${column} dài quá ${most} chữ cái`, 'viết ngắn lại']);
  if (fault === 'letters') problems.push([`cột ${column} không có chữ`, 'viết bằng chữ']);
  if (fault === 'private')
    problems.push([`cột ${column} có số điện thoại, số giấy tờ hoặc địa chỉ thư`, 'bỏ số đó đi']);
}

export function nameFault(
  column: 'reviewer' | 'reviewer_village' | 'village',
  name: string,
  problems: Problem[],
  mend: string = whose,
): void {
  if (name === '') problems.push([`cột ${column} để trống`, mend]);
  else if (faultOfKept(name, longestName) !== null)
    problems.push([
      `cột ${column} "${name}": không phải tên`,
      `ghi tên thôi, dài nhất ${longestName} chữ cái, không ghi số điện thoại`,
    ]);
}

export const consented = ({ consent }: SheetRow): boolean => /^cc[ -]by[ -]4\.0$/i.test(consent);
