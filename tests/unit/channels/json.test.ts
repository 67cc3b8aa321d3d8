import fc from 'fast-check';
import { readJson } from '../../../src/channels/json';

const read = (text: string) => readJson(Buffer.from(text));

describe('reading JSON from outside', () => {
  it('keeps integers beyond 2^53 as their digits and leaves all other numbers alone', () => {
    expect(
      read('{"a":9007199254740993,"b":[-9007199254740993],"c":9007199254740991,"d":0.12345678901234567,"e":1e20}'),
    ).toEqual({
      a: '9007199254740993',
      b: ['-9007199254740993'],
      c: 9007199254740991,
      d: 0.12345678901234567,
      e: 1e20,
    });
  });

  it('does not touch digits inside texts, also behind escaped quotation marks', () => {
    const text = 'số "9007199254740993" và \\ 9007199254740993';
    expect(read(JSON.stringify({ text, [text]: 1 }))).toEqual({ text, [text]: 1 });
    expect(read(`{"a":"\\\\","b":9007199254740993}`)).toEqual({ a: '\\', b: '9007199254740993' });
  });

  it.each(['', 'null', '[]', '1', '"x"', '{', '{"a":}', '{"a":1}x', "{'a':1}", '{"a":NaN}'])(
    'gives nothing for %j',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it('gives nothing for bytes that are no UTF-8, and reads over a byte order mark', () => {
    expect(readJson(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toBeNull();
    expect(readJson(Buffer.from('{"a":1}', 'utf16le'))).toBeNull();
    expect(read('\uFEFF{"a":1}')).toEqual({ a: 1 });
  });

  it('goes 64 levels deep and no further', () => {
    const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    expect(read(nested(64))).not.toBeNull();
    expect(read(nested(65))).toBeNull();
    expect(read(nested(100_000))).toBeNull();
    expect(read(`{"a":${'['.repeat(100_000)}`)).toBeNull();
  });

  it.each([
    '{"__proto__":{"polluted":1}}',
    '{"a":[{"\\u005f_proto__":1}]}',
    '{"constructor":{"prototype":{}}}',
    '{"a":{"prototype":1}}',
  ])('refuses keys that reach for a prototype: %s', (text) => {
    expect(read(text)).toBeNull();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('reads what JSON.parse reads, where all integers are small', () => {
    const safe = fc
      .jsonValue({ maxDepth: 8, noUnicodeString: false })
      .filter((value) => !/proto|constructor/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(safe, (value) => {
        const text = JSON.stringify({ value });
        fc.pre(!/\d{16}/.test(text));
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readJson(bytes)));
  });

  it('takes no longer than in proportion to the size', () => {
    const time = (n: number, make: (n: number) => string) => {
      const bytes = Buffer.from(make(n));
      const begun = performance.now();
      for (let i = 0; i < 5; i += 1) readJson(bytes);
      return performance.now() - begun;
    };
    const attacks = [
      (n: number) => `{"a":"${'\\"'.repeat(n)}1234567890123456789"}`,
      (n: number) => `{"a":"${'\\"'.repeat(n)}1234567890123456789`,
      (n: number) => `{"a":${'9'.repeat(n)}}`,
      (n: number) => `{"a":[${'9007199254740993,'.repeat(n / 20)}1]}`,
    ];
    for (const attack of attacks) {
      time(60_000, attack);
      expect(time(60_000, attack)).toBeLessThan(1_000);
    }
  });
});
