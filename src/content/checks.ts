import { fold } from '../text/fold';
import type { Fault } from './fault';
import type { Hotline, Instrument, MenuEntry, TopicFile } from './schema';
import type { YamlFile } from './yaml-file';

/** Rules over a whole topic that a form cannot say. */
export function checkTopic(
  read: YamlFile<unknown>,
  topic: TopicFile,
  known: {
    instruments: ReadonlyMap<string, Instrument>;
    hotlines: ReadonlyMap<string, Hotline>;
    topics: ReadonlySet<string>;
  },
): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: readonly PropertyKey[], what: string, mend: string) =>
    faults.push({ file: read.file, line: read.lineOf(path), what, mend });

  const base = read.file
    .split('/')
    .at(-1)
    ?.replace(/\.yml$/, '');
  if (topic.id !== base) fault(['id'], `mã "${topic.id}" khác tên tệp`, `đặt id: ${base}`);
  if (topic.citations.length === 0 && !topic.id.startsWith('sys-')) {
    fault(['citations'], 'không có căn cứ', 'ghi ít nhất một văn bản hoặc trang đã đọc');
  }
  topic.citations.forEach((citation, index) => {
    if ('page' in citation) return;
    const instrument = known.instruments.get(citation.instrument);
    if (!instrument)
      fault(
        ['citations', index],
        `văn bản "${citation.instrument}" chưa có trong sổ`,
        'thêm vào registers/instruments.yml',
      );
    else if (instrument.status === 'replaced' || instrument.status === 'expired') {
      fault(['citations', index], `văn bản "${citation.instrument}" đã hết hiệu lực`, 'đổi sang văn bản đang hiệu lực');
    }
  });
  topic.phones.forEach((number, index) => {
    if (!known.hotlines.has(number))
      fault(['phones', index], `số "${number}" chưa có trong sổ`, 'thêm vào registers/hotlines.yml');
  });
  topic.related.forEach((id, index) => {
    if (!known.topics.has(id)) fault(['related', index], `không có chủ đề "${id}"`, 'sửa mã hoặc xóa dòng');
  });
  if (topic.alarms && topic.tone !== 'emergency')
    fault(['alarms'], 'chỉ chủ đề khẩn cấp mới có alarms', 'xóa mục alarms, hoặc đặt tone: emergency');
  if (topic.review.due <= topic.review.checked)
    fault(['review', 'due'], 'hạn kiểm tra không sau ngày kiểm tra', 'đặt ngày muộn hơn');
  const { from, to } = topic.valid;
  if (from && to && to < from) fault(['valid', 'to'], 'ngày hết hiệu lực trước ngày bắt đầu', 'xem lại hai ngày');
  const shown: [readonly PropertyKey[], string][] = [
    [['answer'], topic.answer],
    ...Object.entries(topic.blocks ?? {}).map(([kind, lines]): [readonly PropertyKey[], string] => [
      ['blocks', kind],
      (lines ?? []).join(' '),
    ]),
  ];
  for (const [path, text] of shown) {
    const found =
      /(^|[^\p{L}])(UBND|ủy ban nhân dân|uỷ ban nhân dân|phòng|công an|tòa án|bhxh|cấp) (huyện|thị xã)/iu.exec(text);
    if (found)
      fault(
        path,
        `nhắc đến cấp huyện ("${found[0].trim()}")`,
        'từ 01/7/2025 không còn cấp huyện: ghi xã, phường, đặc khu hoặc tỉnh',
      );
  }
  return faults;
}

/** An example that reads the same as another topic's, once folded, teaches the machine nothing but doubt. */
export function checkExamples(files: readonly { read: YamlFile<unknown>; topic: TopicFile }[]): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, { id: string; kind: string }>();
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
            what: `"${text}" trùng với một câu của ${earlier.id}`,
            mend: kind === 'tests' ? 'câu thử phải khác câu mẫu: viết câu khác' : 'xóa một bên hoặc viết rõ hơn',
          });
        } else seen.set(key, { id: topic.id, kind });
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
