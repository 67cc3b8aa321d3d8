import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../errors';
import { keyOf, kinds, type Kind } from '../../model/record';
import type { Recorded } from '../../ports/moving';
import { parsed, readLine, refused } from './line';
import { linesOf } from './lines';
import { schemas } from './schema';
import { Adder, type Sum, type Sums } from './sums';
import { format, version } from './write-file';

const headerForm = z.object({ format: z.literal(format), version: z.int().min(1), at: z.string(), from: z.string() });
const sumForm = z.strictObject({ count: z.int().min(0), sha256: z.string() });

export interface StoreFile {
  at: string;
  from: string;
  sums: Sums;
  /** Names the content: two files of the same records have the same. */
  label: string;
}

/** Takes one record; a promise holds the reading up. */
type Take = <K extends Kind>(kind: K, record: Recorded<K>) => Promise<void> | void;

/**
 * Walks through a file from the first line to the last. Refuses, with the line, whatever is not as it was written: a
 * changed byte, a line too many or too few, an end that is missing, the format of a later release.
 */
export async function readStoreFile(path: string, take: Take = () => undefined): Promise<StoreFile> {
  const walk = new Walk();
  for await (const lines of linesOf(path)) {
    for (const line of lines) {
      const taken = walk.step(line, take);
      if (taken) await taken;
    }
  }
  return walk.end();
}

class Walk {
  private number = 0;
  private header: z.infer<typeof headerForm> | null = null;
  private readonly sums: Partial<Record<Kind, Sum>> = {};
  private adder = new Adder();
  private before: Buffer | null = null;
  private ended = false;

  step(line: Buffer, take: Take): Promise<void> | void {
    this.number += 1;
    if (this.ended) throw refused(this.number, 'thừa, đứng sau dòng kết thúc');
    if (!this.header) return this.open(line);
    const { body, fields } = readLine(line, this.number);
    const { kind, key, value, ...rest } = fields;
    const due = kinds[Object.keys(this.sums).length];
    if (fields.end === true && due === undefined) this.ended = true;
    else if (kind !== due || due === undefined) throw refused(this.number, `sai chỗ, ở đây phải là ${due ?? 'hết'}`);
    else if (key === undefined) this.close(due, rest);
    else return this.record(due, body, { key, value }, take);
  }

  end(): StoreFile {
    const { header, sums } = this;
    if (!header || !this.ended) throw new AppError('file.refused', 'tệp bị cắt ngang, thiếu dòng kết thúc');
    const label = createHash('sha256').update(JSON.stringify(sums)).digest('hex');
    return { at: header.at, from: header.from, sums: sums as Sums, label };
  }

  private open(line: Buffer): void {
    const said = headerForm.safeParse(parsed(line.toString()));
    if (!said.success) throw refused(this.number, 'không phải tệp do "store export" ghi ra');
    if (said.data.version > version) throw refused(this.number, 'tệp do bản mới hơn ghi ra; hãy dùng bản mới');
    readLine(line, this.number);
    this.header = said.data;
  }

  private record(kind: Kind, body: Buffer, found: { key: unknown; value: unknown }, take: Take): Promise<void> | void {
    const value = schemas[kind].safeParse(found.value);
    if (!value.success) throw refused(this.number, `${kind} không đúng dạng: ${faultIn(value.error)}`);
    const key = (keyOf[kind] as (value: unknown) => string)(value.data);
    if (key !== found.key) throw refused(this.number, `${kind} không mang tên của nó`);
    const bytes = Buffer.from(key);
    if (this.before && Buffer.compare(this.before, bytes) >= 0) throw refused(this.number, `${kind} sai thứ tự`);
    this.before = bytes;
    this.adder.add(body);
    return take(kind, { key, value: value.data } as Recorded<Kind>);
  }

  private close(kind: Kind, said: unknown): void {
    const sum = this.adder.sum();
    const written = sumForm.safeParse(said).data;
    if (written?.count !== sum.count || written.sha256 !== sum.sha256)
      throw refused(this.number, `${kind} thiếu hoặc thừa dòng: có ${sum.count}, lúc ghi là ${written?.count ?? '?'}`);
    this.sums[kind] = sum;
    this.adder = new Adder();
    this.before = null;
  }
}

/** Names fields only: what is in them may be somebody's words. */
const faultIn = (error: z.ZodError): string =>
  error.issues.map(({ path, code }) => [...path, code].join(' ')).join(', ');
