import { addDays, vietnamDay } from './week';

/** A vacancy that somebody at an office vouches for. Nothing here is about a citizen. */
export interface Job {
  id: string;
  /** "Phụ hồ công trình trường học" */
  title: string;
  /** "Xây dựng" */
  trade: string;
  employer: string;
  /** Number of the business (mã số doanh nghiệp); null: it has none, as a household. */
  employerId: string | null;
  /** Who checked that the employer is real, and of which office. */
  verifiedBy: string;
  /** Days are written "2026-11-22", in Vietnam. */
  verifiedOn: string;
  /** Đồng a month. Both null: by agreement. */
  wageFrom: number | null;
  wageTo: number | null;
  /** Code of the commune; null: outside the province. */
  commune: string | null;
  /** Address, or where outside the province; empty: the commune says enough. */
  place: string;
  hours: string;
  /** A telephone number or an office. */
  contact: string;
  /** Whether the work is done under a written contract. */
  contract: boolean;
  /** Đồng that are asked before work begins; 0: none. */
  deposit: number;
  postedOn: string;
  /** The last day on which it is shown. */
  expiresOn: string;
  /** Where the notice was taken from. */
  source: string;
  note: string;
}

/** Longest text of each field, in code points. */
export const longestOf = {
  ...{ id: 40, title: 80, trade: 40, employer: 100, verifiedBy: 100, place: 120, hours: 100, contact: 120 },
  ...{ source: 200, note: 300 },
} as const;

/** What a swindler's notice gives away: money first, no contract, papers kept, easy money. */
export const scamSigns = ['deposit', 'no-contract', 'papers-kept', 'pay-first', 'easy-money'] as const;
export type ScamSign = (typeof scamSigns)[number];

export const isOpen = ({ expiresOn }: Pick<Job, 'expiresOn'>, today: string): boolean => expiresOn >= today;

/** The signs that the fields themselves are; those in free words are read by `jobs/scam-words.ts`. */
export const fieldSigns = ({ deposit, contract }: Pick<Job, 'deposit' | 'contract'>): ScamSign[] => [
  ...(deposit > 0 ? (['deposit'] as const) : []),
  ...(contract ? [] : (['no-contract'] as const)),
];

/** The most that it pays; null: by agreement. */
export const bestWage = ({ wageFrom, wageTo }: Pick<Job, 'wageFrom' | 'wageTo'>): number | null => wageTo ?? wageFrom;

/** So long an expired one is kept, for whoever asks about an old button or wants the list of a quarter. */
export const keepExpiredDays = 90;

/** What expired before this day is forgotten. `now`: epoch ms. */
export const forgottenBefore = (now: number): string => addDays(vietnamDay(now), -keepExpiredDays);
