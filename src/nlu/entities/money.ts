import { spanOf, type Cell, type Cells, type Span, type Taken } from './cells';
import { spelledAt } from './number-words';
import { exactly, joined, oneOf, type Test } from './spoken';

export interface MoneyMention extends Span {
  /** Whole đồng. */
  dong: number;
}

export interface FoundMoney {
  start: number;
  stop: number;
  mention: MoneyMention;
}

interface Amount {
  value: number;
  stop: number;
}

const isThousand = oneOf('nghìn ngàn');
const isMillion = oneOf('triệu tr');
/** Spoken for a million; without its mark it is cũ, cụ or a boy. */
const isBulb = exactly('củ');
const isBillion = oneOf('tỷ tỉ');
const isHundred = oneOf('trăm');
const isTens = oneOf('chục mươi');
const isHalfMore = oneOf('rưỡi rưởi');
const isHalf = oneOf('nửa');
const isDong = oneOf('đồng vnd vnđ đ');
/** "đồng ý", "đồng bào", "đồng hồ" … */
const isNotAfterDong = oneOf('ý bào hồ chí thời nghiệp đội hương tiền bộ');
/** A crop in the field, not a million: "3 củ sắn". */
const isCrop = oneOf('khoai sắn tỏi hành gừng nghệ cà cải su sả giống sâm ấu mì từ mài riềng đậu lạc măng dong');
/** Behind a large number these are what was counted; "con" stays out: "được 2 triệu con đi học". */
const isCounted = oneOf('người hộ cây ha mét m km kg cân tấn tạ lượt bước quả');
/** Behind "2 triệu 5" these make the 5 a number of its own. */
const isOfItsOwn = oneOf(
  'tháng năm ngày tuần người con đứa lần cháu hộ khẩu tuổi giờ phút nhà cái héc mẫu sào vợ chồng bố mẹ ông bà anh chị đứa',
);

/** "hai triệu tám": surely a tenth, where "ba" may be a father and "sau" after. */
const isTenth = exactly('hai bốn tư sáu bảy tám chín');

const scales: readonly (readonly [Test, number])[] = [
  [isThousand, 1e3],
  [isMillion, 1e6],
  [isBulb, 1e6],
  [isBillion, 1e9],
];

function scaleAt(cells: readonly Cell[], at: number): Amount | null {
  const cell = cells[at];
  if (!cell || (at > 0 && !joined(cell))) return null;
  if (cell.plain === 'k' && cell.gap === '') return { value: 1e3, stop: at + 1 };
  const scale = scales.find(([is]) => is(cell));
  // "423 nghìn tỷ"
  if (scale?.[1] === 1e3 && joined(cells[at + 1]) && isBillion(cells[at + 1])) return { value: 1e12, stop: at + 2 };
  if (scale) return isBulb(cell) && isCrop(cells[at + 1]) ? null : { value: scale[1], stop: at + 1 };
  const times = isHundred(cell) ? 100 : isTens(cell) ? 10 : 0;
  const next = times > 0 ? scaleAt(cells, at + 1) : null;
  return next && { value: times * next.value, stop: next.stop };
}

/** "1.500.000", "1,5", "1 500 000" and plain digits; `grouped`: thousands stood apart. */
function figureAt(cells: readonly Cell[], at: number): (Amount & { grouped: boolean }) | null {
  const first = cells[at];
  if (!first?.digits || first.canonical.length > 12) return null;
  if (first.canonical.length > 1 && first.canonical.startsWith('0')) return null;
  const mark = cells[at + 1]?.gap ?? '';
  let digits = first.canonical;
  let stop = at + 1;
  if (digits.length <= 3 && ['.', ',', ' '].includes(mark)) {
    while (stop - at < 5 && cells[stop]?.gap === mark && cells[stop]?.digits && cells[stop]?.canonical.length === 3) {
      digits += cells[stop]?.canonical ?? '';
      stop += 1;
    }
    // With spaces, only what is round to the thousand is one number: "5 500 nghìn" is two.
    if (mark === ' ' && !(stop - at > 1 && digits.endsWith('000')))
      return { value: Number(first.canonical), stop: at + 1, grouped: false };
  }
  if (stop > at + 1) return { value: Number(digits), stop, grouped: true };
  const fraction = cells[stop];
  const decimal = (mark === '.' || mark === ',') && fraction?.digits && fraction.canonical.length <= 2;
  if (decimal) return { value: Number(`${digits}.${fraction.canonical}`), stop: stop + 1, grouped: false };
  return { value: Number(digits), stop, grouped: false };
}

const numberAt = (cells: readonly Cell[], at: number) =>
  spelledAt(cells, at) ?? figureAt(cells, at) ?? (isHalf(cells[at]) ? { value: 0.5, stop: at + 1 } : null);

/** What follows the million or billion of an amount: "rưỡi", "5", "500", "500 nghìn". */
function restAt(cells: readonly Cell[], at: number, scale: number): Amount {
  const cell = cells[at];
  const nothing = { value: 0, stop: at };
  if (!cell || !joined(cell)) return nothing;
  if (isHalfMore(cell)) return { value: scale / 2, stop: at + 1 };
  const close = cell.gap === '';
  // "2tr05"
  const number = close && cell.digits ? { value: Number(cell.canonical), stop: at + 1 } : numberAt(cells, at);
  if (!number || scale < 1e3) return nothing;
  const smaller = scaleAt(cells, number.stop);
  if (smaller) {
    if (smaller.value >= scale) return nothing;
    const more = restAt(cells, smaller.stop, smaller.value);
    return { value: number.value * smaller.value + more.value, stop: more.stop };
  }
  // "2 triệu 5": a tenth for each digit; "2 triệu 500" and "hai triệu ba trăm" are thousands.
  const digits = (cell.digits ? cell.canonical : String(number.value)).length;
  const next = cells[number.stop];
  if (scale < 1e6 && !close) return nothing;
  if (!Number.isInteger(number.value) || isOfItsOwn(next) || isCounted(next)) return nothing;
  const ended = !next || !joined(next) || isDong(next);
  if (!cell.digits && digits < 3 && !ended && !isTenth(cell)) return nothing;
  if (digits === 2 && !close) return nothing;
  return digits > 3 ? nothing : { value: (number.value * scale) / 10 ** digits, stop: number.stop };
}

function amountAt(cells: readonly Cell[], at: number): Amount | null {
  // "triệu rưỡi" is one and a half.
  const alone = isHalfMore(cells[at + 1]) ? scaleAt(cells, at) : null;
  if (alone && alone.stop === at + 1) return { value: alone.value * 1.5, stop: at + 2 };
  const number = numberAt(cells, at);
  if (!number) return null;
  const scale = scaleAt(cells, number.stop);
  if (!scale) {
    const unit = cells[number.stop];
    const paid = joined(unit) && isDong(unit) && (unit?.gap === '' || unit?.canonical !== 'd');
    // Below a hundred there is nothing to buy, and "2 đồng" is mostly a field.
    if (!paid || number.value < 100 || isNotAfterDong(cells[number.stop + 1])) return null;
    return { value: number.value, stop: number.stop + 1 };
  }
  const rest = restAt(cells, scale.stop, scale.value);
  // "2k5" is how the young write the year they were born in.
  if (number.value === 2 && cells[number.stop]?.plain === 'k' && cells[scale.stop]?.digits) return null;
  const paid = isDong(cells[rest.stop]) && joined(cells[rest.stop]) && !isNotAfterDong(cells[rest.stop + 1]);
  return { value: number.value * scale.value + rest.value, stop: rest.stop + (paid ? 1 : 0) };
}

/** "3 triệu người", not "3 triệu/người". */
const counts: Test = (cell) => joined(cell) && isCounted(cell);

/** Amounts of money. A number alone is none: without a unit it may be an age, a house, a telephone. */
export function moneyIn(said: Cells, taken: Taken): FoundMoney[] {
  const { cells } = said;
  const found: FoundMoney[] = [];
  const take = (start: number, stop: number, value: number) => {
    const dong = Math.round(value);
    if (dong > 0 && Number.isSafeInteger(dong))
      found.push({ start, stop, mention: { ...spanOf(said, start, stop), dong } });
  };
  for (let at = 0; at < cells.length;) {
    const within = cells[at]?.digits && cells[at - 1]?.digits && /^[.,/]?$/.test(cells[at]?.gap ?? '');
    const amount = within ? null : amountAt(cells, at);
    if (!amount || taken.within(at, amount.stop) || counts(cells[amount.stop])) {
      at += 1;
      continue;
    }
    // "2-3 triệu": the unit stands once for both.
    const first = cells[at]?.gap.trim() === '-' && cells[at - 1]?.digits ? cells[at - 1] : undefined;
    const number = first && numberAt(cells, at);
    const scale = number && scaleAt(cells, number.stop);
    if (first && scale && (found.at(-1)?.stop ?? 0) < at && first.canonical.length <= 3)
      take(at - 1, at, Number(first.canonical) * scale.value);
    take(at, amount.stop, amount.value);
    at = amount.stop;
  }
  return found;
}
