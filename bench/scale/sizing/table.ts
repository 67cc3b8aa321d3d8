import { markdown, vietnamese } from '../markdown';
import type { Plan } from './plan';
import { embeddedTried, mostBusy } from './assumptions';

type Line = [string, (plan: Plan) => string];

const number = (value: number, digits = 0): string =>
  Number.isFinite(value) ? vietnamese(value, digits) : 'không xuể';
const some = (value: number): string => number(value, value < 10 ? 2 : 0);
const percent = (share: number): string =>
  share < 0.001 ? '< 0,1 %' : `${number(share * 100, share < 0.1 ? 1 : 0)} %`;
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
  ['Redis: lệnh/giây, nhiều nhất', ({ redisPerSecond }) => some(redisPerSecond)],
  ['Redis: một nhân bận', ({ redisCore }) => `${percent(redisCore)}${redisCore > mostBusy ? ' – quá' : ''}`],
  ['Redis: bộ nhớ phiên, MB, nhiều nhất', ({ redisMb }) => some(redisMb)],
  [
    'MongoDB: lệnh/giây, gộp được nhiều – không gộp',
    ({ mongoCommandsPerSecond: { full, alone } }) => `${some(full)} – ${some(alone)}`,
  ],
  ['MongoDB: lượt ghi/giây', ({ mongoWritesPerSecond }) => some(mongoWritesPerSecond)],
  ['MongoDB: replica set (đoán 5.000 lượt ghi/giây)', ({ replicaSets }) => String(replicaSets)],
  ['lưu một năm: kho nhúng, GB', ({ embeddedGb }) => some(embeddedGb)],
  ['lưu một năm: MongoDB, ba bản, GB', ({ mongoGb }) => some(mongoGb)],
  [
    'Zalo OA: có / cần cho lời đáp đỉnh bão, dùng 60 % hạn mức',
    ({ place, zaloAccounts }) => `${place.zaloAccounts} / ${zaloAccounts}`,
  ],
  ['lời đáp chờ hạn mức Zalo, lâu nhất', ({ storm }) => seconds(storm.zaloWait)],
  ['lời đáp chờ hạn mức Telegram, lâu nhất', ({ storm }) => seconds(storm.telegramWait)],
  ['thông báo đến hết người dùng Zalo', ({ storm }) => long(storm.zaloNoticeHours * 3_600)],
  ['thông báo đến hết người dùng Telegram', ({ storm }) => long(storm.telegramNoticeHours * 3_600)],
];

/** As Markdown, one column for each place: the reader is who runs a province's machines. */
export const tableOf = (plans: readonly Plan[]): string =>
  markdown([
    ['', ...plans.map(({ place }) => `${place.name} (${number(place.people)} dân)`)],
    ...lines.map(([title, cell]) => [title, ...plans.map(cell)]),
  ]);
