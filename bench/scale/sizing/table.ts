import type { Plan } from './plan';
import { embeddedTried, mostBusy } from './assumptions';

type Line = [string, (plan: Plan) => string];

const number = (value: number, digits = 0): string =>
  Number.isFinite(value) ? value.toLocaleString('vi-VN', { maximumFractionDigits: digits }) : 'không xuể';
const some = (value: number): string => number(value, value < 10 ? 2 : 0);
const percent = (share: number): string => `${number(share * 100, share < 0.1 ? 1 : 0)} %`;
const seconds = (value: number): string => (value < 0.1 ? '< 0,1 giây' : long(value));
const long = (value: number): string =>
  value < 120 ? `${number(value, 1)} giây` : value < 7_200 ? `${number(value / 60)} phút` : hours(value / 3_600);
const hours = (value: number): string => (value < 2 ? `${number(value * 60)} phút` : `${number(value, 1)} giờ`);

const enough = ({ embeddedBusy, perDay }: Plan): string => {
  if (embeddedBusy > mostBusy) return 'không';
  const years = embeddedTried / (perDay * 365);
  return years >= 1 ? 'đủ' : `đủ sức; quá 10 triệu lượt đã thử sau ${number(years * 12)} tháng`;
};

const lines: Line[] = [
  ['tin mỗi ngày', ({ perDay }) => some(perDay)],
  ['tin/giây, giờ đông nhất', ({ peakHour }) => some(peakHour)],
  ['tin/giây, đỉnh đêm bão', ({ storm }) => some(storm.peakPerSecond)],
  ['kho nhúng một máy: bận, đỉnh đêm bão', ({ embeddedBusy }) => percent(embeddedBusy)],
  ['kho nhúng một máy: đủ không', enough],
  ['web / worker / sender', ({ webs, workers, senders }) => `${webs} / ${workers} / ${senders}`],
  ['99 % tin chờ đến lượt không quá, giờ đông', ({ wait }) => seconds(wait.hour)],
  ['99 % tin chờ đến lượt không quá, đỉnh bão', ({ wait }) => seconds(wait.storm)],
  ['Redis: lệnh/giây', ({ redisPerSecond }) => some(redisPerSecond)],
  ['Redis: một nhân bận', ({ redisCore }) => `${percent(redisCore)}${redisCore > mostBusy ? ' – quá' : ''}`],
  ['Redis: bộ nhớ phiên, MB', ({ redisMb }) => some(redisMb)],
  ['MongoDB: lệnh/giây', ({ mongoCommandsPerSecond }) => some(mongoCommandsPerSecond)],
  ['MongoDB: lượt ghi/giây', ({ mongoWritesPerSecond }) => some(mongoWritesPerSecond)],
  ['MongoDB: replica set (đoán 5.000 lượt ghi/giây)', ({ replicaSets }) => String(replicaSets)],
  ['lưu một năm: kho nhúng, GB', ({ embeddedGb }) => some(embeddedGb)],
  ['lưu một năm: MongoDB, ba bản, GB', ({ mongoGb }) => some(mongoGb)],
  ['Zalo OA: có / cần cho lời đáp đỉnh bão', ({ place, zaloAccounts }) => `${place.zaloAccounts} / ${zaloAccounts}`],
  ['lời đáp chờ hạn mức Zalo, lâu nhất', ({ storm }) => seconds(storm.zaloWait)],
  ['lời đáp chờ hạn mức Telegram, lâu nhất', ({ storm }) => seconds(storm.telegramWait)],
  ['thông báo đến hết người dùng Zalo', ({ storm }) => long(storm.zaloNoticeHours * 3_600)],
  ['thông báo đến hết người dùng Telegram', ({ storm }) => long(storm.telegramNoticeHours * 3_600)],
];

/** As Markdown, one column for each place: the reader is who runs a province's machines. */
export function tableOf(plans: readonly Plan[]): string {
  const people = (plan: Plan) => `${plan.place.name} (${number(plan.place.people)} dân)`;
  const rows = lines.map(([title, cell]) => [title, ...plans.map(cell)]);
  const all = [['', ...plans.map(people)], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const written = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const [head, ...rest] = all.map(written);
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rest].join('\n');
}
