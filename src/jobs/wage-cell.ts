import { fold } from '../text/fold';

/** Outside of these somebody wrote thousands or millions, or a wage by the day or the year. */
const least = 500_000;
const most = 200_000_000;

export type WageCell = { wage: number | null } | { what: string; mend: string };

const wrong = (cell: string): WageCell => ({
  what: `lương "${cell}": không hiểu`,
  mend: 'ghi số đồng một tháng, như 8000000 hoặc 8 triệu; chưa định thì ghi "thỏa thuận"',
});

/** "8000000", "8.500.000 đ", "8,5 triệu", "8tr5"; null: by agreement. */
export function readWage(cell: string): WageCell {
  const plain = fold(cell).replace(/\s*(dong|vnd|d)?\s*(\/?\s*thang)?$/, '');
  if (/^(thoa thuan|thuong luong)$/.test(plain)) return { wage: null };
  const million = /^(\d{1,3})(?:[.,](\d{1,2}))? ?(?:trieu|tr)(?: ?(\d))?$/.exec(plain);
  if (million && !(million[2] && million[3])) {
    const [, whole, fraction, tenth] = million;
    return within(Math.round(Number(`${whole}.${fraction ?? tenth ?? 0}`) * 1e6), cell);
  }
  const plainDigits = /^\d{1,3}([.,\s]\d{3})+$/.test(plain) ? plain.replace(/[.,\s]/g, '') : plain;
  return /^\d{1,12}$/.test(plainDigits) ? within(Number(plainDigits), cell) : wrong(cell);
}

const within = (wage: number, cell: string): WageCell =>
  wage >= least && wage <= most
    ? { wage }
    : { what: `lương "${cell}" không phải lương một tháng`, mend: 'ghi đủ số đồng một tháng, như 8000000' };
