/** A line of `locales/<language>/bot.json`, its key without "bot.". */
export type Say = (key: string, values?: Record<string, string>) => string;
