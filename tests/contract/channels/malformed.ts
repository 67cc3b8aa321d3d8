/** Bodies no platform sends, each made from a good one. */
export function malformed(good: string): [string, Buffer][] {
  const inside = (extra: string) => Buffer.from(good.replace('{', `{${extra},`));
  const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
  return [
    ['nothing at all', Buffer.alloc(0)],
    ['half of it', Buffer.from(good.slice(0, good.length / 2))],
    ['a UTF-8 byte order mark before it', Buffer.from(`\uFEFF${good}`)],
    ['UTF-16 little endian', Buffer.from(good, 'utf16le')],
    ['UTF-16 with a byte order mark', Buffer.from(`\uFEFF${good}`, 'utf16le')],
    ['Latin-1 bytes', Buffer.from('{"text":"Xin ch\u00e0o"}', 'latin1')],
    ['arrays 10,000 deep', Buffer.from(deep('[', ']', 10_000))],
    ['arrays 30,000 deep and never closed', Buffer.from('['.repeat(30_000))],
    ['objects 10,000 deep inside a good one', inside(`"x":${deep('{"a":', '}', 10_000).replace(':}', ':1}')}`)],
    ['a key twice', inside('"message":1,"message":{},"update_id":"x"')],
    ['a poisoned key', inside('"__proto__":{"polluted":1}')],
    ['a poisoned key behind an escape', inside('"\\u005f_proto__":{"polluted":1}')],
    ['constructor.prototype', inside('"constructor":{"prototype":{"polluted":1}}')],
    ['lone surrogates', Buffer.from(good.replace('Xin', '\\ud800Xin\\udfff'))],
    ['NUL characters', Buffer.from(good.replace('Xin', '\\u0000Xin'))],
    ['numbers beyond all bounds', inside('"x":1e999999,"y":-0,"z":1234567890123456789012345678901234567890')],
    ['all ids as words', Buffer.from(good.replace(/\d{5,}/g, '"x"'))],
    ['all ids as objects', Buffer.from(good.replace(/"?\d{5,}"?/g, '{"toString":1}'))],
    ['all texts as numbers', Buffer.from(good.replace(/:"[^"]*"/g, ':1'))],
    ['null', Buffer.from('null')],
    ['an array of good ones', Buffer.from(`[${good},${good}]`)],
    ['a string', Buffer.from(JSON.stringify(good))],
    ['a form', Buffer.from(`body=${encodeURIComponent(good)}`)],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])],
    ['1 MB of text', Buffer.from(good.replace('Xin', 'x'.repeat(1_000_000)))],
    ['1 MB of quotation marks and backslashes', Buffer.from(`{"x":"${'\\"'.repeat(500_000)}`)],
    ['1 MB of digits', Buffer.from(`{"x":${'9'.repeat(1_000_000)}}`)],
  ];
}
