import type { Content } from '../../content/content';
import { isShortFor } from '../../content/instrument-numbers';
import { restingOn, restingKinds, type Resting } from '../../content/impact';
import { readableDay } from '../../model/week';

const kindNames: Record<Resting['kind'], string> = {
  topic: 'câu trả lời',
  procedure: 'thủ tục',
  lesson: 'bài học',
  translation: 'bản dịch',
};
const howNames: Record<Resting['how'], string> = {
  main: 'căn cứ chính: hết hiệu lực thì máy không trả lời nữa',
  cites: 'căn cứ phụ: hết hiệu lực thì máy ghi chú',
  past: 'kể như việc đã qua',
  mentions: 'chỉ nhắc trong lời',
};

/** What `npm run content -- impact <number>` prints. */
export function impactLines(content: Content, said: string | undefined, today: string): string[] {
  if (!said) return ['Thiếu số hiệu văn bản, ví dụ: npm run content -- impact 60/2014/QH13'];
  const [number = said, ...others] = numbersMeant(content, said);
  if (others.length > 0)
    return [`"${said}" có thể là ${[number, ...others].join(' hoặc ')}: ghi đủ số hiệu của một văn bản.`];
  const resting = restingOn(content, number);
  return [
    ...(number === said ? [] : [`"${said}" trong sổ là ${number}`]),
    ...standingLines(content, number, today),
    ...resting.map(({ kind, id, title, how }) => `${kindNames[kind].padEnd(12)} ${id}  ${title}  [${howNames[how]}]`),
    `Dựa vào ${number}: ${restingKinds
      .map((kind) => `${resting.filter((each) => each.kind === kind).length} ${kindNames[kind]}`)
      .join(', ')}, 0 mẫu thông báo (bản này chưa có mẫu thông báo).`,
  ];
}

/** Numbers of the register that a number, as people shorten it, may mean. */
function numbersMeant({ instruments }: Content, said: string): string[] {
  if (instruments.has(said)) return [said];
  const short = said.trim().toLowerCase();
  return [...instruments.values()].map(({ number }) => number).filter((each) => isShortFor(short, each.toLowerCase()));
}

function standingLines({ instruments }: Content, number: string, today: string): string[] {
  const instrument = instruments.get(number);
  if (!instrument) return [`${number} chưa có trong intents/registers/instruments.yml`];
  const standing = instruments.standing(number, today);
  const last = instruments.lastDayOf(number);
  const words = {
    'in-force': 'đang hiệu lực',
    unknown: 'chưa rõ còn hiệu lực không',
    'not-yet': 'chưa có hiệu lực',
    lapsed: 'đã hết hiệu lực',
  }[standing.kind];
  const numbers = (list: readonly { number: string }[]) => list.map((each) => each.number).join(', ');
  const [replacedBy, amendedBy] = [instruments.replacedBy(number), instruments.amendedBy(number)];
  return [
    `${instrument.title} (${number}), ${instrument.issuer}: ${words}${last ? `, ngày cuối ${readableDay(last)}` : ''}`,
    ...(instrument.replaces.length > 0 ? [`  thay ${instrument.replaces.join(', ')}`] : []),
    ...(instrument.amends.length > 0 ? [`  sửa ${instrument.amends.join(', ')}`] : []),
    ...(replacedBy.length > 0 ? [`  bị thay bởi ${numbers(replacedBy)}`] : []),
    ...(amendedBy.length > 0 ? [`  được sửa bởi ${numbers(amendedBy)}`] : []),
  ];
}
