import { noon } from '../../support/turns';
import type { Bench } from './describe-store';

export function vaultPromises({ now, needing }: Bench): void {
  it('a value is stored against the version it replaces', async () => {
    const { vault } = now().store;
    expect(await vault.get('pair')).toBeNull();
    expect(await vault.put('pair', 'one', 1)).toBe(false);
    expect(await vault.put('pair', 'one', 0)).toBe(true);
    expect(await vault.get('pair')).toEqual({ value: 'one', version: 1 });
    expect(await vault.put('pair', 'other', 0)).toBe(false);
    expect(await vault.put('pair', 'two', 1)).toBe(true);
    expect(await vault.get('pair')).toEqual({ value: 'two', version: 2 });
  });

  it.each([0, 1])('of twenty writers who saw version %i exactly one wins, and its value is kept', async (seen) => {
    const { vault } = now().store;
    if (seen === 1) await vault.put('pair', 'first', 0);
    const won = await Promise.all(Array.from({ length: 20 }, (_, n) => vault.put('pair', `writer ${n}`, seen)));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await vault.get('pair')).toEqual({ value: `writer ${won.indexOf(true)}`, version: seen + 1 });
  });

  it('names do not share values', async () => {
    const { vault } = now().store;
    await vault.put('one', 'a', 0);
    expect(await vault.put('two', 'b', 0)).toBe(true);
    expect(await vault.get('one')).toEqual({ value: 'a', version: 1 });
  });

  it('a lease is one holder’s until it ends, is extended by that holder, and can be given back', async () => {
    const { vault } = now().store;
    expect(await vault.lease('refresh', 'a', 1_000, noon)).toBe(true);
    expect(await vault.lease('refresh', 'b', 1_000, noon + 999)).toBe(false);
    expect(await vault.lease('refresh', 'a', 1_000, noon + 500)).toBe(true);
    expect(await vault.lease('refresh', 'b', 1_000, noon + 1_499)).toBe(false);
    expect(await vault.lease('refresh', 'b', 1_000, noon + 1_500)).toBe(true);
    await vault.releaseLease('refresh', 'a');
    expect(await vault.lease('refresh', 'a', 1_000, noon + 1_600)).toBe(false);
    await vault.releaseLease('refresh', 'b');
    expect(await vault.lease('refresh', 'a', 1_000, noon + 1_600)).toBe(true);
  });

  it('of twenty who want a lease exactly one gets it', async () => {
    const { vault } = now().store;
    const got = await Promise.all(Array.from({ length: 20 }, (_, n) => vault.lease('refresh', `h${n}`, 1_000, noon)));
    expect(got.filter(Boolean)).toHaveLength(1);
  });

  needing('restart')('a value that was put is there after the process died', async () => {
    const { store, restart } = now();
    await store.vault.put('pair', 'one', 0);
    const reborn = await restart!();
    expect(await reborn.vault.get('pair')).toEqual({ value: 'one', version: 1 });
  });
}
