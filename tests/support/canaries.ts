import fc from 'fast-check';

/** Invented numbers and addresses in the forms people write them; none of them may survive a mask. */

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));

/** Cuts digits into pieces of the given lengths, the last taking the rest. */
function cut(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const length of lengths) {
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return [...pieces, text.slice(at)].filter((piece) => piece !== '');
}

const gap = fc.constantFrom('', ' ', '.', '-', ' - ', '–', ' . ', '·', '\u00a0', '_', '  ');
const everyDigit = Array.from({ length: 19 }, () => 1);
const grouped = (number: fc.Arbitrary<string>, groupings: readonly (readonly number[])[]) =>
  fc.tuple(number, fc.constantFrom(...groupings), gap).map(([text, lengths, mark]) => cut(text, lengths).join(mark));

const mobile = fc.tuple(fc.constantFrom('03', '05', '07', '08', '09'), digits(8)).map((parts) => parts.join(''));
const landline = digits(7).map((rest) => `0203${rest.replace(/^./, '3')}`);
const phoneGroups = [[], [4, 3], [3, 3], [2, 2, 2, 2], [4, 2, 2], [5], everyDigit] as const;
const national = grouped(fc.oneof(mobile, landline), phoneGroups);
const international = fc
  .tuple(fc.constantFrom('+84', '+84 ', '0084', '84', '(+84) ', '+84-'), grouped(mobile, phoneGroups))
  .map(([country, rest]) => country + rest.replace(/^0[^0-9]*/, ''));
const bracketed = landline.map((number) => `(${number.slice(0, 4)}) ${number.slice(4)}`);

export const phones = fc.oneof(national, international, bracketed);

const citizenId = fc
  .tuple(fc.integer({ min: 1, max: 96 }), digits(9))
  .map(([province, rest]) => `0${String(province).padStart(2, '0')}${rest}`);
const oldId = fc.tuple(fc.constantFrom('10', '22', '01', '09', '36'), digits(7)).map((parts) => parts.join(''));
export const papers = fc.oneof(
  grouped(citizenId, [[], [3, 3, 3], [4, 4], [3, 1, 2], everyDigit]),
  grouped(oldId, [[], [3, 3], everyDigit]),
);

const letters = fc.constantFrom('DN', 'HT', 'GD', 'TE', 'HN', 'dn', 'CN');
const insured = fc.tuple(fc.constantFrom('1', '2', '3', '4', '5'), digits(12)).map((parts) => parts.join(''));
export const cards = fc.oneof(
  fc.tuple(letters, insured).map((parts) => parts.join('')),
  insured.map((number) => `DN ${cut(number, [1, 2]).join(' ')}`),
  insured.map((number) => `GD-${cut(number, [1, 2, 2]).join('-')}`),
  digits(10).map((number) => `22${number.slice(2)}`),
);

/** Not 1800xxxx and 1900xxxx: eight digits that begin so are a hotline and stay. */
const account = fc
  .integer({ min: 8, max: 19 })
  .chain(digits)
  .filter((number) => !/^1[89]00/.test(number) && !/^(19|20)\d\d(19|20)/.test(number));
export const accounts = grouped(account, [[], [4, 4, 4, 4], [3, 3, 3, 3, 3, 3], [6, 6, 6]]);

export const plates = fc
  .tuple(
    fc.integer({ min: 11, max: 99 }),
    fc.constantFrom('', '-', ' '),
    fc.constantFrom('A', 'B1', 'K', 'LD', 'MĐ', 'Y1', 'H', 'AB'),
    fc.constantFrom('-', ' ', '- ', '.'),
    digits(5),
    fc.boolean(),
  )
  .map(
    ([area, before, series, after, number, dot]) =>
      `${area}${before}${series}${after}${dot ? `${number.slice(0, 3)}.${number.slice(3)}` : number}`,
  );

export const emails = fc.emailAddress();

const fullWidth = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
const arabic = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
const keycaps = (text: string) => text.replace(/[0-9]/g, '$&\ufe0f\u20e3');
const interrupted = (mark: string) => (text: string) => text.replace(/[0-9]/g, `$&${mark}`);

/** The same number in clothes that a plain pattern does not see through. */
export const disguised = (numbers: fc.Arbitrary<string>) =>
  fc
    .tuple(
      numbers,
      fc.constantFrom(
        fullWidth,
        arabic,
        keycaps,
        ...['\u200b', '\u200d', '\u00ad', '\u2060', '\u202e'].map(interrupted),
      ),
    )
    .map(([number, dress]) => dress(number));

/** Every digit of any script, as ASCII; what a reader could still put together. */
export function digitsLeft(text: string): string {
  return [...text.normalize('NFKC')]
    .map((char) =>
      /\p{Nd}/u.test(char) ? (/[0-9]/.test(char) ? char : String((char.codePointAt(0) ?? 0) - 0x0660)) : '',
    )
    .join('');
}
