/**
 * What a picture says when somebody has no hand free to type. Only pictures that mean one thing in a plea: 🌊 is as
 * often the sea, 🙏 thanks as often as a request, and "dao" for 🔪 is the name of a people. Short words, so that a
 * text of pictures does not grow.
 */
const meanings: Record<string, string> = {
  '🔥': 'cháy',
  '🚒': 'cháy',
  '🧯': 'cháy',
  '🆘': 'cứu',
  '🚑': 'cấp cứu',
  '🚓': 'công an',
  '👮': 'công an',
  '🏥': 'viện',
  '💉': 'tiêm',
  '🩸': 'máu',
  '🤒': 'sốt',
  '🤕': 'đau',
  '🤮': 'nôn',
  '🤰': 'bầu',
  '🐍': 'rắn',
  '🔫': 'súng',
  '🌀': 'bão',
  '🌪': 'lốc',
  '⛈': 'dông',
  '😭': 'khóc',
  '😢': 'khóc',
  '😱': 'sợ',
};

const emoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu;
const anyEmoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u;

/**
 * The text with each emoji a word of its own; those that speak become what they say, once each, however often they
 * were pressed. Idempotent.
 */
export function emojiWords(text: string): string {
  if (!anyEmoji.test(text)) return text;
  const said = new Set<string>();
  const spaced = text.replace(emoji, (each) => {
    const word = meanings[each];
    if (word === undefined) return ` ${each} `;
    if (said.has(word)) return ' ';
    said.add(word);
    return ` ${word} `;
  });
  return spaced.replace(/ +/g, ' ').trim();
}
