/** The words of a text: runs of letters, marks and digits, in order. Punctuation, emoji and spaces separate. */
export function words(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
