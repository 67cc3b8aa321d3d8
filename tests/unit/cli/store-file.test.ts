import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bodyOf, lineOf } from '../../../src/cli/store/line';
import { readStoreFile } from '../../../src/cli/store/read-file';
import { sumsOf } from '../../../src/cli/store/sums';
import { writeStoreFile } from '../../../src/cli/store/write-file';
import { kinds } from '../../../src/model/record';
import type { Moving } from '../../../src/ports/moving';
import { openSqliteSource } from '../../../src/store/sqlite/moving/source';
import { fillStore } from '../../support/full-store';
import { sqliteFolder } from '../../support/sqlite';

const folder = mkdtempSync(join(tmpdir(), 'thonban-tep-'));
const origin = { at: '2026-11-22T05:00:00.000Z', from: 'sqlite' };
const house = sqliteFolder();
let source: Moving;
let bytes: Buffer;
let lines: string[];

beforeAll(async () => {
  const store = await house.open();
  await fillStore(store);
  await store.close();
  writeFileSync(join(dirname(house.file), 'pseudonym.key'), 'một-khóa-thử');
  source = await openSqliteSource(house.file);
  await writeStoreFile(source, join(folder, 'nhà.ndjson'), origin);
  bytes = readFileSync(join(folder, 'nhà.ndjson'));
  lines = bytes.toString().split('\n').slice(0, -1);
});
afterAll(async () => {
  await source.close();
  await house.dispose();
  rmSync(folder, { recursive: true });
});

const refusalOf = async (content: string | Buffer, name = 'sửa.ndjson'): Promise<string> => {
  writeFileSync(join(folder, name), content);
  return readStoreFile(join(folder, name)).then(
    () => 'accepted',
    (error: Error) => error.message,
  );
};
const withLines = (change: (lines: string[]) => string[]) => refusalOf(`${change([...lines]).join('\n')}\n`);
const first = (kind: string) => lines.findIndex((line) => line.startsWith(`{"kind":"${kind}","key"`));

describe('a file of a whole store', () => {
  test('has a header, the records of each kind, their number and sum, and an end; for its owner alone', async () => {
    expect(JSON.parse(lines[0]!)).toMatchObject({ format: 'thonban-store', version: 1, ...origin });
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ end: true });
    const sums = await sumsOf(source);
    for (const kind of kinds)
      expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual({
        ...{ kind, ...sums[kind], sum: expect.any(String) },
      });
    expect(statSync(join(folder, 'nhà.ndjson')).mode & 0o777).toBe(0o600);
  });

  test('is read back with the sums it was written with, packed or not', async () => {
    const sums = await sumsOf(source);
    const plain = await readStoreFile(join(folder, 'nhà.ndjson'));
    expect(plain).toMatchObject({ ...origin, sums });
    await writeStoreFile(source, join(folder, 'nhà.ndjson.gz'), origin);
    expect(await readStoreFile(join(folder, 'nhà.ndjson.gz'))).toEqual(plain);
    expect(gunzipSync(readFileSync(join(folder, 'nhà.ndjson.gz')))).toEqual(bytes);
  });

  test('is refused with any one byte changed, and the line is named', async () => {
    const step = Math.ceil(bytes.length / 500);
    for (let at = 7; at < bytes.length - 1; at += step) {
      if (bytes[at] === 0x0a) continue;
      const changed = Buffer.from(bytes);
      changed[at]! ^= 0x01;
      const number = bytes.subarray(0, at).toString('latin1').split('\n').length;
      expect({ at, refusal: await refusalOf(changed) }).toEqual({
        ...{ at, refusal: expect.stringContaining(`dòng ${number}: `) },
      });
    }
  });

  test('is refused cut short, wherever', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const refusal = await refusalOf(bytes.subarray(0, Math.floor(bytes.length * share)));
      expect(refusal).toMatch(/cắt ngang/);
    }
    expect(await withLines((all) => all.slice(0, -1))).toMatch(/thiếu dòng kết thúc/);
    expect(await refusalOf('')).toMatch(/cắt ngang/);
  });

  test('is refused packed and cut short or damaged', async () => {
    const packed = readFileSync(join(folder, 'nhà.ndjson.gz'));
    expect(await refusalOf(packed.subarray(0, packed.length - 40), 'cụt.gz')).toMatch(/nén hỏng hoặc bị cắt ngang/);
    const changed = Buffer.from(packed);
    changed[Math.floor(packed.length / 2)]! ^= 0x10;
    expect(await refusalOf(changed, 'hỏng.gz')).not.toBe('accepted');
  });

  test('is refused with a line taken out, put in twice or moved, and the kind is named', async () => {
    const at = first('interactions') + 3;
    expect(await withLines((all) => all.toSpliced(at, 1))).toMatch(
      /interactions thiếu hoặc thừa dòng: có \d+, lúc ghi/,
    );
    expect(await withLines((all) => all.toSpliced(at, 0, all[at]!))).toMatch(/interactions sai thứ tự/);
    expect(await withLines((all) => all.toSpliced(at, 2, all[at + 1]!, all[at]!))).toMatch(/interactions sai thứ tự/);
    expect(await withLines((all) => all.toSpliced(at, 0, all[first('people')]!))).toMatch(/sai chỗ/);
    expect(await withLines((all) => [...all, all[at]!])).toMatch(/đứng sau dòng kết thúc/);
  });

  test('is refused when a later release wrote it, or another program', async () => {
    const header = (fields: object) => lineOf(bodyOf({ ...fields })).trimEnd();
    const later = header({ format: 'thonban-store', version: 2, ...origin });
    expect(await withLines((all) => [later, ...all.slice(1)])).toMatch(/bản mới hơn/);
    expect(await withLines((all) => ['{"format":"khác"}', ...all.slice(1)])).toMatch(/không phải tệp/);
    expect(await refusalOf('\u0000\u0001 ảnh chụp\n')).toMatch(/không phải tệp/);
  });

  test('is refused with a field too many or too few, and its value is not repeated', async () => {
    const at = first('officials');
    const { kind, key, value } = JSON.parse(lines[at]!) as { kind: string; key: string; value: object };
    const changed = lineOf(bodyOf({ kind, key, value: { ...value, mật: 'canary-7f3a' } })).trimEnd();
    const refusal = await withLines((all) => all.toSpliced(at, 1, changed));
    expect(refusal).toMatch(/officials không đúng dạng/);
    expect(refusal).not.toContain('canary');
    const less = Object.entries(value).filter(([name]) => name !== 'createdAt');
    const poorer = lineOf(bodyOf({ kind, key, value: Object.fromEntries(less) })).trimEnd();
    expect(await withLines((all) => all.toSpliced(at, 1, poorer))).toMatch(/createdAt/);
  });

  test('half a character, which not every store could keep, is carried as the sign for one that is lost', () => {
    const text = lines.find((line) => line.includes('nửa chữ') && line.includes('"kind":"inbox"'));
    expect(text).toContain('nửa \ufffd chữ');
  });
});
