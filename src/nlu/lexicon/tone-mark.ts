const typedMark = /(?<=[\p{L}\p{M}])_/gu;

/**
 * The low tone of Tày and Nùng is a line below (U+0331), which no Vietnamese keyboard has; people type "_" after the
 * letter instead. Call it on a text before it is cut into words: a word ends at "_".
 */
export const withToneMark = (text: string): string => (text.includes('_') ? text.replace(typedMark, '\u0331') : text);
