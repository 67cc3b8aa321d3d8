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
  const [own, theirs] = [placeholders(text), placeholders(source.vietnamese)];
  if (own !== theirs) fault('chỗ điền {…} khác bản tiếng Việt', `giữ đúng: ${theirs || 'không có'}`);
  if (Array.from(text).length > source.most) fault(`dài quá ${source.most} ký tự`, 'viết ngắn lại');
  const known = new Set(numbersIn(source.vietnamese));
  for (const number of new Set(numbersIn(text)))
    if (!known.has(number)) fault(`số ${number} không có trong bản tiếng Việt`, 'ghi số đúng như bản tiếng Việt');
  return faults;
}

/** A wrong number to call is worse than no translation. */
const numbersIn = (text: string): string[] => text.match(/\d+/g) ?? [];
