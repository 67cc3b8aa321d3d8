import fc from 'fast-check';
import { figuresBefore, places, storm, type Place } from '../../../bench/scale/sizing/assumptions';
import { peakHour, stormMessages, stormRate } from '../../../bench/scale/sizing/demand';
import { planOf } from '../../../bench/scale/sizing/plan';
import { meanWait, serversFor, waitOf, waits, type Line } from '../../../bench/scale/sizing/queue';
import { poisson, simulate } from '../../../bench/scale/sizing/simulation';
import { simulateStorm } from '../../../bench/scale/sizing/storm';
import { tableOf } from '../../../bench/scale/sizing/table';
import { Chance } from '../../../bench/scale/chance';

const lines: Line[] = [
  { perSecond: 60, serviceSeconds: 0.01, servers: 1 },
  { perSecond: 170, serviceSeconds: 0.01, servers: 2 },
  { perSecond: 300, serviceSeconds: 0.01, servers: 5 },
  { perSecond: 900, serviceSeconds: 0.01, servers: 10 },
];
const messages = 400_000;

describe('the formula of the line', () => {
  it.each(lines)('gives the waits that a simulation message by message gives: %j', (line) => {
    const simulated = simulate(line, messages, 7);
    const mean = simulated.waits.reduce((sum, wait) => sum + wait, 0) / messages;
    const waited = simulated.waits.filter((wait) => wait > 0).length / messages;
    expect(Math.abs(waited - waits(line))).toBeLessThan(0.01);
    expect(Math.abs(mean - meanWait(line)) / meanWait(line)).toBeLessThan(0.06);
    const late = simulated.waits[Math.floor(messages * 0.99)]!;
    expect(Math.abs(late - waitOf(line, 0.99)) / waitOf(line, 0.99)).toBeLessThan(0.1);
  });

  it("keeps Little's law: how many wait is how many come times how long they wait", () => {
    for (const line of lines) {
      const { waits: all, meanWaiting, perSecond } = simulate(line, messages, 3);
      const mean = all.reduce((sum, wait) => sum + wait, 0) / messages;
      expect(Math.abs(meanWaiting - perSecond * mean) / meanWaiting).toBeLessThan(0.02);
    }
  });

  it('knows one server by hand: as many wait as the server is busy', () => {
    expect(waits({ perSecond: 6, serviceSeconds: 0.1, servers: 1 })).toBeCloseTo(0.6, 12);
    expect(meanWait({ perSecond: 6, serviceSeconds: 0.1, servers: 1 })).toBeCloseTo(0.6 / 4, 12);
    expect(meanWait({ perSecond: 10, serviceSeconds: 0.1, servers: 1 })).toBe(Infinity);
  });

  it('asks for the fewest servers that keep both bars, and never for fewer when more is asked', () => {
    const bar = { busy: 0.6, waitSeconds: 0.5, share: 0.99 };
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 5_000, noNaN: true }),
        fc.double({ min: 0.0001, max: 2, noNaN: true }),
        fc.double({ min: 1, max: 3, noNaN: true }),
        (perSecond, serviceSeconds, more) => {
          const line = { perSecond, serviceSeconds };
          const servers = serversFor(line, bar);
          const keeps = (n: number) =>
            (perSecond * serviceSeconds) / n <= 0.6 + 1e-9 && waitOf({ ...line, servers: n }, 0.99) <= 0.5;
          expect(keeps(servers)).toBe(true);
          if (servers > 1) expect(keeps(servers - 1)).toBe(false);
          expect(serversFor({ perSecond: perSecond * more, serviceSeconds }, bar)).toBeGreaterThanOrEqual(servers);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the storm evening', () => {
  const province = places[1]!;

  it('is the same every time, and another with another seed', () => {
    expect(simulateStorm(province, 500, 1)).toEqual(simulateStorm(province, 500, 1));
    expect(simulateStorm(province, 500, 1)).not.toEqual(simulateStorm(province, 500, 2));
  });

  it('brings all its messages within the evening', () => {
    let sum = 0;
    for (let second = 0; second < storm.eveningSeconds; second += 1) sum += stormRate(province, second + 0.5);
    expect(sum / stormMessages(province)).toBeCloseTo(1, 3);
    expect(stormRate(province, storm.eveningSeconds)).toBe(0);
  });

  it('lets nobody wait for workers that do more than ever comes, and a line grow for those that do less', () => {
    expect(simulateStorm(province, 1_000).workerWait).toBe(0);
    expect(simulateStorm(province, 30).workerWait).toBeGreaterThan(60);
  });

  it('takes longer over a notice the fewer calls the platform allows', () => {
    const with100 = simulateStorm({ ...province, zaloPerMinute: 100 }, 1_000);
    expect(with100.zaloNoticeHours).toBeGreaterThan(5 * simulateStorm(province, 1_000).zaloNoticeHours);
  });

  it('draws as many events as were expected on average', () => {
    for (const mean of [0.5, 8, 400]) {
      const chance = new Chance(5);
      let sum = 0;
      for (let n = 0; n < 20_000; n += 1) sum += poisson(mean, chance);
      expect(Math.abs(sum / 20_000 / mean - 1)).toBeLessThan(0.02);
    }
  });
});

describe('the plan of a place', () => {
  const withPeople = (people: number): Place => ({ ...places[1]!, people });

  it('never needs fewer processes, commands or gigabytes for more people', () => {
    let before = planOf(withPeople(1_000), figuresBefore);
    for (const people of [10_000, 100_000, 1_000_000, 5_000_000, 20_000_000]) {
      const plan = planOf(withPeople(people), figuresBefore);
      for (const key of ['webs', 'workers', 'senders', 'redisCore', 'mongoWritesPerSecond', 'mongoGb'] as const)
        expect({ people, key, more: plan[key] >= before[key] }).toEqual({ people, key, more: true });
      before = plan;
    }
  });

  it('never needs fewer workers when a message costs more', () => {
    const dearer = { ...figuresBefore, cpuPerThousand: { ...figuresBefore.cpuPerThousand, worker: 40 } };
    expect(planOf(places[1]!, dearer).workers).toBeGreaterThan(planOf(places[1]!, figuresBefore).workers);
  });

  it('keeps its bars at the peak of the storm in every place, and is printed with a column for each', () => {
    const plans = places.map((place) => planOf(place, figuresBefore));
    for (const { wait, workers, storm: evening, place } of plans) {
      expect(wait.storm).toBeLessThanOrEqual(2);
      expect(
        (Math.max(evening.peakPerSecond, peakHour(place)) * figuresBefore.cpuPerThousand.worker) / 1_000 / workers,
      ).toBeLessThanOrEqual(0.6);
    }
    for (const line of tableOf(plans).split('\n')) expect(line.split('|')).toHaveLength(places.length + 3);
  });
});
