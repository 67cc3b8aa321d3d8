/** What looks like "282/2025/NĐ-CP" or "282/2025" in a text, as far as it is written out. "Tháng 7/2025" is a month. */
export const numbersIn = (text: string): string[] => [...text.matchAll(numberLike)].map(([said]) => said);

const numberLike = /(?<![\d/])(?<!tháng )\d{1,4}\/\d{4}(?!\d)(?:\/\p{L}[\p{L}\d]*(?:-\p{L}[\p{L}\d]*)*)?/giu;

/** Whether a number, perhaps shortened by its last parts, may mean this instrument. */
export const isShortFor = (said: string, number: string): boolean =>
  number === said || number.startsWith(`${said}/`) || number.startsWith(`${said}-`);

/** Whether a text names an instrument. "28/2022" is not in "128/2022", nor "282/2025/NĐ-CP" in "282/2025/QĐ-TTg". */
export function isNamedIn(text: string, number: string): boolean {
  if (/^\d+\/\d{4}/.test(number)) return numbersIn(text).some((said) => isShortFor(said, number));
  // "06-NQ/TU" and the like have no year and are not shortened.
  const at = [...text.matchAll(new RegExp(number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gu'))];
  return at.some(
    ({ index }) => !/[\p{L}\d/]/u.test(text[index - 1] ?? '') && !/[\p{L}\d-]/u.test(text[index + number.length] ?? ''),
  );
}
