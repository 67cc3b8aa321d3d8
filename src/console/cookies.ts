import type { CookieOptions, Request, Response } from 'express';

/** Cookies that no script reads and no other site sends along. They end with the browser. */
export interface Cookies {
  read(request: Request, name: string): string | null;
  set(response: Response, name: string, value: string): void;
  clear(response: Response, name: string): void;
}

export function cookieJar(secure: boolean): Cookies {
  // `__Host-` keeps a sibling domain or plain http from planting a cookie of this name; it needs https.
  const full = (name: string) => (secure ? `__Host-${name}` : name);
  const options: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/', secure };
  return {
    read: (request, name) => valueIn(request.headers.cookie ?? '', full(name)),
    set: (response, name, value) => void response.cookie(full(name), value, options),
    clear: (response, name) => void response.clearCookie(full(name), options),
  };
}

function valueIn(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
