import type { CultureWhen } from '../../content/culture-schema';
import { monthOf, yearOf } from '../../nlu/entities/calendar';
import { readableDay } from '../../model/week';
import type { Say } from '../say';
import { lunarDayName } from './lunar-words';
import type { Days } from './when';

/** "năm nay rơi vào ngày 21/02/2027 (16 tháng Giêng âm lịch)". */
export function timeWords(when: CultureWhen, time: Days, today: string, say: Say): string {
  const days =
    time.from === time.to
      ? say('culture.day', { day: readableDay(time.from) })
      : say('culture.days', { from: readableDay(time.from), to: readableDay(time.to) });
  if ('weekday' in when) return say('culture.when.market', { weekday: say(`culture.weekday.${when.weekday}`), days });
  const year = yearOf(time.from);
  if ('solar' in when && when.solar.from === undefined)
    return say('culture.when.month', { month: String(monthOf(time.from)), year: String(year) });
  const named = say(year === yearOf(today) ? 'culture.this-year' : 'culture.year', { year: String(year) });
  if ('solar' in when) return say('culture.when.solar', { year: named, days });
  const lunar = lunarDayName(when.lunar.month, when.lunar.day, say);
  return say('culture.when.lunar', { year: named, days, lunar });
}
