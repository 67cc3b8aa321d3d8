import type { AuditEntry } from '../../../src/ports/audit';
import { mongoAudit } from '../../../src/store/mongo/audit';
import { auditHash } from '../../../src/store/audit-chain';
import { housesOfFile } from '../../support/mongo-houses';
import { noon } from '../../support/turns';

const houses = housesOfFile();

const entry = (n: number): AuditEntry => ({
  at: noon + n,
  actor: 'an',
  action: 'a',
  subject: `s${n}`,
  detail: `d${n}`,
});
const process = async () => mongoAudit(await houses().open());
const mark = () => houses().aside().collection<{ _id: string; value: unknown }>('meta');
const rows = () => houses().aside().collection<{ _id: number; detail: string; hash: string }>('audit');
const markAt = async (seq: number) => {
  const { hash } = (await rows().findOne({ _id: seq }))!;
  await mark().updateOne({ _id: 'audit' }, { $set: { value: { seq, hash } } });
};
const some = async (audit: Awaited<ReturnType<typeof process>>, count: number) => {
  for (let n = 1; n <= count; n += 1) await audit.append(entry(n));
};

describe('the audit of many processes in MongoDB', () => {
  it('is one chain without gaps, however many write at once', async () => {
    const all = await Promise.all([process(), process(), process()]);
    await Promise.all(
      all.flatMap((audit, at) => Array.from({ length: 200 }, (_, n) => audit.append(entry(at * 200 + n)))),
    );
    const listed = await all[0]!.list(1_000);
    expect(listed.map(({ seq }) => seq)).toEqual(Array.from({ length: 600 }, (_, n) => 600 - n));
    expect(new Set(listed.map(({ subject }) => subject)).size).toBe(600);
    expect(await all[1]!.verify()).toBeNull();
  });

  it('goes on after a process that died before it could move the mark, which is no tampering', async () => {
    await some(await process(), 5);
    await markAt(3);
    const next = await process();
    expect(await next.verify()).toBeNull();
    await next.append(entry(6));
    expect(await next.verify()).toBeNull();
    expect(await mark().findOne({ _id: 'audit' })).toMatchObject({ value: { seq: 6 } });
  });

  it('does not move the mark over a row that was changed behind it', async () => {
    await some(await process(), 5);
    await markAt(3);
    await rows().updateOne({ _id: 5 }, { $set: { detail: 'khác' } });
    const next = await process();
    await next.append(entry(6));
    expect(await next.verify()).toBe(5);
    expect(await mark().findOne({ _id: 'audit' })).toMatchObject({ value: { seq: 3 } });
  });

  it('names the newest row when another one that links was put in its place, also after it went on', async () => {
    await some(await process(), 5);
    const before = (await rows().findOne({ _id: 4 }))!;
    const forged = { ...entry(5), detail: 'khác' };
    await rows().updateOne(
      { _id: 5 },
      { $set: { detail: 'khác', hash: auditHash(before.hash, { ...forged, seq: 5 }) } },
    );
    const next = await process();
    expect(await next.verify()).toBe(5);
    await next.append(entry(6));
    expect(await next.verify()).not.toBeNull();
  });

  it('is broken from the first row on when the mark was taken away, and a new row makes no new one', async () => {
    await some(await process(), 3);
    await mark().deleteOne({ _id: 'audit' });
    const next = await process();
    expect(await next.verify()).toBe(1);
    await next.append(entry(4));
    expect(await next.verify()).toBe(1);
  });

  it('still knows what was cut off by a process that only starts afterwards', async () => {
    await some(await process(), 5);
    await rows().deleteMany({ _id: { $gte: 4 } });
    const next = await process();
    expect(await next.verify()).toBe(4);
    await next.append(entry(6));
    expect(await next.verify()).toBe(4);
    expect((await next.list(1))[0]?.seq).toBe(6);
  });
});
