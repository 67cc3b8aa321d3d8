import type { Content } from '../../content/content';
import type { Fault } from '../../content/fault';
import { lookAlike } from '../../content/look-alikes';
import { sourceLines, type SourceLine } from '../../content/translatable';
import { faultsOfLoss, faultsOfText } from '../../content/translation-checks';
import type { Speaker, Written } from '../../content/translation-schema';
import { nameKey, stateAfter } from '../../content/translation-state';
import type { Translation } from '../../content/translations';
import { faultOfKept } from '../../text/keepable';
import { verdictOf, type Problem } from '../contributions/cells';
import { namesOf } from './languages';
import { asSent, fromCell, inHand, isAsHandedOut, revisionCell, type SheetRow } from './sheet';

/** A text as it will stand after the import. */
export interface Change {
  language: string;
  key: string;
  /** Null: there is no text yet. */
  before: Translation | null;
  after: Written & { revision: string };
  /** Of the sheet, that brought it. */
  lines: number[];
}

const longestName = 60;

/** What a sheet comes to. With one fault nothing of it may be written. */
export interface ImportPlan {
  faults: Fault[];
  changes: Change[];
  /** Lines whose Vietnamese or text has changed since the sheet went out. */
  outdated: number[];
  /** Lines that nobody has filled in. */
  unjudged: number;
}

export function planImport(
  rows: readonly SheetRow[],
  world: { file: string; content: Content; now: number },
): ImportPlan {
  const { content, file, now } = world;
  const sources = sourceLines(content.messages, content.menu, content.topics.values());
  const changes = new Map<string, Change>();
  const plan: ImportPlan = { faults: [], changes: [], outdated: [], unjudged: 0 };
  for (const row of rows) {
    const before = content.translations.get(row.language)?.get(row.key) ?? null;
    if (isUntouched(row, before)) {
      plan.unjudged += 1;
      continue;
    }
    const source = sources.get(row.key);
    const outdated = faultsOfHand(row, source, before);
    if (outdated.length > 0) plan.outdated.push(row.line);
    const problems = [...faultsOfPlace(row, source, content), ...outdated, ...faultsOfLetters(row)];
    const id = `${row.language}\t${row.key}`;
    const read = source && problems.length === 0 ? judged(row, source, before, changes.get(id) ?? null, now) : problems;
    if (Array.isArray(read))
      plan.faults.push(...read.map(([what, mend]) => ({ file, line: row.line, what: `${row.key}: ${what}`, mend })));
    else changes.set(id, read);
  }
  return { ...plan, changes: [...changes.values()] };
}

/** Nobody has filled it in: then it matters to nobody either that the text has changed since the sheet went out. */
function isUntouched(row: SheetRow, before: Translation | null): boolean {
  const { verdict, comment, text } = row;
  const isOld = row.text_revision !== '' && row.text_revision !== inHand(before);
  // The remark that went out with an older text is not kept any more; one without a name is nobody's.
  if (isOld && isAsHandedOut(row))
    return [verdict, row.reviewer, row.reviewer_village, row.local_group].every((cell) => cell === '');
  const sameText = text === '' || (before !== null && text === asSent(before.text));
  return verdict === '' && sameText && (comment === '' || comment === asSent(before?.comment ?? ''));
}

function faultsOfPlace({ language }: SheetRow, source: SourceLine | undefined, content: Content): Problem[] {
  const others = content.languages.filter(({ tag }) => tag !== 'vi');
  return [
    ...(others.some(({ tag }) => tag === language)
      ? []
      : [[`không có tiếng "${language}"`, `ghi một trong: ${namesOf(others)}`] as Problem]),
    ...(source ? [] : [['không có mã này', 'chép đúng cột key trong tệp đã xuất'] as Problem]),
  ];
}

/** Whether the speaker looked at what there is today: the Vietnamese, and the text to be judged. */
function faultsOfHand(row: SheetRow, source: SourceLine | undefined, before: Translation | null): Problem[] {
  if (!source) return [];
  const again = 'xuất tệp mới rồi xem lại câu này';
  if (row.revision !== revisionCell(source.revision)) return [['bản tiếng Việt đã đổi', again]];
  if (row.text_revision !== '' && row.text_revision !== inHand(before))
    return [['bản dịch đã đổi từ lúc xuất tệp', again]];
  return [];
}

/** Letters that would make the file unreadable; those of the text are looked at with the text. */
const faultsOfLetters = (row: SheetRow): Problem[] =>
  (['comment', 'reviewer', 'reviewer_village', 'local_group'] as const).flatMap((column): Problem[] => {
    const strange = lookAlike(row[column]);
    return strange ? [[`cột ${column} có ký tự lạ ${strange}: nhìn giống chữ mình`, 'gõ lại ô này']] : [];
  });

/** `earlier`: what another line of the same sheet already made of it. */
function judged(
  row: SheetRow,
  source: SourceLine,
  before: Translation | null,
  earlier: Change | null,
  now: number,
): Change | Problem[] {
  const problems: Problem[] = [];
  const changed = before === null || row.text !== asSent(before.text);
  const text = changed ? fromCell(row.text) : before.text.trim();
  if (text === '') return [['cột text để trống', 'viết câu bằng tiếng mình, hoặc để trống cả verdict']];
  if (earlier && earlier.after.text !== text)
    return [['hai dòng của cùng một câu ghi chữ khác nhau', 'chọn một cách viết, cả hai dòng ghi giống nhau']];
  if (!changed && before.state === 'withdrawn') return [['câu này đã rút', 'viết câu khác vào cột text']];

  // Somebody wrote it, with a verdict or without: a text of nobody is never taken.
  const mend = changed ? 'viết câu mới phải ghi reviewer, reviewer_village, local_group' : undefined;
  const said = verdictOf(changed && row.verdict === '' ? { ...row, verdict: 'có' } : row, now, problems, mend);
  if (row.local_group === '')
    problems.push(['cột local_group để trống', mend ?? 'ghi nhóm của người xét, ví dụ Dao Thanh Phán, Tày Bình Liêu']);
  if (changed && said?.verdict === 'no')
    problems.push(['đã sửa chữ mà verdict là không', 'đồng ý với chữ mới thì ghi có; chê chữ cũ thì để nguyên chữ cũ']);
  if (row.local_group !== '' && faultOfKept(row.local_group, longestName) !== null)
    problems.push([`cột local_group "${row.local_group}": không phải tên nhóm`, 'ghi tên nhóm thôi, không ghi số']);
  // Verdicts on an older text, or on an older Vietnamese, say nothing about this one.
  const anew = changed || before.stale;
  const ofText = [
    ...(anew ? faultsOfText(text, source) : []),
    ...((said ? said.verdict === 'yes' : changed) ? faultsOfLoss(text, source) : []),
  ];
  problems.push(...ofText.map((fault): Problem => [fault.what, fault.mend]));
  const others = earlier?.after.speakers ?? (anew ? [] : before.speakers);
  if (said && earlier?.after.speakers.some(({ name }) => nameKey(name) === nameKey(said.reviewer)))
    problems.push(['cùng một người xét hai lần trong tệp này', 'giữ một dòng']);
  if (problems.length > 0 || !said) return problems;

  const { reviewer, village, day, verdict } = said;
  const comment = said.comment === (before?.comment ?? '') ? '' : said.comment;
  const speaker: Speaker = {
    ...{ name: reviewer, village, localGroup: row.local_group, verdict, on: day },
    ...(comment ? { comment } : {}),
  };
  const speakers = [...others.filter(({ name }) => nameKey(name) !== nameKey(reviewer)), speaker];
  const sources = changed ? [`lời người nói: ${reviewer}, ${village}, ${day}`] : before.sources;
  return {
    ...{ language: row.language, key: row.key, before, lines: [...(earlier?.lines ?? []), row.line] },
    after: {
      // A no alone does not make an older translation one of today's Vietnamese.
      revision: changed || speakers.some(({ verdict }) => verdict === 'yes') ? source.revision : before.revision,
      ...{ text, state: stateAfter(speakers), sources: earlier?.after.sources ?? sources },
      ...(before?.comment && !changed ? { comment: before.comment } : {}),
      speakers,
    },
  };
}
