import { emptySession } from '../../../src/model/session';
import { handled, noon } from '../../support/turns';
import type { Bench } from './describe-store';

export function peoplePromises({ now }: Bench): void {
  it('nobody is known at first', async () => {
    const { store } = now();
    expect(await store.people.get('an')).toBeNull();
    expect(await store.sessions.get('an')).toBeNull();
    expect(await store.people.count()).toBe(0);
  });

  it('a session comes back as it was, also when it has lapsed', async () => {
    const { store } = now();
    const session = {
      ...emptySession(noon - 86_400_000),
      choices: [{ title: 'Ở xã', payload: 'd:xa' }],
      topic: 'dvc-khai-sinh',
      dialog: { name: 'khai-sinh', step: 2, answers: { con: 'Mỷ', tuổi: null } },
      recent: [noon - 2, noon - 1],
      hushedAt: noon,
    };
    await handled(store, 'an', 'e1', { session });
    expect(await store.sessions.get('an')).toEqual(session);
  });

  it('a name that looks like code is only a name', async () => {
    const { store } = now();
    const key = `__proto__'; DROP TABLE people; --`;
    await handled(store, key, 'e1');
    expect((await store.people.get(key))?.key).toBe(key);
    expect(await store.people.count()).toBe(1);
  });
}
