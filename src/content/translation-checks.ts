import { lookAlike } from './look-alikes';
import { numbersIn } from './numbers-in';
import { placeholders } from './placeholders';
import type { SourceLine } from './translatable';

/** What is wrong with a translated text, whatever file or sheet it stands in. */
export interface TextFault {
  what: string;
  mend: string;
}

export function faultsOfText(text: string, source: SourceLine): TextFault[] {
  const faults: TextFault[] = [];
  const fault = (what: string, mend: string) => faults.push({ what, mend });
  if (text !== text.normalize('NFC')) fault('chữ chưa ở dạng NFC', 'gõ lại bằng bàn phím Unicode dựng sẵn');
  if (text.includes('\uFFFD')) fault('có chữ bị hỏng (�)', 'gõ lại chữ đó, lưu tệp kiểu UTF-8');
  const strange = lookAlike(text);
  if (strange) fault(`có ký tự lạ ${strange}: nhìn giống chữ mình hoặc không nhìn thấy`, 'gõ lại câu này');
  const [own, theirs] = [placeholders(text), placeholders(source.vietnamese)];
  if (own !== theirs) fault('chỗ điền {…} khác bản tiếng Việt', `giữ đúng: ${theirs || 'không có'}`);
  if (Array.from(text).length > source.most) fault(`dài quá ${source.most} ký tự`, 'viết ngắn lại');
  // A wrong number to call is worse than no translation.
  const known = new Set(numbersIn(source.vietnamese));
  for (const number of new Set(numbersIn(text)))
    if (!known.has(number)) fault(`số ${number} không có trong bản tiếng Việt`, 'ghi số đúng như bản tiếng Việt');
  return faults;
}

/**
 * Numbers of the Vietnamese that a text has lost: a fault of what is approved, or of what a speaker says yes to.
 * A draft or a text in review may carry only some of them: the whole Vietnamese stands under it, so no number is
 * hidden, and refusing it would lose lines of cause and number that are true as far as they go. Approved text may
 * stand alone, and nobody looks it over again; and a yes to less would be an evening spent on what can never be
 * approved.
 */
export function faultsOfLoss(text: string, source: SourceLine): TextFault[] {
  const own = new Set(numbersIn(text));
  const lost = source.numbers.filter((number) => !own.has(number));
  return lost.length === 0 ? [] : [{ what: `thiếu số ${lost.join(', ')} của bản tiếng Việt`, mend: 'ghi đủ số' }];
}
