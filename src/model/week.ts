const vietnamOffsetMs = 7 * 3_600_000;
const dayMs = 86_400_000;

/** ISO week in Vietnam time, for example "2026-W47". Vietnam has had no summer time since 1975. */
export function vietnamWeek(at: number): string {
  const day = Math.floor((at + vietnamOffsetMs) / dayMs);
  const thursday = day + 3 - ((day + 3) % 7);
  const year = new Date(thursday * dayMs).getUTCFullYear();
  const firstDay = Date.UTC(year, 0, 1) / dayMs;
  return `${year}-W${String(Math.floor((thursday - firstDay) / 7) + 1).padStart(2, '0')}`;
}

/** Calendar day in Vietnam time, "2026-11-22". */
export function vietnamDay(at: number): string {
  return new Date(at + vietnamOffsetMs).toISOString().slice(0, 10);
}

/** Epoch ms of the first moment of a Vietnamese day "2026-11-22". */
export function startOfVietnamDay(day: string): number {
  return Date.parse(`${day}T00:00:00+07:00`);
}

/** "2026-11-22" as bà con read it: 22/11/2026. */
export function readableDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** The calendar day so many days after another: "2026-12-31" and 1 give "2027-01-01". */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** A day as a form, a link or a person writes it, 2026-11-22 or 22/11/2026; null when there is no such day. */
export function readDay(text: string): string | null {
  const spoken = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  const day = spoken ? `${spoken[3]}-${spoken[2]!.padStart(2, '0')}-${spoken[1]!.padStart(2, '0')}` : text.trim();
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(day)) return null;
  const start = startOfVietnamDay(day);
  // 31 February parses on some engines, as a day in March.
  return Number.isFinite(start) && vietnamDay(start) === day ? day : null;
}
