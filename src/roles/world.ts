import type { Config } from '../config';
import type { Channel } from '../ports/channel';
import type { Clock } from '../ports/clock';
import type { Log } from '../ports/log';
import type { Metrics } from '../ports/metrics';
import type { News } from '../ports/news';
import type { Rates } from '../ports/rates';
import type { Store } from '../ports/store';

/** What every role of a process stands on. */
export interface World {
  config: Config;
  store: Store;
  rates: Rates;
  news: News;
  /** Other processes use the same store. */
  shared: boolean;
  /** Key of the pseudonyms. */
  secret(): Promise<string>;
  /** Those that are on. */
  channels: readonly Channel[];
  clock: Clock;
  log: Log;
  metrics: Metrics;
  /** Aborts when the process stops. */
  stopping: AbortSignal;
  /** Names this process in leases. */
  holder: string;
}
