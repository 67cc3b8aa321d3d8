import type { Job } from '../model/job';

export interface JobSearch {
  /** Codes of communes, any of which will do; left out: anywhere. */
  communes?: readonly string[];
  /** Words of title or trade in lower case without marks, any of which will do; left out: any work. */
  words?: readonly string[];
  /** Đồng a month; what pays "by agreement" promises nothing and is not found. */
  wageAtLeast?: number;
  /** "2026-11-22"; what expired before it is never found. */
  today: string;
  limit: number;
}

/** Vacancies of verified employers. */
export interface Jobs {
  /** One commit: those of known ids are replaced, others are added. */
  upsert(jobs: readonly Job[]): Promise<void>;
  /** One commit: these and no others. */
  replaceAll(jobs: readonly Job[]): Promise<void>;
  /** Latest posted first. */
  search(wanted: JobSearch): Promise<Job[]>;
  /** Also one that has expired. */
  get(id: string): Promise<Job | null>;
  /** Latest posted first; `openOn`: only those that are open on that day. */
  list(filter: { openOn?: string }): Promise<Job[]>;
  counts(today: string): Promise<{ open: number; expired: number }>;
}
