import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import { AppError } from '../errors';
import { can } from '../model/official';
import { csvOf } from '../reports/csv';
import { inTurns } from '../reports/in-turns';
import { reports } from '../reports/index';
import { jsonOf } from '../reports/json';
import { runReport } from '../reports/report';
import { questionsOf, readFilter } from './filter';
import { signedIn, type Kit } from './kit';

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** One table as a file, `/export/common.csv`. Written into the audit before a byte leaves. */
export function exportTable({ deps, note }: Kit): RequestHandler<{ file: string }> {
  return async (request, response) => {
    const [, id, format] = /^([a-z-]+)\.(csv|json)$/.exec(request.params.file) ?? [];
    const report = reports.find((each) => each.id === id);
    if (!report || (format !== 'csv' && format !== 'json')) throw new AppError('request.not-found');
    const { official } = signedIn(response);
    if (!can(official, report.needs)) throw new AppError('request.forbidden', report.needs);

    const filter = readFilter(request.query, deps.clock.now(), deps.names);
    const { period } = filter;
    const table = await runReport(report, deps, questionsOf(filter));
    const span = `${period.from}..${period.to}`;
    await note(official.id, 'report.export', report.id, `${format} ${span} ${table.rows.length} rows`);
    response.set({
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="thonban-${report.id}-${period.from}-${period.to}.${format}"`,
    });
    const pieces = format === 'csv' ? csvOf([table], () => report.title) : jsonOf([table], period);
    // A reader who hangs up ends the generator and frees the rows; that is no error of ours.
    await pipeline(Readable.from(inTurns(pieces)), response).catch(() => response.destroy());
  };
}
