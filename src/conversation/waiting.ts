import type { Decision } from '../model/interaction';
import type { Reply } from '../model/message';

/** What was said to one event, for whoever waits for it. */
export interface Said {
  replies: Reply[];
  decision: Decision;
  topic: string | null;
  score: number;
  language: string;
}

/** Requests that wait for the turn of an event. Bounded by the requests themselves: each waits once. */
export class Waiting {
  private readonly waiters = new Map<string, Set<(said: Said | null) => void>>();

  /** Resolves with what is said to the event, or null when `signal` aborts first. */
  for(inboxId: string, signal: AbortSignal): Promise<Said | null> {
    return new Promise((resolve) => {
      const set = this.waiters.get(inboxId) ?? new Set();
      this.waiters.set(inboxId, set);
      const end = (said: Said | null) => {
        set.delete(end);
        if (set.size === 0) this.waiters.delete(inboxId);
        signal.removeEventListener('abort', late);
        resolve(said);
      };
      const late = () => end(null);
      set.add(end);
      signal.addEventListener('abort', late, { once: true });
      if (signal.aborted) late();
    });
  }

  tell(inboxId: string, said: Said): void {
    for (const end of [...(this.waiters.get(inboxId) ?? [])]) end(said);
  }

  /** The server stops: whoever still waits is let go; the event itself stays in the inbox. */
  stop(): void {
    for (const set of [...this.waiters.values()]) for (const end of [...set]) end(null);
  }
}
