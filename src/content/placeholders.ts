/** The `{name}` places of a line, in one order, so that two lines can be compared. */
export const placeholders = (text: string): string =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map((found) => found[1])
    .sort()
    .join(',');
