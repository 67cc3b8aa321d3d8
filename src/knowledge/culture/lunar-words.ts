import type { Say } from '../say';

/** "mồng 4 tháng 4", "16 tháng Giêng". */
export function lunarDayName(month: number, day: number, say: Say): string {
  const named = { month: lunarMonthName(month, say), day: String(day) };
  return say(day <= 10 ? 'culture.lunar.early' : 'culture.lunar.day', named);
}

/** "tháng Giêng", "tháng 4", "tháng Chạp". */
export function lunarMonthName(month: number, say: Say): string {
  if (month === 1) return say('culture.lunar.first-month');
  return month === 12 ? say('culture.lunar.last-month') : say('culture.lunar.month', { month: String(month) });
}
