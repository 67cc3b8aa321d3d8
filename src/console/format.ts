import { readableDay, vietnamDay } from '../model/week';

const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const noBreak = '\u00A0';

/** 1234 as 1.234 */
export const number = (value: number): string => whole.format(value);

/** 0.125 as 12,5 %, with a space that does not break; nothing of nothing is a dash. */
export const percent = (part: number, of: number): string =>
  of === 0 ? '–' : `${oneDecimal.format((part / of) * 100)}${noBreak}%`;

/** Percentage points, always positive. */
export const points = (value: number): string => oneDecimal.format(Math.abs(value) * 100);

/** Epoch ms as 22/11/2026, in Vietnam. */
export const day = (at: number): string => readableDay(vietnamDay(at));

/** Epoch ms as 19 giờ 30, in Vietnam. */
export function time(at: number): string {
  const minutes = Math.floor((at + 7 * 3_600_000) / 60_000) % 1440;
  return `${Math.floor(minutes / 60)} giờ ${String(minutes % 60).padStart(2, '0')}`;
}
