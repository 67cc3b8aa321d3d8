import type { AuditEntry } from '../../ports/audit';
import { auditHash, auditRoot } from '../audit-chain';
import type { AuditDoc } from './documents';
import { isDuplicate } from './faults';
import type { Link } from './link';
import { headIn, mark, rowsAfter, type Head } from './audit-head';
import type { Models } from './models';

/** Most rows of one write. */
const most = 500;

interface Waiting {
  entry: AuditEntry;
  resolve(): void;
  reject(error: unknown): void;
}

/** Where the next row goes on. `marked` false: a row before it does not link, so the mark must stay where it is. */
type End = Head & { marked: boolean };

/**
 * The end of the audit, at which any number of processes write. A number can be taken once, so of two that want the
 * same one comes too late, looks again and goes on after the other. A row is told to be written only when the mark has
 * reached it: from then on cutting it off shows.
 */
export class Chain {
  private readonly queue: Waiting[] = [];
  private running = false;
  /** Null: must be looked for. */
  private end: End | null = null;

  constructor(private readonly link: Link) {}

  append(entry: AuditEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.queue.push({ entry, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    // Those of this moment go together.
    await Promise.resolve();
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, most);
      try {
        const written = await this.write(batch.map(({ entry }) => entry));
        for (const { resolve } of batch.splice(0, written)) resolve();
        this.queue.unshift(...batch);
      } catch (error) {
        this.end = null;
        for (const { reject } of batch) reject(error);
      }
    }
    this.running = false;
  }

  /** How many of them, from the first on, are written; fewer when another process was faster. */
  private async write(entries: AuditEntry[]): Promise<number> {
    const before = this.end ?? (await this.link.run(endOf));
    const rows = follow(before, entries);
    const written = await this.link.run((models) => insert(models, rows));
    const last = rows[written - 1];
    if (last && before.marked) await this.link.run((models) => advance(models, { seq: last._id, hash: last.hash }));
    this.end = last && written === rows.length ? { seq: last._id, hash: last.hash, marked: before.marked } : null;
    return written;
  }
}

function follow(before: Head, entries: AuditEntry[]): AuditDoc[] {
  let { seq, hash } = before;
  return entries.map(({ at, actor, action, subject, detail }) => {
    seq += 1;
    hash = auditHash(hash, { at, actor, action, subject, detail, seq });
    return { _id: seq, at, actor, action, subject, detail, hash };
  });
}

/**
 * From the mark on along rows that link: a process that died between its rows and the mark left such. What is missing
 * before the mark stays missing, and what does not link stays so; the chain goes on behind it and remains broken there.
 */
async function endOf(models: Models): Promise<End> {
  const { meta, audit } = models;
  let head: Head | null = await headIn(models);
  if (!head) {
    head = { seq: 0, hash: auditRoot };
    const newest = await audit.findOne().sort({ _id: -1 }).lean<AuditDoc>();
    // Rows and no mark: somebody took it away. A new one must not make that good.
    if (newest) return { seq: newest._id, hash: newest.hash, marked: false };
    await meta.insertMany([{ _id: mark, value: head }], { lean: true }).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  }
  for (;;) {
    const rows = await rowsAfter(models, head.seq, most);
    for (const { _id: seq, ...row } of rows) {
      if (seq !== head.seq + 1 || row.hash !== auditHash(head.hash, { ...row, seq })) {
        const newest = await audit.findOne().sort({ _id: -1 }).lean<AuditDoc>();
        return { seq: newest?._id ?? seq, hash: newest?.hash ?? row.hash, marked: false };
      }
      head = { seq, hash: row.hash };
    }
    if (rows.length < most) return { ...head, marked: true };
  }
}

/** In order, up to the first whose number is taken. */
async function insert({ audit }: Models, rows: AuditDoc[]): Promise<number> {
  try {
    await audit.insertMany(rows, { lean: true, ordered: true });
    return rows.length;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (error as { result?: { insertedCount?: number } }).result?.insertedCount ?? 0;
  }
}

/** Never backwards: whoever is further has been along these rows. */
const advance = ({ meta }: Models, value: Head) =>
  meta.updateOne({ _id: mark, 'value.seq': { $lt: value.seq } }, { $set: { value } }).exec();
