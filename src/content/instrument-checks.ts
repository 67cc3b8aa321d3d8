import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from './fault';
import { instrumentSchema, type Instrument } from './instrument';
import { Instruments } from './instruments';
import { readYaml } from './yaml-file';

const file = 'intents/registers/instruments.yml';

/** Rules between the entries of the register. */
export function checkInstruments(root: string, entries: readonly Instrument[]): Fault[] {
  const faults: Fault[] = [];
  const known = new Instruments(entries);
  const fault = (number: string, what: string, mend: string) =>
    faults.push({ file, line: lineOf(root, number), what: `${number}: ${what}`, mend });
  for (const each of entries) {
    const { number, effective, ends, status, replaces, amends } = each;
    if (effective && ends && ends < effective)
      fault(number, 'ngày hết hiệu lực trước ngày có hiệu lực', 'xem lại effective và ends');
    for (const older of [...replaces, ...amends]) {
      if (older === number) fault(number, 'tự thay hoặc tự sửa chính nó', 'xóa số hiệu này');
      else if (!known.has(older)) fault(number, `nhắc đến "${older}" chưa có trong sổ`, 'thêm văn bản đó vào sổ');
    }
    if (replaces.length > 0 && effective === null && status !== 'unknown')
      fault(number, 'thay văn bản khác mà không có ngày hiệu lực', 'ghi effective: máy dựa vào ngày đó');
    const replaced = known.replacedBy(number).length > 0;
    const last = known.lastDayOf(number);
    if (replaced && !replaces.includes(number) && !ends && effective && last && last < effective)
      fault(
        number,
        `bị thay (ngày cuối ${last}) trước khi có hiệu lực`,
        'xem lại effective của hai văn bản, và replaces',
      );
    if (status === 'replaced' && !ends && !replaced)
      fault(
        number,
        'ghi là đã bị thay mà không biết bởi văn bản nào, từ ngày nào',
        'ghi ends, hoặc replaces ở văn bản mới',
      );
  }
  return faults;
}

/** Read anew only for a faulty register: the line is worth it then. */
function lineOf(root: string, number: string): number {
  const read = readYaml(join(root, file), file, z.array(instrumentSchema));
  const index = read.value?.findIndex((each) => each.number === number) ?? -1;
  return read.lineOf([index]);
}
