import { isShortFor, numbersIn } from './instrument-numbers';
import type { Instruments } from './instruments';
import type { TopicFile } from './schema';
import type { Procedure } from './procedure-schema';

/** A fault in the words people read; `path` from the top of the file they stand in. */
export interface TextFault {
  path: readonly PropertyKey[];
  what: string;
  mend: string;
}

export type ShownText = readonly [path: readonly PropertyKey[], text: string];

/** What people can read of a topic, by its place in the topic's own file. */
export function shownTexts({ title, answer, more, blocks, eligibility }: TopicFile, own: boolean): ShownText[] {
  const asked: ShownText[] = [
    [['title'], title],
    ...(eligibility?.questions ?? []).map(({ ask }, i): ShownText => [['eligibility', 'questions', i, 'ask'], ask]),
    ...(eligibility?.questions ?? []).map(({ choices }, i): ShownText => {
      return [['eligibility', 'questions', i, 'choices'], choices.map((each) => each.title).join('. ')];
    }),
    ...(eligibility?.outcomes ?? []).map(({ says }, i): ShownText => [['eligibility', 'outcomes', i, 'says'], says]),
  ];
  if (!own) return asked;
  return [
    ...asked,
    [['answer'], answer],
    [['more'], more ?? ''],
    ...Object.entries(blocks ?? {}).map(([kind, lines]): ShownText => [['blocks', kind], (lines ?? []).join(' ')]),
  ];
}

/** The same of a record. */
export function shownOfProcedure(record: Procedure): ShownText[] {
  const { name, lead, more = '', who, where, papers, notNeeded, fee, time, online, result, mistakes } = record;
  return [
    [['name'], name],
    [['lead'], lead],
    [['more'], more],
    [['who'], who.join(' ')],
    [['where'], where.office.join(' ')],
    ...(papers ?? []).map((paper, i): ShownText => [['papers', i], Object.values(paper).flat().join('. ')]),
    [['notNeeded'], notNeeded.join(' ')],
    [['fee'], (fee ?? []).join(' ')],
    [['time'], (time ?? []).join(' ')],
    [['online'], [online?.where ?? '', ...(online?.steps ?? [])].join(' ')],
    [['result'], (result ?? []).join(' ')],
    ...mistakes.map((line, i): ShownText => [['mistakes', i], line]),
  ];
}

const district =
  /(^|[^\p{L}])(UBND|ủy ban nhân dân|uỷ ban nhân dân|phòng [\p{L} ]{0,30}|công an|hội đồng nhân dân|tòa án|toà án|tòa án nhân dân|toà án nhân dân|viện kiểm sát|viện kiểm sát nhân dân|bhxh|bảo hiểm xã hội|chi cục|ban chỉ huy quân sự|cấp|ra|lên|xuống) (huyện|thị xã)(?!\p{L})/iu;
/** Told as a thing of the past, the old name is right: "trước do công an huyện làm, nay là xã". */
const past =
  /(trước đây|trước kia|trước (ngày )?\d|cũ(?!\p{L})|không còn|hết hiệu lực|đã hết|đã bỏ|giải thể|kết thúc|thay (bằng|cho|thế|NĐ|nghị|QĐ|quyết|TT|thông|luật)|(bị|được) thay)/iu;

/** Words that must not be told as today's: the district level, and instruments that are no longer in force. */
export function checkTexts(texts: readonly ShownText[], instruments: Instruments): TextFault[] {
  return texts.flatMap(([path, text]) =>
    text.split(/(?<=[.!?;\n])\s+/).flatMap((sentence) => {
      if (past.test(sentence)) return [];
      return [...districtFaults(path, sentence), ...supersededFaults(path, sentence, instruments)];
    }),
  );
}

function districtFaults(path: readonly PropertyKey[], sentence: string): TextFault[] {
  const found = district.exec(sentence);
  if (!found) return [];
  const what = `nhắc đến cấp huyện ("${found[0].trim()}")`;
  return [{ path, what, mend: 'từ 01/7/2025 không còn cấp huyện: ghi xã, phường, đặc khu hoặc tỉnh' }];
}

function supersededFaults(path: readonly PropertyKey[], sentence: string, instruments: Instruments): TextFault[] {
  return numbersIn(sentence).flatMap((said) => {
    const named = [...instruments.values()].filter(({ number }) => isShortFor(said, number));
    const over = named.filter(({ status }) => status === 'replaced' || status === 'expired');
    if (over.length === 0 || over.length < named.length) return [];
    const by = instruments.replacedBy(over[0]!.number)[0]?.number;
    return [
      {
        path,
        what: `nêu "${over[0]!.number}" như còn hiệu lực`,
        mend: by ? `đổi sang ${by}, hoặc viết rõ là đã bị thay` : 'viết rõ là đã hết hiệu lực, hoặc đổi văn bản khác',
      },
    ];
  });
}
