import type { Store } from '../../../src/ports/store';
import { noon } from '../../support/turns';
import type { Bench } from './describe-store';

const entry = (n: number) => ({
  ...{
    at: noon + n,
    actor: `official ${n % 3}`,
    action: 'console.export',
    subject: `report ${n}`,
    detail: `dòng ${n}`,
  },
});

async function fill(store: Store, rows: number): Promise<void> {
  await Promise.all(Array.from({ length: rows }, (_, n) => store.audit.append(entry(n + 1))));
}

export function auditPromises({ now, needing }: Bench): void {
  it('rows are numbered without gaps and listed newest first', async () => {
    const { audit } = now().store;
    await fill(now().store, 5);
    const rows = await audit.list(3);
    expect(rows.map(({ seq }) => seq)).toEqual([5, 4, 3]);
    expect(rows[0]).toEqual({ ...entry(5), seq: 5, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(new Set((await audit.list(10)).map(({ hash }) => hash)).size).toBe(5);
  });

  it('an untouched chain holds, empty, short and long', async () => {
    const { store } = now();
    expect(await store.audit.verify()).toBeNull();
    await fill(store, 1);
    expect(await store.audit.verify()).toBeNull();
    await fill(store, 1_200);
    expect(await store.audit.verify()).toBeNull();
  });

  it('the chain can be verified while it grows', async () => {
    const { store } = now();
    await fill(store, 700);
    const [, verdict] = await Promise.all([fill(store, 700), store.audit.verify()]);
    expect(verdict).toBeNull();
  });

  needing('tamper').each([1, 2, 499, 500, 501, 1_000])('a changed row is named: %i of 1,000', async (seq) => {
    const { store, tamper } = now();
    await fill(store, 1_000);
    await tamper!.change(seq, 'chưa từng có chuyện đó');
    expect(await store.audit.verify()).toBe(seq);
  });

  needing('tamper').each([1, 2, 500, 999, 1_000])('a deleted row is named: %i of 1,000', async (seq) => {
    const { store, tamper } = now();
    await fill(store, 1_000);
    await tamper!.remove(seq);
    expect(await store.audit.verify()).toBe(seq);
  });

  needing('tamper')('swapped rows are named by the first of them', async () => {
    const { store, tamper } = now();
    await fill(store, 50);
    await tamper!.swap(20, 31);
    expect(await store.audit.verify()).toBe(20);
  });

  needing('tamper')('a chain that was tampered with stays broken when it goes on', async () => {
    const { store, tamper } = now();
    await fill(store, 20);
    await tamper!.remove(20);
    await fill(store, 5);
    expect(await store.audit.verify()).toBe(20);
  });

  needing('restart')('the chain goes on after the process died', async () => {
    const { store, restart } = now();
    await fill(store, 3);
    const reborn = await restart!();
    await fill(reborn, 2);
    expect((await reborn.audit.list(9)).map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
    expect(await reborn.audit.verify()).toBeNull();
  });
}
