import { Chance } from '../chance';
import * as given from './assumptions';
import type { Place } from './assumptions';
import { reachedIn, stormRate } from './demand';
import { poisson } from './simulation';

export interface StormResult {
  /** Most messages a second over one minute. */
  peakPerSecond: number;
  /** Longest that a message waited for a worker, seconds. */
  workerWait: number;
  /** Longest that an answer waited for its platform's limit, seconds. */
  zaloWait: number;
  telegramWait: number;
  /** Until everybody who is reached there has the notice, hours. Answers go first. */
  zaloNoticeHours: number;
  telegramNoticeHours: number;
}

const minute = 60;
/** Longer nobody waits for a notice about tonight. */
const mostSeconds = 14 * 86_400;

/** Something that does so much a second; what is too much waits in order. */
class Gate {
  waiting = 0;
  longest = 0;

  constructor(private readonly perSecond: number) {}

  /** What got through in this second, and what room is left. */
  pass(arrived: number): { through: number; room: number } {
    this.waiting += arrived;
    const through = Math.min(this.waiting, this.perSecond);
    this.waiting -= through;
    this.longest = Math.max(this.longest, this.waiting / this.perSecond);
    return { through, room: this.perSecond - through };
  }
}

/** One storm evening second by second, with a notice to all who are reached there. Same seed, same evening. */
export function simulateStorm(place: Place, workersPerSecond: number, seed = 1): StormResult {
  const chance = new Chance(seed);
  const workers = new Gate(workersPerSecond);
  const zalo = new Gate((place.zaloPerMinute / minute) * place.zaloAccounts);
  const telegram = new Gate(given.telegramPerSecond * place.telegramBots);
  const { shares, sentPerMessage } = given;
  const told = reachedIn(place) * place.inOneStorm;
  const notices = { zalo: told * shares.zalo, telegram: told * shares.telegram };
  const done = { zalo: 0, telegram: 0 };
  const arrivals: number[] = [];
  for (let second = 0; second < mostSeconds; second += 1) {
    const arrived = poisson(stormRate(place, second), chance);
    if (second < given.storm.eveningSeconds) arrivals.push(arrived);
    const { through } = workers.pass(arrived);
    const sent = through * sentPerMessage;
    for (const [name, gate] of [
      ['zalo', zalo],
      ['telegram', telegram],
    ] as const) {
      const { room } = gate.pass(sent * shares[name]);
      if (notices[name] <= 0) continue;
      notices[name] -= room;
      if (notices[name] <= 0) done[name] = second + 1;
    }
    const over = second >= given.storm.eveningSeconds && workers.waiting + zalo.waiting + telegram.waiting === 0;
    if (over && notices.zalo <= 0 && notices.telegram <= 0) break;
  }
  const hours = (seconds: number) => (seconds === 0 ? Infinity : seconds / 3_600);
  return {
    peakPerSecond: Math.max(...minutesOf(arrivals)),
    workerWait: workers.longest,
    zaloWait: zalo.longest,
    telegramWait: telegram.longest,
    zaloNoticeHours: hours(done.zalo),
    telegramNoticeHours: hours(done.telegram),
  };
}

function minutesOf(perSecond: readonly number[]): number[] {
  const minutes: number[] = [];
  for (let from = 0; from < perSecond.length; from += minute) {
    const some = perSecond.slice(from, from + minute);
    minutes.push(some.reduce((sum, n) => sum + n, 0) / some.length);
  }
  return minutes;
}
