/**
 * Lines that are a whole message: they never stand inside another text or on a button, so a draft of them can carry
 * its label above and the Vietnamese below. Consent and questions that decide something are not among them: those
 * are asked in the words that were checked.
 */
export const wholeReplies: readonly string[] = [
  ...['bot.intro', 'bot.start', 'bot.help', 'bot.ask', 'bot.fallback', 'bot.rephrase', 'bot.follow.which'],
  ...['bot.thanks.up', 'bot.thanks.down', 'bot.slow', 'bot.sorry', 'bot.language.ask', 'bot.language.unknown'],
  ...['bot.media.voice', 'bot.media.photo', 'bot.media.sticker', 'bot.media.other'],
  ...['bot.withheld', 'bot.location', 'bot.contact', 'bot.stop', 'bot.resume'],
  ...['bot.erase.done', 'bot.erase.kept', 'bot.officer.ask', 'bot.officer.done', 'bot.dialog.cancelled'],
];

/** What a person is told of rights and records; the Vietnamese stays under it even when it is approved. */
export const alwaysBoth: ReadonlySet<string> = new Set(['bot.intro', 'bot.erase.done', 'bot.officer.done']);
