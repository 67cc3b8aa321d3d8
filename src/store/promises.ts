import { createHash } from 'node:crypto';
import { forgottenBefore } from '../model/job';
import type { AuditEntry } from '../ports/audit';
import { fold } from '../text/fold';
import { words } from '../text/words';

/*
 * What every store does alike, to the letter: a chain, a question or a vacancy may be carried from one store to another
 * and must mean the same there.
 */

/** What the first row of the audit follows. */
export const auditRoot = '0'.repeat(64);

/** The hash of an audit row, over the one before it. */
export const auditHash = (before: string, row: AuditEntry & { seq: number }): string =>
  createHash('sha256')
    .update(JSON.stringify([before, row.seq, row.at, row.actor, row.action, row.subject, row.detail]))
    .digest('hex');

/** Questions with the same key are one question. SQL and MongoDB lower ASCII only, so Đ and đ would be two. */
export const textKey = (text: string): string => text.normalize('NFC').toLowerCase();

/** Each word between spaces, so that a whole word can be looked for. */
export const spaced = (text: string): string => ` ${words(text).join(' ')} `;

/** What a vacancy is found by. */
export const jobWords = ({ title, trade }: { title: string; trade: string }): string =>
  spaced(fold(`${title} ${trade}`));

const dayMs = 86_400_000;

/** What goes at `now`, by the moments before which it happened. */
export const retention = (now: number) => ({
  texts: now - 90 * dayMs,
  /** Longer than any platform repeats an event. */
  finished: now - 8 * dayMs,
  deadLetters: now - 7 * dayMs,
  /** "2026-08-24": vacancies that expired before that day. */
  jobs: forgottenBefore(now),
});
