import { fold } from '../text/fold';
import { checkEligibility } from './eligibility-checks';
import type { Fault } from './fault';
import type { Instruments } from './instruments';
import { checkNumbers } from './phone-words';
import type { Procedure } from './procedure-schema';
import { checkTexts, shownOfProcedure, shownTexts, type ShownText, type TextFault } from './text-checks';
import type { Hotline, MenuEntry, TopicFile } from './schema';
import type { YamlFile } from './yaml-file';

/** What the registers and the other files have. */
export interface Known {
  instruments: Instruments;
  hotlines: ReadonlyMap<string, Hotline>;
  topics: ReadonlySet<string>;
  /** Names of registers with a fault in their form: what is not in them may well be in the file. */
  unread: ReadonlySet<string>;
}

type Told = Pick<TopicFile, 'citations' | 'phones' | 'valid' | 'review'>;

/** Rules over a whole topic that a form cannot say. */
export function checkTopic(read: YamlFile<unknown>, topic: TopicFile, own: boolean, known: Known): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: readonly PropertyKey[], what: string, mend: string) =>
    faults.push({ file: read.file, line: read.lineOf(path), what, mend });

  const base = read.file
    .split('/')
    .at(-1)
    ?.replace(/\.yml$/, '');
  if (topic.id !== base) fault(['id'], `mã "${topic.id}" khác tên tệp`, `đặt id: ${base}`);
  if (own && topic.citations.length === 0 && !topic.id.startsWith('sys-'))
    fault(['citations'], 'không có căn cứ', 'ghi ít nhất một văn bản hoặc trang đã đọc');
  topic.related.forEach((id, index) => {
    if (!known.topics.has(id)) fault(['related', index], `không có chủ đề "${id}"`, 'sửa mã hoặc xóa dòng');
  });
  if (topic.alarms && topic.tone !== 'emergency')
    fault(['alarms'], 'chỉ chủ đề khẩn cấp mới có alarms', 'xóa mục alarms, hoặc đặt tone: emergency');
  const found = [
    ...(topic.eligibility ? checkEligibility(topic.eligibility) : []),
    ...checkWords(shownTexts(topic, own), known),
  ];
  for (const { path, what, mend } of found) fault(path, what, mend);
  return own ? [...faults, ...checkTold(read, topic, known)] : faults;
}

/** Rules over a record; its topic's file has rules of its own. */
export function checkProcedure(read: YamlFile<Procedure>, record: Procedure, known: Known): Fault[] {
  const texts = checkWords(shownOfProcedure(record), known);
  return [
    ...texts.map(({ path, what, mend }) => ({ file: read.file, line: read.lineOf(path), what, mend })),
    ...checkTold(read, record, known),
  ];
}

/** Rules over the words that people read. */
export const checkWords = (texts: readonly ShownText[], { instruments, hotlines, unread }: Known): TextFault[] => [
  ...checkTexts(texts, instruments),
  ...(unread.has('hotlines') ? [] : checkNumbers(texts, hotlines)),
];

/** What stands under an answer: its basis, its numbers, its dates. */
export function checkTold(read: YamlFile<unknown>, told: Told, { instruments, hotlines, unread }: Known): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: readonly PropertyKey[], what: string, mend: string) =>
    faults.push({ file: read.file, line: read.lineOf(path), what, mend });
  told.citations.forEach((citation, index) => {
    if (!('instrument' in citation)) return;
    const instrument = instruments.get(citation.instrument);
    if (!instrument) {
      if (unread.has('instruments')) return;
      fault(
        ['citations', index],
        `văn bản "${citation.instrument}" chưa có trong sổ`,
        'thêm vào intents/registers/instruments.yml',
      );
    }
    // One that lapses by its date is no fault: the clock must not keep a server from starting.
    else if (!citation.past && (instrument.status === 'replaced' || instrument.status === 'expired'))
      fault(
        ['citations', index],
        `văn bản "${citation.instrument}" đã hết hiệu lực`,
        'đổi sang văn bản đang hiệu lực, hoặc ghi past: true nếu câu trả lời nói đó là chuyện đã qua',
      );
  });
  told.phones.forEach((number, index) => {
    const line = hotlines.get(number);
    if (!line && !unread.has('hotlines'))
      fault(['phones', index], `số "${number}" chưa có trong sổ`, 'thêm vào intents/registers/hotlines.yml');
    if (line?.kind === 'sms')
      fault(['phones', index], `số "${number}" chỉ để nhắn tin, không gọi được`, 'xóa ở đây, viết trong lời');
  });
  if (told.review.due <= told.review.checked)
    fault(['review', 'due'], 'hạn kiểm tra không sau ngày kiểm tra', 'đặt ngày muộn hơn');
  const { from, to } = told.valid;
  if (from && to && to < from) fault(['valid', 'to'], 'ngày hết hiệu lực trước ngày bắt đầu', 'xem lại hai ngày');
  return faults;
}

/** An example that reads the same as another topic's, once folded, teaches the machine nothing but doubt. */
export function checkExamples(files: readonly { read: YamlFile<unknown>; topic: TopicFile }[]): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, { id: string; kind: string; at: string }>();
  for (const kind of ['examples', 'tests'] as const) {
    for (const { read, topic } of files) {
      topic[kind].forEach((text, index) => {
        const key = fold(text)
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim();
        const earlier = seen.get(key);
        if (earlier && (earlier.id !== topic.id || earlier.kind !== kind || kind === 'tests')) {
          faults.push({
            file: read.file,
            line: read.lineOf([kind, index]),
            what: `"${text}" trùng với một câu của ${earlier.id} (${earlier.at})`,
            mend: kind === 'tests' ? 'câu thử phải khác câu mẫu: viết câu khác' : 'xóa một bên hoặc viết rõ hơn',
          });
        } else seen.set(key, { id: topic.id, kind, at: `${read.file}:${read.lineOf([kind, index])}` });
      });
    }
  }
  return faults;
}

export function checkMenu(menu: readonly MenuEntry[], topics: ReadonlySet<string>): Fault[] {
  return menu.flatMap((entry) =>
    entry.topics
      .filter((id) => !topics.has(id))
      .map((id) => ({
        file: 'intents/registers/menu.yml',
        line: 1,
        what: `mục "${entry.entry}" trỏ đến chủ đề "${id}" không có`,
        mend: 'sửa mã hoặc xóa',
      })),
  );
}
