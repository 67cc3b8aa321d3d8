import * as given from './assumptions';
import type { Place } from './assumptions';

export const reachedIn = ({ people }: Place): number => people * given.reached;

export const messagesPerDay = (place: Place): number =>
  (reachedIn(place) * given.messagesPerMonth) / given.daysPerMonth;

/** Messages a second in the busiest hour of a busy day. */
export const peakHour = (place: Place): number =>
  (messagesPerDay(place) * given.busyDay * Math.max(...given.hours)) / 3_600;

/** Messages of a storm evening, all in all. */
export const stormMessages = (place: Place): number =>
  reachedIn(place) * place.inOneStorm * given.storm.askers * given.storm.messagesEach;

/** Messages a second so many seconds after the bulletin. */
export function stormRate(place: Place, second: number): number {
  const { soon, soonSeconds, eveningSeconds } = given.storm;
  if (second < 0 || second >= eveningSeconds) return 0;
  const all = stormMessages(place);
  // What of the falling half would come after the evening comes within it.
  const within = 1 - Math.exp(-eveningSeconds / soonSeconds);
  const falling = (soon * Math.exp(-second / soonSeconds)) / soonSeconds / within;
  return all * (falling + (1 - soon) / eveningSeconds);
}
