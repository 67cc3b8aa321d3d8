import type { Span } from './cells';

/** When somebody said something is, in Vietnam time. */
export type SaidDate =
  | { lunar: false; precision: 'day' | 'month' | 'year'; /** "2026-11-22", "2026-11" or "2026". */ date: string }
  /** A day of the old calendar, as said and not converted: it falls on another day every year. */
  | { lunar: true; precision: 'day' | 'month'; day: number | null; month: number | null; year: number | null };

export type DateMention = Span & SaidDate;

/** A date found at a cell, and the cell after it. */
export interface DateAt {
  stop: number;
  date: SaidDate;
}

export const dayAt = (date: string | null, stop: number): DateAt | null =>
  date === null ? null : { stop, date: { lunar: false, precision: 'day', date } };

export const monthAt = (date: string, stop: number): DateAt => ({
  stop,
  date: { lunar: false, precision: 'month', date },
});

export const yearAt = (year: number, stop: number): DateAt | null =>
  year < 1900 || year > 2100 ? null : { stop, date: { lunar: false, precision: 'year', date: String(year) } };
