import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reasonOf } from '../errors';
import { addDays, readDay } from '../model/week';
import { lastDays, type Period } from '../reports/period';

export interface ReportOptions {
  period: Period;
  format: 'csv' | 'json';
  /** Null: standard output. */
  out: string | null;
  /** A report's id, or "all". */
  report: string;
}

const known = ['from', 'to', 'format', 'out', 'report'] as const;

/** Reads the command line; gives every fault, not only the first. `now` in epoch ms. */
export function readReportOptions(args: string[], now: number, ids: readonly string[]): ReportOptions | string[] {
  const faults: string[] = [];
  const given = valuesOf(args, faults);
  const usual = lastDays(now, 30);
  const day = (key: 'from' | 'to', otherwise: string): string => {
    const text = given.get(key);
    const read = text === undefined ? otherwise : readDay(text);
    if (read === null) faults.push(`--${key} ${text}: không có ngày này; viết như 2026-11-01`);
    return read ?? otherwise;
  };
  const to = day('to', usual.to);
  const from = day('from', addDays(to, -29));
  if (from > to) faults.push(`--from ${from} muộn hơn --to ${to}`);

  const format = given.get('format') ?? 'csv';
  if (format === 'xlsx' || format === 'docx') faults.push(`--format ${format}: bản này chỉ có csv, json`);
  else if (format !== 'csv' && format !== 'json') faults.push(`--format ${format}: không có; dùng csv hoặc json`);

  const report = given.get('report') ?? 'all';
  if (report !== 'all' && !ids.includes(report))
    faults.push(`--report ${report}: không có; dùng ${ids.join(', ')} hoặc all`);

  const out = given.get('out') ?? null;
  if (out !== null) faults.push(...faultsOfPath(out));
  if (faults.length > 0) return faults;
  return { period: { from, to }, format: format === 'json' ? 'json' : 'csv', out, report };
}

function valuesOf(args: string[], faults: string[]): Map<string, string> {
  const values = new Map<string, string>();
  try {
    const options = Object.fromEntries(known.map((key) => [key, { type: 'string' as const }]));
    const read = parseArgs({ args, options, strict: false, allowPositionals: true });
    for (const [key, value] of Object.entries(read.values)) {
      if (!(known as readonly string[]).includes(key)) faults.push(`--${key}: không có tùy chọn này`);
      else if (typeof value !== 'string' || value === '') faults.push(`--${key}: thiếu giá trị`);
      else values.set(key, value);
    }
    for (const extra of read.positionals) faults.push(`"${extra}": thừa`);
  } catch (error) {
    faults.push(reasonOf(error));
  }
  return values;
}

function faultsOfPath(out: string): string[] {
  const path = resolve(out);
  if (existsSync(path) && statSync(path).isDirectory()) return [`--out ${out}: là thư mục; ghi tên tệp`];
  return existsSync(dirname(path)) ? [] : [`--out ${out}: không có thư mục ${dirname(out)}`];
}

export const usage = `Dùng: npm run report -- --from 2026-11-01 --to 2026-11-30 --format csv|json --out TỆP
                     [--report common|unanswered|counts-week|counts-language|counts-channel|handoffs|all]
Ngày tính cả hai đầu, giờ Việt Nam. Không ghi ngày: 30 ngày qua. Không ghi --out: in ra màn hình.`;
