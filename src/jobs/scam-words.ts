import type { ScamSign } from '../model/job';
import { cellsOf, type Cell } from '../nlu/entities/cells';
import { spokenPhrases } from '../nlu/entities/spoken';

/** What notices of swindlers say. A word typed without marks counts as any; with marks it has to be this one. */
const said: readonly (readonly [ScamSign, string])[] = [
  ['deposit', 'đặt cọc, tiền cọc, nộp cọc, thu cọc, cọc trước, tiền thế chân, ký quỹ, tiền giữ chỗ, phí giữ chỗ'],
  ['pay-first', 'phí hồ sơ, phí đào tạo, phí tuyển dụng, phí xin việc, phí môi giới, phí đồng phục, phí làm thẻ'],
  ['pay-first', 'tiền hồ sơ, tiền đào tạo, tiền đồng phục, mua đồng phục, mua nguyên liệu trước, nộp tiền, nạp tiền'],
  ['pay-first', 'nộp phí, chuyển khoản trước, chuyển tiền trước, ứng tiền trước, đóng tiền trước, đóng phí trước'],
  ['pay-first', 'phải đóng tiền, phải đóng phí, phải chuyển tiền, phải chuyển khoản'],
  [
    'papers-kept',
    'giữ căn cước, giữ cccd, giữ cmnd, giữ chứng minh, giữ hộ chiếu, giữ passport, giữ giấy tờ, giữ bằng',
  ],
  ['papers-kept', 'nộp căn cước gốc, nộp cccd gốc, nộp giấy tờ gốc, nộp bằng gốc, cầm cccd, cầm căn cước, cầm giấy tờ'],
  ['papers-kept', 'thu hộ chiếu, thu căn cước, thu cccd, giữ sổ hộ khẩu'],
  ['no-contract', 'không hợp đồng, không cần hợp đồng, không ký hợp đồng, không có hợp đồng, chưa có hợp đồng'],
  ['no-contract', 'khỏi hợp đồng, khỏi ký hợp đồng, ko hợp đồng, ko cần hợp đồng, ko ký hợp đồng, hợp đồng miệng'],
  ['easy-money', 'việc nhẹ lương cao, việc nhẹ lương khủng, làm nhiệm vụ nhận tiền, làm nhiệm vụ hưởng hoa hồng'],
];

const negations = new Set(['khong', 'ko', 'k', 'chang', 'mien', 'cam', 'kh']);
/** "không phải đặt cọc", "không ai được giữ căn cước" */
const mostBetween = 3;

export type ScamReader = (text: string) => ScamSign[];

/** Reads signs of a swindle in free words; what a notice says is NOT asked for is none. */
export function scamReader(): ScamReader {
  const phrasesAt = spokenPhrases(
    said.flatMap(([sign, list]) => list.split(', ').map((phrase): [string, ScamSign] => [phrase, sign])),
  );
  return (text) => {
    const cells = cellsOf(text);
    const found = cells.cells.flatMap((_cell, at) =>
      phrasesAt(cells, at).flatMap(({ start, value }) =>
        value !== 'no-contract' && isDenied(cells.cells, start) ? [] : [value],
      ),
    );
    return [...new Set(found)];
  };
}

/** A word of denial just before, in the same part of the sentence. */
function isDenied(cells: readonly Cell[], start: number): boolean {
  for (let at = start; at > 0 && at > start - mostBetween - 1; at -= 1) {
    if (/[.,;:!?]/.test(cells[at]?.gap ?? '')) return false;
    if (negations.has(cells[at - 1]?.plain ?? '')) return true;
  }
  return false;
}
