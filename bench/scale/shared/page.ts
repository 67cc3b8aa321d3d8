import { markdown, vietnamese as number } from '../markdown';
import { settings, type Cost, type Row } from './row';

type Line = [string, (row: Row) => string];

const kinds = ['all', 'web', 'worker', 'sender', 'redis', 'mongo'] as const;
const costs = (of: (row: Row) => Cost) => (row: Row) =>
  kinds
    .flatMap((kind) => of(row).cpuPerThousand[kind] ?? [])
    .map((cpu) => number(cpu, 2))
    .join(' / ');
const commands = (of: (row: Row) => Cost) => (row: Row) =>
  row.processes > 1 ? `${number(of(row).mongoPerMessage, 2)} / ${number(of(row).redisPerMessage)}` : '–';
const pair = ({ p50, p99 }: { p50: number; p99: number }) => `${number(p50)} / ${number(p99)}`;

const lines: Line[] = [
  [`tin trả lời mỗi giây, ${settings.width} tin cùng lúc`, ({ storm }) => number(storm.perSecond)],
  ['từ lúc gửi đến 200, p50 / p99, ms', ({ storm }) => pair(storm.accepted)],
  ['từ 200 đến lúc lời đáp tới nền tảng, p50 / p99, ms', ({ storm }) => pair(storm.arrived)],
  [`như trên, ${settings.calmRate} tin mỗi giây`, ({ calm }) => pair(calm.arrived)],
  ['như trên, khi Redis không nhớ phiên nào', ({ cold }) => (cold ? pair(cold.calm.arrived) : '–')],
  ['tin mất', ({ storm, calm }) => number(storm.lost + calm.lost)],
  ['giây CPU mỗi 1.000 tin, lúc đầy tải', costs(({ full }) => full)],
  [`giây CPU mỗi 1.000 tin, ${settings.calmRate} tin mỗi giây`, costs(({ single }) => single)],
  ['lệnh mỗi tin tới MongoDB / Redis, lúc đầy tải', commands(({ full }) => full)],
  [`lệnh mỗi tin tới MongoDB / Redis, ${settings.calmRate} tin mỗi giây`, commands(({ single }) => single)],
  [
    'như trên, khi Redis không nhớ phiên nào',
    ({ cold }) => (cold ? `${number(cold.cost.mongoPerMessage, 2)} / ${number(cold.cost.redisPerMessage)}` : '–'),
  ],
  ['phần một nhân mà việc khác trên máy lấy mất', ({ others }) => `${number(others * 100)} %`],
];

/** For docs/scale.md: one column for each row of the bench. */
export const pageOf = (rows: readonly Row[]): string =>
  markdown([['', ...rows.map(({ name }) => name)], ...lines.map(([title, cell]) => [title, ...rows.map(cell)])]);
