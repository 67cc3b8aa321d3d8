/** Messages that come as they like to some equal servers with one line before them (M/M/c). */
export interface Line {
  perSecond: number;
  /** Mean time of one message, seconds; taken as exponential, which is on the safe side of ours. */
  serviceSeconds: number;
  servers: number;
}

/** How many servers would be busy on average if there were enough. */
export const loadOf = ({ perSecond, serviceSeconds }: Omit<Line, 'servers'>): number => perSecond * serviceSeconds;

/** Probability that a message has to wait (Erlang C); 1 when the line only grows. */
export function waits(line: Line): number {
  const load = loadOf(line);
  const { servers } = line;
  if (load >= servers) return 1;
  if (load === 0) return 0;
  // Erlang B by its recursion: no power and no factorial that would overflow.
  let blocked = 1;
  for (let n = 1; n <= servers; n += 1) blocked = (load * blocked) / (n + load * blocked);
  const busy = load / servers;
  return blocked / (1 - busy * (1 - blocked));
}

/** Mean wait before service, seconds. */
export function meanWait(line: Line): number {
  const spare = line.servers / line.serviceSeconds - line.perSecond;
  return spare <= 0 ? Infinity : waits(line) / spare;
}

/** So many of all messages wait no longer than this, seconds. `share` 0..1. */
export function waitOf(line: Line, share: number): number {
  const spare = line.servers / line.serviceSeconds - line.perSecond;
  if (spare <= 0) return Infinity;
  const waiting = waits(line);
  return waiting <= 1 - share ? 0 : Math.log(waiting / (1 - share)) / spare;
}

export interface Bar {
  /** Share of its time that a server may be busy. */
  busy: number;
  waitSeconds: number;
  share: number;
}

/** The fewest servers that keep both bars. */
export function serversFor(line: Omit<Line, 'servers'>, { busy, waitSeconds, share }: Bar): number {
  let servers = Math.max(1, Math.ceil(loadOf(line) / busy));
  while (waitOf({ ...line, servers }, share) > waitSeconds) servers += 1;
  return servers;
}
