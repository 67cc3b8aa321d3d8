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
