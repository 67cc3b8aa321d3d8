/** The numbers of a text, as they are written in it. */
export const numbersIn = (text: string): string[] => text.match(/\d+/g) ?? [];
