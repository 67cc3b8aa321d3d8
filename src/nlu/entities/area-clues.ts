import type { SaidKind } from './area-reading';
import { exactly, joined, oneOf, spokenPhrases, type Said } from './spoken';
import type { Cell, Cells } from './cells';

const kinds: readonly (readonly [string, SaidKind])[] = [
  ['xã', 'xa'],
  ['phường', 'phuong'],
  ['đặc khu', 'dac-khu'],
  ['thị trấn', 'thi-tran'],
  ['tt', 'thi-tran'],
  ['huyện', 'huyen'],
  ['huyện đảo', 'huyen'],
  ['huyện miền núi', 'huyen'],
  ['thị xã', 'thi-xa'],
  ['tx', 'thi-xa'],
  ['thành phố', 'thanh-pho'],
  ['tp', 'thanh-pho'],
];

/** One letter is a kind word only with its dot: "p. Hà Tu", "H.Bình Liêu". */
const letters = new Map<string, SaidKind>([
  ['p', 'phuong'],
  ['x', 'xa'],
  ['h', 'huyen'],
]);

export type KindWords = (said: Cells, start: number) => Said<SaidKind> | null;

/** The kind word that begins at a cell, the longest one. */
export function kindWords(): KindWords {
  const phrases = spokenPhrases(kinds);
  return (said, start) => {
    const [longest] = phrases(said, start);
    if (longest) return longest;
    const letter = letters.get(said.plain[start] ?? '');
    const dotted = said.cells[start + 1]?.gap.startsWith('.');
    return letter && dotted ? { start, stop: start + 1, value: letter, marked: true } : null;
  };
}

const isOld = oneOf('cũ');
const isNew = oneOf('mới');
/** After a name "cu" may be cứ; before it, "xa cu", it is cũ. */
const isOldWithMarks = exactly('cũ');

/** "xã cũ Hải Hòa", "xã mới Hải Hòa": the word between kind and name. */
export const eraBefore = (cell: Cell | undefined): 'old' | 'new' | null =>
  isOld(cell) ? 'old' : isNew(cell) ? 'new' : null;

/** "Hải Hòa cũ", "Hải Hòa (cũ)". "Mới" behind a name is mostly "just now". */
export const eraAfter = (cell: Cell | undefined): 'old' | null =>
  isOldWithMarks(cell) && /^\s*\(?$/.test(cell?.gap ?? '') ? 'old' : null;

/** Words after which comes a place. */
export const isPlaceWord = oneOf(
  'ở tại quê người dân về lên xuống sang đến từ đi thuộc gần trong qua vào ra thôn bản xóm chợ trường bên',
);
/** The ones that leave no doubt even before an ordinary word. */
export const isSurePlaceWord = exactly('ở tại quê thuộc');
/** Words that make the name one of something else: a street, a river, another province, a breed. */
export const isOtherThing = oneOf('tỉnh đường phố ngõ vịnh sông cầu đèo họ tên biển hãng gà');
/** A village of that name, which may lie anywhere. */
export const isVillageWord = oneOf('thôn bản xóm khu tổ khe');

const isIn = oneOf('thuộc');
const isAnd = oneOf('và với hoặc hay');

/** "in": the next name may say where the one before lies. "beside": it is one more of the same kind. */
export type Link = 'comma' | 'space' | 'in' | 'beside';

/** How a name at `start` is tied to the one that ended at `stop`: "Hải Hòa, Cẩm Phả", "Hải Hòa và Hà Lâu". */
export function linkBetween(cells: readonly Cell[], stop: number, start: number): Link | null {
  const cell = cells[start];
  if (!cell) return null;
  if (start === stop) return joined(cell) ? 'space' : /^\)?\s*[,(–-]\s*$/.test(cell.gap) ? 'comma' : null;
  if (start !== stop + 1 || !joined(cell)) return null;
  return isIn(cells[stop]) ? 'in' : isAnd(cells[stop]) ? 'beside' : null;
}
