import { Chance } from '../chance';
import type { Line } from './queue';

export interface Simulated {
  /** Wait before service of each message, seconds, sorted. */
  waits: number[];
  /** Messages that were waiting when another came, counted one by one, on average. */
  meanWaiting: number;
  perSecond: number;
}

/** The same line message by message: arrivals at random, each to the server that is free first. Same seed, same result. */
export function simulate({ perSecond, serviceSeconds, servers }: Line, messages: number, seed = 1): Simulated {
  const chance = new Chance(seed);
  const exponential = (mean: number) => -Math.log(1 - chance.next()) * mean;
  const freeAt = new Float64Array(servers);
  const waits: number[] = [];
  const begins: number[] = [];
  let now = 0;
  let begunBefore = 0;
  let found = 0;
  for (let n = 0; n < messages; n += 1) {
    now += exponential(1 / perSecond);
    while (begunBefore < n && begins[begunBefore]! <= now) begunBefore += 1;
    found += n - begunBefore;
    let first = 0;
    for (let server = 1; server < servers; server += 1) if (freeAt[server]! < freeAt[first]!) first = server;
    const begun = Math.max(now, freeAt[first]!);
    freeAt[first] = begun + exponential(serviceSeconds);
    waits.push(begun - now);
    begins.push(begun);
  }
  return { waits: waits.sort((a, b) => a - b), meanWaiting: found / messages, perSecond: messages / now };
}

/** How many events happen in a second of which `mean` are expected. */
export function poisson(mean: number, chance: Chance): number {
  if (mean > 50) {
    // So many that the normal curve is as good.
    const normal = Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = chance.next(); product > end; product *= chance.next()) count += 1;
  return count;
}
