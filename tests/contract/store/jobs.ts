import { keepExpiredDays } from '../../../src/model/job';
import { addDays, startOfVietnamDay } from '../../../src/model/week';
import type { JobSearch } from '../../../src/ports/jobs';
import { jobOf } from '../../support/jobs';
import type { Bench } from './describe-store';

const today = '2026-11-22';

export function jobPromises({ now, needing }: Bench): void {
  const found = async (wanted: Partial<JobSearch> = {}) =>
    (await now().store.jobs.search({ today, limit: 99, ...wanted })).map(({ id }) => id);

  it('what was loaded comes back as it was, known ids are replaced, the others stay', async () => {
    const { jobs } = now().store;
    const odd = jobOf('b', { employerId: null, wageFrom: null, wageTo: null, commune: null, place: 'Hà Nội "x", y' });
    await jobs.upsert([jobOf('a'), odd]);
    await jobs.upsert([jobOf('a', { title: 'Thợ nề' }), jobOf('c')]);
    expect(await jobs.get('a')).toEqual(jobOf('a', { title: 'Thợ nề' }));
    expect(await jobs.get('b')).toEqual(odd);
    expect(await jobs.get('nothing')).toBeNull();
    expect(await jobs.list({})).toHaveLength(3);
  });

  it('replacing all leaves these and no others, also when these are none', async () => {
    const { jobs } = now().store;
    await jobs.upsert([jobOf('a'), jobOf('b')]);
    await jobs.replaceAll([jobOf('c')]);
    expect((await jobs.list({})).map(({ id }) => id)).toEqual(['c']);
    await jobs.replaceAll([]);
    expect(await jobs.list({})).toEqual([]);
  });

  it('what expired is never found, on its last day it still is', async () => {
    const { jobs } = now().store;
    await jobs.upsert([jobOf('last', { expiresOn: today }), jobOf('over', { expiresOn: addDays(today, -1) })]);
    expect(await found()).toEqual(['last']);
    expect((await jobs.list({ openOn: today })).map(({ id }) => id)).toEqual(['last']);
    expect(await jobs.counts(today)).toEqual({ open: 1, expired: 1 });
    expect(await jobs.get('over')).not.toBeNull();
  });

  it('is searched by commune, by words without marks and by wage, each alone and all together', async () => {
    await now().store.jobs.upsert([
      jobOf('mason', { commune: '1', title: 'Phụ hồ', wageFrom: 7_000_000, wageTo: 9_000_000 }),
      jobOf('driver', { commune: '1', title: 'Lái xe tải', trade: 'Vận tải', wageFrom: 12_000_000, wageTo: null }),
      jobOf('sewer', { commune: '2', title: 'Công nhân', trade: 'May mặc', wageFrom: null, wageTo: null }),
      jobOf('far', { commune: null, title: 'Phụ hồ', wageFrom: 9_000_000, wageTo: null }),
    ]);
    expect((await found({ communes: ['1', '3'] })).sort()).toEqual(['driver', 'mason']);
    expect(await found({ communes: [] })).toEqual([]);
    expect((await found({ words: ['phu ho'] })).sort()).toEqual(['far', 'mason']);
    expect(await found({ words: ['may mac', 'lai xe'] })).toHaveLength(2);
    expect(await found({ words: ['ma'] })).toEqual([]);
    expect((await found({ wageAtLeast: 9_000_000 })).sort()).toEqual(['driver', 'far', 'mason']);
    expect(await found({ communes: ['1'], words: ['phu ho'], wageAtLeast: 9_000_001 })).toEqual([]);
  });

  it('the latest comes first, and no more than asked for', async () => {
    await now().store.jobs.upsert([
      jobOf('a', { postedOn: '2026-11-01' }),
      jobOf('b', { postedOn: '2026-11-20' }),
      jobOf('c', { postedOn: '2026-11-10' }),
    ]);
    expect(await found()).toEqual(['b', 'c', 'a']);
    expect(await found({ limit: 2 })).toEqual(['b', 'c']);
  });

  it('is forgotten ninety days after it expired', async () => {
    const { store } = now();
    await store.jobs.upsert([jobOf('a', { expiresOn: today })]);
    await store.tidy(startOfVietnamDay(addDays(today, keepExpiredDays)));
    expect(await store.jobs.list({})).toHaveLength(1);
    await store.tidy(startOfVietnamDay(addDays(today, keepExpiredDays + 1)));
    expect(await store.jobs.list({})).toEqual([]);
  });

  needing('restart')('vacancies outlive the process', async () => {
    const { store, restart } = now();
    await store.jobs.upsert([jobOf('a')]);
    expect(await (await restart!()).jobs.get('a')).toEqual(jobOf('a'));
  });
}
