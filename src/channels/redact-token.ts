/** A bot's token stands in every address of its API. Nothing that is logged or stored may hold one. */
export const redactToken = (text: string, token: string): string =>
  text
    .replaceAll(token, '[…]')
    .replace(/bot\d+:[^/\s"']+/g, 'bot[…]')
    .slice(0, 200);
