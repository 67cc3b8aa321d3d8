import type { Areas, Commune } from '../model/area';
import { canonical, fold } from '../text/fold';
import { words } from '../text/words';

export type CommuneCell = { commune: string | null } | { what: string; mend: string };

const outside = 'ngoai tinh';
const kinds: Readonly<Record<Commune['kind'], string>> = { xa: 'xã', phuong: 'phường', 'dac-khu': 'đặc khu' };

const bareName = (plain: string): string =>
  plain.replace(/^(xa|phuong|dac khu|thi tran|huyen|thi xa|thanh pho|tp) /, '');

export const outsideCell = 'Ngoài tỉnh';
export const communeCellOf = (code: string | null, { communes }: Pick<Areas, 'communes'>): string => {
  const commune = communes.find((each) => each.code === code);
  return commune ? `${kinds[commune.kind]} ${commune.name}` : outsideCell;
};

/** The commune of a cell: "Bình Liêu", "xã Bình Liêu", its code, or "ngoài tỉnh"; an old name is told where it went. */
export function readCommune(cell: string, areas: Areas): CommuneCell {
  const bare = (text: string) => words(text).join(' ');
  const plain = bare(fold(cell));
  if (plain === outside) return { commune: null };
  if (/^\d+$/.test(plain)) {
    const coded = areas.communes.find(({ code }) => code === plain.padStart(5, '0'));
    return coded ? { commune: coded.code } : { what: `không có xã mã "${cell}"`, mend: 'ghi tên xã, phường' };
  }
  const named = (key: (text: string) => string) =>
    areas.communes.filter(({ name, kind }) =>
      [name, `${kinds[kind]} ${name}`].some((each) => bare(key(each)) === bare(key(cell))),
    );
  const exactly = named(canonical);
  const found = exactly.length > 0 ? exactly : named(fold);
  if (found.length === 1) return { commune: found[0]!.code };
  if (found.length > 1)
    return {
      what: `có ${found.length} nơi tên "${cell}"`,
      mend: `ghi rõ: ${found.map(({ code }) => communeCellOf(code, areas)).join(' hoặc ')}`,
    };
  const old = [...areas.formerCommunes, ...areas.formerDistricts].find(
    ({ name }) => bareName(plain) === bare(fold(name)),
  );
  const now = old?.now.slice(0, 6).map((code) => communeCellOf(code, areas));
  return {
    what: `không có xã, phường "${cell}" ở Quảng Ninh`,
    mend: now ? `tên cũ, nay ghi: ${now.join(' hoặc ')}` : 'ghi tên xã, phường từ 01/7/2025, hoặc "Ngoài tỉnh"',
  };
}
