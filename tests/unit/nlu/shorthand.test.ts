import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isAppError } from '../../../src/errors';
import { parseShorthand, shorthand, shorthandFile } from '../../../src/nlu/shorthand';
import { root } from '../../../src/root';
import { canonical } from '../../../src/text/fold';
import { isLegalSyllable } from '../../../src/text/legal-syllable';
import { mendTyping } from '../../../src/text/mend-typing';

type Table = Record<string, string[]>;
const file = parse(readFileSync(join(root, shorthandFile), 'utf8')) as { sure: Table; doubtful: Table };
const forms = (table: Table) => Object.values(table).flat();
const short = shorthand();
const reading = (form: string) => short.readingOf(canonical(form))?.join(' ');

describe('the table of short forms', () => {
  it('holds at least 300 short forms and is read once', () => {
    expect(forms(file.sure).length + new Set(forms(file.doubtful)).size).toBeGreaterThanOrEqual(300);
    expect(shorthand()).toBe(short);
  });

  it.each([
    ['ko', 'không'],
    ['đc', 'được'],
    ['ntn', 'như thế nào'],
    ['bhyt', 'bảo hiểm y tế'],
    ['ubnd', 'ủy ban nhân dân'],
    ['qsdđ', 'quyền sử dụng đất'],
    ['tthc', 'thủ tục hành chính'],
    ['nđ', 'nghị định'],
  ])('reads %s as %s', (form, full) => expect(reading(form)).toBe(canonical(full)));

  it.each(['t', 'b', 'm', 'r', 'ng', 'tt', 'dk', 'bn', 'h', 'v', 'a', 'e', 'c', 's', 'd', 'ca', 'nửa'])(
    'does not take %s for sure, but says what it may be',
    (form) => {
      expect(short.readingOf(canonical(form))).toBeUndefined();
      expect(short.doubtfulReadingsOf(canonical(form)).length).toBeGreaterThan(0);
    },
  );

  it('gives all meanings of a doubtful form, in the order of the file, and none of any other word', () => {
    const meanings = (form: string) => short.doubtfulReadingsOf(form).map((words) => words.join(' '));
    expect(meanings('hs')).toEqual(['học sinh', 'hồ sơ'].map(canonical));
    expect(meanings('mk')).toEqual(['mình', 'mật khẩu'].map(canonical));
    for (const word of ['ko', 'không', '', '__proto__', 'constructor']) expect(meanings(word)).toEqual([]);
  });

  it('shortens a single full word back to its sure forms', () => {
    expect(short.shortFormsOf(canonical('không'))).toContain('ko');
    expect(short.shortFormsOf(canonical('rồi'))).not.toContain('r');
    expect(short.shortFormsOf('bảo hiểm y tế')).toEqual([]);
  });

  it('is sure of no syllable that means something else', () => {
    const reviewed = 'nhiu vỳ thỳ rùi gòi roài lun mún hỉu iu gởi chiện nhìu ngừi pé chòng'.split(' ');
    expect(forms(file.sure).filter((form) => isLegalSyllable(form) && !reviewed.includes(form))).toEqual([]);
  });

  it('comes through the mending of typing unchanged, every form of it', () => {
    const all = [...forms(file.sure), ...forms(file.doubtful)];
    expect(all.filter((form) => mendTyping(form) !== form)).toEqual([]);
  });

  it.each([
    ['sure:\n  không: [k]\n  khi: [k]\ndoubtful: {}\n', 'hai lần'],
    ['sure:\n  không: [k]\ndoubtful:\n  khi: [k]\n', 'doubtful'],
    ['sure:\n  không: [k o]\ndoubtful: {}\n', 'từ liền'],
    ['sure:\n  nghị định: [nđ-cp]\ndoubtful: {}\n', 'từ liền'],
    ['sure:\n  Không: [k]\ndoubtful: {}\n', 'chữ thường'],
    [`sure:\n  ${'không'.normalize('NFD')}: [k]\ndoubtful: {}\n`, 'Unicode'],
    ['sure:\n  không: k\ndoubtful: {}\n', 'không'],
    ['sure:\n  không: []\ndoubtful: {}\n', 'không'],
    ['sure: {}\n', 'doubtful'],
    ['sure: {}\ndoubtful: {}\nmaybe: {}\n', 'maybe'],
    ['sure: {k: [a]\n', shorthandFile],
    ['', shorthandFile],
  ])('refuses %j as faulty content and says what is wrong', (text, what) => {
    const refused = (() => {
      try {
        return parseShorthand(text);
      } catch (error) {
        return error;
      }
    })();
    expect(isAppError(refused) && refused.code).toBe('content.invalid');
    expect(String(refused)).toContain(what);
  });
});
