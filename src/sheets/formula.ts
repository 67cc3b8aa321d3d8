/**
 * Spreadsheets run a cell that begins with = + - @ as a formula, also in full width, also behind spaces or a
 * quotation mark; TAB, CR, LF and NUL at the start are swallowed and uncover what follows. OWASP ASVS 1.2.10.
 * An apostrophe before it makes it text. Cells that already begin with apostrophes get one more, so that
 * taking one away always gives back exactly what was written.
 */
const runs = /^[\s\p{Z}\p{C}'"‘’“”]*[=+\-@＝＋－＠﹢﹣﹦﹫−\t\r\n\0]/u;

export const neutral = (text: string): string => (runs.test(text) ? `'${text}` : text);
