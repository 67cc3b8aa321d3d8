import { canonical } from '../../text/fold';

/**
 * Names of communes that are something else too. The register knows which places there are; this knows how people
 * talk. Without it "thống nhất" (to agree) would send a quarrel to a commune.
 */
export type Caution =
  /** Another place of Vietnam comes to mind first, so only "xã", "phường" … before it makes it ours. */
  | 'elsewhere'
  /** An ordinary word, a person or a street even with its marks: needs a kind word, or "ở", "tại" … before it. */
  | 'ordinary'
  /** Something else when typed without marks: "dong tien" is mostly đóng tiền. Then it needs a kind word. */
  | 'bare'
  | 'none';

const elsewhere = `
Bình Dương, Hòa Bình
`;

const ordinary = `
Thống Nhất, Đoàn Kết, Thắng Lợi, Dân Chủ, Cộng Hòa, Đồng Tâm, Đồng Tiến, Tiền Phong, Bình Dân, Bằng Cả, An Sinh,
Cao Xanh, Cao Thắng, Cẩm Thạch, Cửa Ông, Phương Đông, Phương Nam, Bản Sen, Đông Hải, Đại Bình, Việt Dân, Tân Lập,
Trần Phú, Trần Hưng Đạo, Hưng Đạo, Lê Lợi, Nguyễn Huệ, Quang Trung, Bạch Đằng, Trưng Vương, Hồng Phong, Hồng Hà,
Hồng Hải, Minh Châu, Minh Thành, Đức Chính, Thanh Sơn, Bắc Sơn, Nam Sơn, Kim Sơn, Xuân Sơn, Thanh Lâm, Thanh Lân,
Hà An, Hà Trung, Hà Phong, Hà Khánh, Hà Tu, Hùng Thắng, Việt Hưng, Hải Yên, Hải Sơn, Hải Đông, Hải Xuân, Hải Tiến,
Hải Ninh, Quang Hanh, Quảng Đức, Quảng An, Tân An, Tân Dân, Tân Bình, Bình Ngọc, Vĩnh Trung, Dương Huy, Đồng Sơn,
Lương Minh, Quảng Minh, Quảng Sơn, Quảng Long, Thủy An, Nam Hòa, Đông Mai, Sơn Dương, Đồng Lâm, Yên Thanh
`;

const bare = `
Hải Hòa, Hải Hà, Hải Lạng, Tiền An, Yên Than, Đại Dực, Cẩm Đông, Cẩm Tây, Cẩm La, Cẩm Phú, Cẩm Sơn, Cẩm Thành,
Cẩm Thủy, Cẩm Trung, Cẩm Bình, Cẩm Thịnh, Hoàng Tân, Đông Xá, Vàng Danh, Vô Ngại, Lục Hồn, Vạn Yên, Tràng Lương,
Tràng An, Cô Tô, Trà Cổ, Ba Chẽ, Quảng La, Uông Bí, Vân Đồn, Điền Xá, Đồng Văn, Đồng Rui, Yên Đức, Yên Thọ, Yên Hải,
Yên Giang, Vạn Ninh, Đường Hoa, Mông Dương, Ninh Dương, Phong Hải, Phong Dụ, Hà Lâu, Hà Lầm, Hà Khẩu, Sông Khoai,
Liên Hòa, Liên Vị, Đại Yên, Đông Ngũ, Nam Khê, Giếng Đáy, Cái Chiên, Cái Rồng, Quan Lạn, Hiệp Hòa, Dực Yên
`;

const keysOf = (names: string) => names.split(',').map((name) => canonical(name.trim()));

/** How careful to be with each name; asked by `canonical(name)`. */
export function cautions(): (name: string) => Caution {
  const table = new Map<string, Caution>();
  for (const name of keysOf(bare)) table.set(name, 'bare');
  for (const name of keysOf(ordinary)) table.set(name, 'ordinary');
  for (const name of keysOf(elsewhere)) table.set(name, 'elsewhere');
  return (name) => table.get(canonical(name)) ?? 'none';
}
