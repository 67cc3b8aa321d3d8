import type { Fault } from '../content/fault';
import type { Areas } from '../model/area';
import type { Job } from '../model/job';
import { readSheetRows } from '../sheets/read';
import type { SheetRow } from '../sheets/sheet';
import { csvSheet } from '../sheets/write';
import { columnNamed, columns, headerOf, type Cells, type Column } from './columns';
import { communeCellOf } from './commune-cell';
import { readRow, type Problem, type RowWorld } from './row';
import { templateWords } from './template-words';

export interface JobList {
  /** With one fault nothing may be loaded, and there is nothing here. */
  jobs: Job[];
  faults: Fault[];
}

/** Reads a list in CSV or XLSX, all of its faults at once. */
export async function readJobList(bytes: Uint8Array, file: string, world: RowWorld): Promise<JobList> {
  const { header, rows, faults: unread } = await readSheetRows(bytes, file);
  const named = header.map((cell) => (cell === '' ? null : columnNamed(cell)));
  const faults: Fault[] = unread.map((fault) => ({ file, ...fault }));
  const add = (line: number, problems: readonly Problem[]) =>
    faults.push(...problems.map(([what, mend]) => ({ file, line, what, mend })));
  if (faults.length === 0) add(1, headerProblems(header, named));
  if (faults.length > 0) return { jobs: [], faults };

  const jobs = new Map<string, { job: Job; line: number }>();
  for (const row of rows) {
    const problems: Problem[] = [];
    if (row.cells.slice(header.length).some((cell) => cell !== ''))
      problems.push(['nhiều ô hơn số cột', 'xem lại dòng này: một ô đã bị tách làm hai']);
    const job = readRow(cellsOf(row, named), world, problems);
    const twin = job ? jobs.get(job.id) : undefined;
    if (twin)
      problems.push([`trùng với dòng ${twin.line}`, 'xóa một dòng; hai việc khác nhau thì ghi tên việc khác nhau']);
    else if (job) jobs.set(job.id, { job, line: row.line });
    add(row.line, problems);
  }
  if (rows.length === 0) add(1, [['tệp chưa có việc nào', 'ghi mỗi việc một dòng, dưới dòng tiêu đề']]);
  return { jobs: faults.length > 0 ? [] : Array.from(jobs.values(), ({ job }) => job), faults };
}

function headerProblems(header: readonly string[], named: readonly (Column | null)[]): Problem[] {
  const missing = columns.filter(({ key, needed }) => needed && !named.includes(key)).map((each) => each.header);
  const strange = header.filter((cell, index) => cell !== '' && named[index] === null);
  const twice = new Set(named.filter((key, index) => key !== null && named.indexOf(key) !== index));
  return [
    ...(missing.length > 0 ? [[`thiếu cột ${missing.join('; ')}`, 'giữ đủ các cột của tệp mẫu'] as Problem] : []),
    ...strange.map((cell): Problem => [`không biết cột "${cell}"`, 'sửa tên cột như tệp mẫu, hoặc xóa cột']),
    ...Array.from(twice, (key): Problem => [`cột ${headerOf(key!)} ghi hai lần`, 'giữ một cột']),
  ];
}

const cellsOf = ({ cells }: SheetRow, named: readonly (Column | null)[]): Cells =>
  Object.fromEntries(columns.map(({ key }) => [key, cells[named.indexOf(key)] ?? ''])) as Cells;

/** The list as it can be loaded again, header first. */
export const jobRows = (jobs: readonly Job[], areas: Areas): string[][] => [
  columns.map(({ header }) => header),
  ...jobs.map((job) => rowOf(job, areas)),
];

/** The same as CSV. */
export const jobListOf = (jobs: readonly Job[], areas: Areas): string => csvSheet(jobRows(jobs, areas));

function rowOf(job: Job, areas: Areas): string[] {
  const { contract, deposit, wageFrom, wageTo, commune, employerId, ...text } = job;
  const cells: Cells = {
    ...text,
    employerId: employerId ?? '',
    wageFrom: wageFrom === null ? 'thỏa thuận' : String(wageFrom),
    wageTo: wageTo === null ? '' : String(wageTo),
    commune: communeCellOf(commune, areas),
    contract: contract ? 'có' : 'không',
    deposit: deposit > 0 ? String(deposit) : 'không',
  };
  return columns.map(({ key }) => cells[key]);
}

/** Headers and one line that shows how to fill them in; it is refused when somebody leaves it there. */
export const templateRows = (areas: Areas, today: string, until: string): string[][] =>
  jobRows(
    [{ ...example, commune: areas.communes[0]?.code ?? null, verifiedOn: today, postedOn: today, expiresOn: until }],
    areas,
  );

/** The same as CSV. */
export const jobTemplate = (areas: Areas, today: string, until: string): string =>
  csvSheet(templateRows(areas, today, until));

const example: Omit<Job, 'commune' | 'verifiedOn' | 'postedOn' | 'expiresOn'> = {
  ...templateWords,
  ...{ id: '', title: 'VÍ DỤ, xóa dòng này: Phụ hồ', trade: 'Xây dựng', employerId: null },
  ...{ wageFrom: 8_000_000, wageTo: 9_500_000, hours: '7 giờ đến 17 giờ, nghỉ Chủ nhật' },
  ...{ contract: true, deposit: 0, note: '' },
};
