import type { Cells, Taken } from './cells';
import { joined, oneOf } from './spoken';

/** What a three-digit number counts or names when it is no telephone: "112 hộ", "điều 111". */
const isCounted = oneOf('người hộ tuổi kg cân km m m2 ha cái con cây ngày tháng năm đồng tỷ phần lượt xã thôn suất');
const isNumbered = oneOf('điều khoản điểm định luật tư phòng mục trang lớp nhà ngõ tổ khu km');

const isCall = oneOf('gọi bấm quay alo đài');

/** Hotlines of the register that a text names, each once, in the order of the text. */
export function phoneFinder(hotlines: readonly { number: string }[]): (said: Cells, taken: Taken) => string[] {
  const known = new Set(hotlines.map(({ number }) => number));
  return ({ cells }, taken) => {
    const found = new Set<string>();
    for (let start = 0; start < cells.length;) {
      if (!cells[start]?.digits) {
        start += 1;
        continue;
      }
      let number = cells[start]?.canonical ?? '';
      let stop = start + 1;
      // "1900 9068" and "1900.9068" are one number; all of the row must be, or it is a piece of another one.
      while (cells[stop]?.digits && /^[ .-]$/.test(cells[stop]?.gap ?? '')) {
        number += cells[stop]?.canonical ?? '';
        stop += 1;
      }
      const [before, after] = [cells[start - 1], cells[stop]];
      const part =
        (start > 0 && /^[+/,]?$/.test(cells[start]?.gap ?? '')) || (after?.digits && /^[/,]?$/.test(after.gap));
      const short = number.length <= 3;
      const other = short && ((joined(after) && isCounted(after)) || isNumbered(before) || after?.gap === '');
      const row = cells.slice(start, stop).map((cell) => cell.canonical);
      if (!part && !other && !taken.within(start, stop))
        for (const each of known.has(number) ? [number] : partsOf(row, isCall(before)))
          if (known.has(each)) found.add(each);
      start = stop;
    }
    return [...found];
  };
}

const mostInRow = 6;

/** "111 113 115" are three hotlines, "gọi 113 20 phút rồi" is one; "111 222 333" is none. */
const partsOf = (row: readonly string[], called: boolean): readonly string[] =>
  row.length < 2 || row.length > mostInRow
    ? []
    : row.every((each) => /^11\d$/.test(each))
      ? row
      : called && row.length === 2
        ? row.slice(0, 1)
        : [];
