import { Bell } from '../../../src/ops/bell';
import { fakeClock } from '../../support/fake-clock';

describe('the bell of a loop', () => {
  test('wakes a sleeper before its time', async () => {
    const clock = fakeClock();
    const bell = new Bell(clock);
    const slept = bell.sleep(60_000);
    bell.ring();
    await slept;
    expect(clock.sleepers()).toBe(0);
  });

  test('keeps a ring that came while nobody slept, once', async () => {
    const clock = fakeClock();
    const bell = new Bell(clock);
    bell.ring();
    bell.ring();
    await bell.sleep(60_000);
    let woke = false;
    const second = bell.sleep(60_000).then(() => (woke = true));
    await clock.advance(59_999);
    expect(woke).toBe(false);
    await clock.advance(1);
    await second;
  });
});
