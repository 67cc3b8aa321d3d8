import type { Hotline } from './schema';
import type { ShownText, TextFault } from './text-checks';

/** 1800…, 1900…, 0… or +84… with nine to eleven digits, however they are grouped. */
const long = /(?<![\d/.,+-])(?:1[89]00(?:[ .-]?\d){4,6}|(?:\+84|0)(?:[ .-]?\d){8,10})(?![\d/])/gu;
const date = /^\d\d[.-]\d\d[.-]\d{4}/;
/** "số 136" is a telephone, "Nghị định số 136" and "nhà số 12" are not. */
const called =
  /(?<!\p{L})(?:gọi|tổng đài|đường dây nóng|bấm|(?<!(?:nghị định|nghị quyết|quyết định|thông tư|luật|công văn|chỉ thị|thông báo|văn bản|mẫu|tờ|nhà|đường|phòng|bảng|phụ lục) )số)(?: (?:số|ngay|cho|đến|tới|vào|thêm|tổng đài|đường dây nóng)){0,5}:? ["“]?(\d{3,5}(?:(?:,| hoặc| hay| và| rồi| rồi gọi)? \d{3,5})*)(?![\d/,.]*\d)/giu;
const texted =
  /(?<!\p{L})(?:nhắn|gửi|soạn)(?: (?:tin|nhắn|đến|tới|cho|vào|về|số|đầu số|tổng đài)){0,5}:? ["“]?(\d{3,5})(?![\d/,.]*\d)/giu;
/** The others of a sentence about calling: "gọi ngay 115 cấp cứu, 113 công an". */
const calling = /(?<!\p{L})(?:gọi|tổng đài|đường dây nóng|bấm)(?!\p{L})/iu;
const beside =
  /(?<![\d/.,-])(?<!(?:điều|khoản|điểm|mục|nhà|phòng|đường|quá|hơn|đủ|khoảng|dưới|trên|tối đa|từ|số) )1[1-9]\d(?![\d/]|[.,]\d)/giu;
/** "Cấp cứu: 115." */
const named = /: (11\d)(?=\s*(?:[,.;(]|$))/gmu;
/** What follows an amount, not a number to call. */
const counted =
  /^\s*(?:đồng|đ|nghìn|triệu|tỷ|người|hộ|lần|ngày|tháng|năm|giờ|phút|câu|tin|suất|mét|m|km|kg|cân|con|cây|phần|%)(?!\p{L})/iu;
const year = /^(?:19|20)\d\d$/;
/** The first digits of many numbers, told as such: "số 1900 khác". */
const prefix = /^1[89]00$/;

/** Numbers that a text tells people to call or to write to, digits only, each once. */
export function numbersToReach(text: string): string[] {
  const found = new Set<string>();
  for (const { 0: said, index } of text.matchAll(long))
    if (!date.test(said) && !counted.test(text.slice(index + said.length)))
      found.add(said.replace(/\D/g, '').replace(/^84(?=\d{9})/, '0'));
  const short = text.replace(long, (said) => ' '.repeat(said.length));
  for (const pattern of [called, texted])
    for (const { 0: whole, 1: said = '', index } of short.matchAll(pattern)) {
      if (counted.test(short.slice(index + whole.length))) continue;
      const isPlain = /^(?:số|bấm)/iu.test(whole);
      for (const [each] of said.matchAll(/\d+/g))
        if (!year.test(each) && !prefix.test(each) && (isPlain ? /^1\d\d$/ : /^\d{3,5}$/).test(each)) found.add(each);
    }
  for (const sentence of short.split(/[.!?;\n]\s/).filter((each) => calling.test(each)))
    for (const { 0: each, index } of sentence.matchAll(beside))
      if (!counted.test(sentence.slice(index + each.length))) found.add(each);
  for (const { 1: each = '' } of short.matchAll(named)) found.add(each);
  return [...found];
}

/** A number nobody has looked up must not be told: who is in need dials it. */
export const checkNumbers = (texts: readonly ShownText[], hotlines: ReadonlyMap<string, Hotline>): TextFault[] =>
  texts.flatMap(([path, text]) =>
    numbersToReach(text)
      .filter((number) => !hotlines.has(number))
      .map((number) => {
        const mend =
          'xem lại số; đúng thì thêm vào intents/registers/hotlines.yml, chưa chắc thì chuyển xuống unverified';
        return { path, what: `số điện thoại "${number}" chưa có trong sổ`, mend };
      }),
  );
