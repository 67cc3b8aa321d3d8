import { invitesKept, type Official } from '../../../src/model/official';
import { noon } from '../../support/turns';
import type { Bench } from './describe-store';

const official = (username: string, change: Partial<Official> = {}): Official => ({
  ...{
    id: `id of ${username}`,
    username,
    role: 'officer',
    passwordHash: '$argon2id$…',
    createdAt: noon,
    disabled: false,
  },
  ...change,
});

export function officialsPromises({ now, needing }: Bench): void {
  it('an account is found by name and by id, exactly as it was made', async () => {
    const { officials } = now().store;
    expect(await officials.count()).toBe(0);
    const head = official('truong.ban', { role: 'admin', disabled: true });
    await officials.create(head);
    expect(await officials.byUsername('truong.ban')).toEqual(head);
    expect(await officials.byId(head.id)).toEqual(head);
    expect(await officials.byUsername('khac')).toBeNull();
    expect(await officials.byId('khac')).toBeNull();
    expect(await officials.count()).toBe(1);
  });

  it('of ten who want one username exactly one gets it', async () => {
    const { officials } = now().store;
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => officials.create(official('an', { id: `id ${n}` }))),
    );
    const refused = tries.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(9);
    for (const one of refused) expect(one.reason).toMatchObject({ code: 'officials.taken' });
    expect(await officials.count()).toBe(1);
  });

  it('a console session is there until it is closed or lapses', async () => {
    const { store, clock } = now();
    const start = clock.now();
    const session = (tokenHash: string) => ({
      ...{ tokenHash, official: 'an', csrf: 'c', createdAt: start, expiresAt: start + 60_000 },
    });
    await store.officials.openSession(session('one'));
    await store.officials.openSession(session('two'));
    expect(await store.officials.session('one')).toEqual(session('one'));
    await store.officials.closeSession('one');
    expect(await store.officials.session('one')).toBeNull();
    await clock.advance(60_000);
    expect(await store.officials.session('two')).toBeNull();
    expect(await store.officials.session('never')).toBeNull();
  });

  it('an invitation is redeemed once, by whoever of twenty comes first', async () => {
    const { officials } = now().store;
    await officials.invite('hash', noon + 1_000);
    const tries = await Promise.all(Array.from({ length: 20 }, () => officials.redeemInvite('hash', noon)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await officials.redeemInvite('hash', noon)).toBe(false);
  });

  it('a lapsed and a wrong invitation are worth nothing', async () => {
    const { officials } = now().store;
    await officials.invite('first', noon + 1_000);
    expect(await officials.redeemInvite('first', noon + 1_000)).toBe(false);
    expect(await officials.redeemInvite('guess', noon)).toBe(false);
  });

  it('invitations of processes that start together are all good, until one is redeemed', async () => {
    const { officials } = now().store;
    const hashes = Array.from({ length: invitesKept }, (_, n) => `hash ${n}`);
    await Promise.all(hashes.map((hash) => officials.invite(hash, noon + 1_000)));
    const tries = await Promise.all(hashes.map((hash) => officials.redeemInvite(hash, noon)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    await officials.invite('anew', noon + 1_000);
    expect(await officials.redeemInvite('anew', noon)).toBe(true);
  });

  it('only so many invitations are kept, the newest', async () => {
    const { officials } = now().store;
    for (let n = 0; n <= invitesKept; n += 1) await officials.invite(`hash ${n}`, noon + 1_000);
    expect(await officials.redeemInvite('hash 0', noon)).toBe(false);
    expect(await officials.redeemInvite('hash 1', noon)).toBe(true);
  });

  needing('restart')('accounts and sessions outlive the process', async () => {
    const { store, restart, clock } = now();
    await store.officials.create(official('an'));
    const session = { tokenHash: 't', official: 'an', csrf: 'c', createdAt: noon, expiresAt: clock.now() + 60_000 };
    await store.officials.openSession(session);
    const reborn = await restart!();
    expect(await reborn.officials.byUsername('an')).toEqual(official('an'));
    expect(await reborn.officials.session('t')).toEqual(session);
  });
}
