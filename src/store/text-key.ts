/** Questions with the same key are one question. SQL and MongoDB lower ASCII only, so Đ and đ would be two. */
export const textKey = (text: string): string => text.normalize('NFC').toLowerCase();
