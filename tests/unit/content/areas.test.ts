import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readAreas } from '../../../src/content/areas';
import { faultLine } from '../../../src/content/fault';
import { scratchProject } from '../../support/scratch-project';

const root = resolve(__dirname, '../../..');
const file = 'intents/registers/areas.yml';
const text = readFileSync(join(root, file), 'utf8');
const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;
const faultsOf = (changed: string) => readAreas(scratchProject({ [file]: changed }).root).faults.map(faultLine);

describe('the register of areas', () => {
  const { areas, faults } = readAreas(root);

  test('has no faults', () => {
    expect(faults.map(faultLine)).toEqual([]);
  });

  test('has 54 communes, 171 former communes and 13 former districts', () => {
    const kinds = (kind: string) => areas.communes.filter((commune) => commune.kind === kind).length;
    expect([kinds('phuong'), kinds('xa'), kinds('dac-khu')]).toEqual([30, 22, 2]);
    expect(areas.formerCommunes).toHaveLength(171);
    expect(areas.formerDistricts).toHaveLength(13);
  });

  test('names twelve divided communes, one of them with three parts', () => {
    const parts = areas.formerCommunes.map((former) => former.now.length).filter((count) => count > 1);
    expect(parts.sort()).toEqual([...new Array<number>(11).fill(2), 3]);
  });

  test('keeps communes of one name apart by their district', () => {
    const districts = (name: string) =>
      areas.formerCommunes.filter((former) => former.name === name).map((former) => former.district);
    expect(districts('Hải Hòa')).toEqual(['Móng Cái', 'Cẩm Phả']);
    expect(districts('Bắc Sơn')).toEqual(['Móng Cái', 'Uông Bí']);
    expect(districts('Thanh Sơn')).toEqual(['Uông Bí', 'Ba Chẽ']);
  });
});

describe('the check of the areas', () => {
  const hàTu = '{ code: "06652", name: Hà Tu, kind: phuong }';
  const húcĐộng = '{ name: Húc Động, kind: xa, district: Bình Liêu, now: ["06838"] }';
  const vôNgại = '{ name: Vô Ngại, kind: xa, district: Bình Liêu, now: ["06838", "06862"] }';

  test.each<[string, string, string, string]>([
    ['a code that is no commune', húcĐộng, húcĐộng.replace('06838', '99999'), 'mã "99999" không có trong communes'],
    ['a code on another district’s land', húcĐộng, húcĐộng.replace('06838', '07192'), 'không nằm trên đất "Bình Liêu"'],
    ['a divided commune with one code twice', vôNgại, vôNgại.replace('06862', '06838'), 'ghi một mã hai lần'],
    ['a former commune without a code', húcĐộng, húcĐộng.replace('"06838"', ''), 'cần ít nhất một mã nơi mới'],
    ['a district that is not there', húcĐộng, húcĐộng.replace('Bình Liêu', 'Bình Lêu'), 'không có huyện cũ "Bình Lêu"'],
    ['a code without its quotes', hàTu, hàTu.replace('"06652"', '06652'), 'mã để trong ngoặc kép'],
    ['an unknown kind', hàTu, hàTu.replace('phuong', 'quan'), 'communes, mục 1, kind'],
    ['an unknown key', hàTu, hàTu.replace('kind', 'lat: 1, kind'), 'mục lạ "lat"'],
    [
      'a commune that no old one went to',
      hàTu,
      `${hàTu}\n  - { code: "00001", name: Mới, kind: xa }`,
      'không xã cũ nào',
    ],
  ])('names the line of %s', (_what, from, to, expected) => {
    const line = lineOf(from) + (to.includes('\n') ? 1 : 0);
    expect(faultsOf(text.replace(from, to))).toContainEqual(
      expect.stringMatching(new RegExp(`^${file}:${line} — .*${expected}`)),
    );
  });

  test('names what is written twice', () => {
    const twice = (line: string) => faultsOf(text.replace(line, `${line}\n  - ${line}`));
    expect(twice(hàTu)).toContainEqual(expect.stringContaining('"06652" ghi hai lần'));
    expect(twice(húcĐộng)).toContainEqual(expect.stringContaining('xã bị chia thì now ghi hai mã khác nhau'));
  });

  test('says so when the file is missing, and gives no areas', () => {
    const project = scratchProject();
    const { areas, faults } = readAreas(join(project.root, 'locales'));
    expect(faults.map(faultLine)).toEqual([expect.stringContaining(`${file}:1 — thiếu tệp`)]);
    expect(areas.communes).toEqual([]);
  });
});
