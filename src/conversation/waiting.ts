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

/** What nobody waited for yet is kept for so many answers: another process may be faster than our own store's word. */
const mostEarly = 1_000;

/** Requests that wait for the turn of an event. Bounded by the requests themselves: each waits once. */
export class Waiting {
  private readonly waiters = new Map<string, Set<(said: Said | null) => void>>();
  private readonly early = new Map<string, Said>();

  /** Resolves with what is said to the event, or null when `signal` aborts first. */
  for(inboxId: string, signal: AbortSignal): Promise<Said | null> {
    const told = this.early.get(inboxId);
    if (told) {
      this.early.delete(inboxId);
      return Promise.resolve(told);
    }
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

  /** As `tell`, from another process: whoever asked may only be about to wait. */
  tellEarly(inboxId: string, said: Said): void {
    if (this.waiters.has(inboxId)) return this.tell(inboxId, said);
    this.early.set(inboxId, said);
    const oldest = this.early.size > mostEarly ? this.early.keys().next().value : undefined;
    if (oldest !== undefined) this.early.delete(oldest);
  }

  /** The server stops: whoever still waits is let go; the event itself stays in the inbox. */
  stop(): void {
    for (const set of [...this.waiters.values()]) for (const end of [...set]) end(null);
  }
}
