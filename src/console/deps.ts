import type { Messages } from '../content/messages';
import type { LibraryView } from '../conversation/library';
import type { Audit } from '../ports/audit';
import type { Clock } from '../ports/clock';
import type { Inbox } from '../ports/inbox';
import type { Jobs } from '../ports/jobs';
import type { Interactions } from '../ports/interactions';
import type { Log } from '../ports/log';
import type { Officials } from '../ports/officials';
import type { Outbox } from '../ports/outbox';
import type { Rates } from '../ports/rates';
import type { Names } from '../reports/names';

/** Everything the officials' pages stand on. */
export interface ConsoleDeps {
  officials: Officials;
  audit: Audit;
  interactions: Interactions;
  jobs: Pick<Jobs, 'list' | 'counts' | 'upsert' | 'replaceAll'>;
  inbox: Pick<Inbox, 'counts'>;
  outbox: Pick<Outbox, 'counts'>;
  /** What topics, languages and channels are called; `namesOf(content)`. */
  readonly names: Names;
  /** `locales/vi/console.json` is spoken from here. */
  readonly messages: Messages;
  /** What the server answers from, to be read anew. */
  library: LibraryView;
  /** Counts tries of a sign-in. */
  rates: Pick<Rates, 'take' | 'forgive'>;
  /** A key that all processes of this store have. */
  secret(): Promise<string>;
  clock: Clock;
  log: Log;
  /** The address people type, where it differs from what the server sees behind a proxy. */
  publicUrl?: string;
  /** True behind https: cookies then carry the `__Host-` prefix and `Secure`. */
  secureCookies: boolean;
}
