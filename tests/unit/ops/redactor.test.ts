import fc from 'fast-check';
import { newId } from '../../../src/model/id';
import { channelNames } from '../../../src/model/message';
import { personKey } from '../../../src/model/person';
import { redactForLog } from '../../../src/ops/redactor';
import * as canary from '../../support/canaries';

const runs = { numRuns: 1_000 };
const written = (value: unknown) => JSON.stringify(redactForLog(value));

const secret = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9_-]{24,40}$/), fc.integer({ min: 10, max: 99 }))
  .map(([text, number]) => `Zq${text}${number}`);
const botToken = fc
  .tuple(fc.integer({ min: 100_000, max: 9_999_999_999 }), secret)
  .map(([bot, rest]) => ({ bot, rest }));

describe('what must not be in a log never is (1,000 invented ones of each kind):', () => {
  it('a bot’s token in an address, an error or bare', () => {
    fc.assert(
      fc.property(botToken, ({ bot, rest }) => {
        const error = new Error(`request to https://api.telegram.org/bot${bot}:${rest}/sendMessage failed`);
        const out = written({
          url: `https://x/bot${bot}:${rest}/getMe`,
          error,
          bare: `${bot}:${rest}`,
          list: [`bot${bot}%3A${rest}`],
        });
        expect(out).not.toContain(rest);
        expect(out).not.toContain(rest.slice(0, 12));
      }),
      runs,
    );
  });

  it('a secret under a key that says so, at any depth', () => {
    const keys = [
      'access_token',
      'refreshToken',
      'secret',
      'app_secret',
      'PASSWORD',
      'cookie',
      'Set-Cookie',
      'authorization',
    ];
    const more = ['x-bot-api-secret-token', 'X-ZEvent-Signature', 'csrf', 'apiKey'];
    fc.assert(
      fc.property(fc.constantFrom(...keys, ...more), secret, (key, value) => {
        const out = written({ [key]: value, headers: { [key]: [value] }, deep: [{ deeper: new Map([[key, value]]) }] });
        expect(out).not.toContain(value);
      }),
      runs,
    );
  });

  it('a secret named in a sentence, an address or a piece of JSON', () => {
    const forms: ((value: string) => string)[] = [
      (value) => `https://oauth.example/v4?access_token=${value}&x=1`,
      (value) => `{"refresh_token":"${value}","expires_in":"90000"}`,
      (value) => JSON.stringify(JSON.stringify({ access_token: value })),
      (value) => `Authorization: Bearer ${value}`,
      (value) => `bearer ${value}`,
      (value) => `cookie: sid=${value}; theme=dark`,
      (value) => `secret_key: ${value}`,
      (value) => `password = ${value}`,
      (value) => `X-Bot-Api-Secret-Token: ${value}`,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...forms), secret, (form, value) => {
        expect(written({ message: form(value) })).not.toContain(value);
        expect(written(new Error(form(value), { cause: form(value) }))).not.toContain(value);
      }),
      runs,
    );
  });

  it('a long token that nobody named', () => {
    fc.assert(
      fc.property(secret, secret, (one, two) => {
        expect(written({ body: `got ${one}${two} back` })).not.toContain(one);
      }),
      runs,
    );
  });

  it('telephone numbers, papers and accounts, as values, as keys, in errors and in lists', () => {
    fc.assert(
      fc.property(fc.oneof(canary.phones, canary.papers, canary.accounts), (number) => {
        const error = Object.assign(new Error(`chat ${number} not found`), { stack: `Error: ${number}`, chat: number });
        const out = redactForLog({
          text: `sđt ${number} nhé`,
          [`của ${number}`]: 1,
          all: [number, new Set([number])],
          error,
        });
        const left = canary.digitsLeft(JSON.stringify(out));
        expect([number, left]).toEqual([number, '1']);
      }),
      runs,
    );
  });

  it('long numbers that are numbers', () => {
    const out = written({ user: 84912345678, chat: -1001234567890, big: 9223372036854775807n, list: [912345678] });
    expect(canary.digitsLeft(out)).toBe('');
  });
});

describe('what is needed to follow a case stays readable:', () => {
  it('our own ids', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000_000, max: 3_000_000_000_000 }), (now) => {
        const id = newId(now);
        expect(redactForLog({ inbox: id, outbox: `${id}.0`, message: `turn ${id} failed` })).toEqual({
          ...{ inbox: id, outbox: `${id}.0`, message: `turn ${id} failed` },
        });
      }),
      runs,
    );
  });

  it('pseudonyms', () => {
    fc.assert(
      fc.property(fc.constantFrom(...channelNames), fc.string(), (channel, user) => {
        const person = personKey('a key of the test', channel, user);
        expect(redactForLog({ person, message: `for ${person}: ok` })).toEqual({
          person,
          message: `for ${person}: ok`,
        });
      }),
      runs,
    );
  });

  it('figures, times, names of things', () => {
    const plain = {
      ...{
        ms: 12.5,
        status: 503,
        at: 1_795_000_000_000,
        expiresAt: 1_795_000_000_000,
        bytes: 123_456_789,
        ok: true,
        none: null,
      },
      ...{ topic: 'dvc-khai-sinh', week: '2026-W47', when: '2026-11-22T05:00:00.000Z', path: 'src/app.ts:12:34' },
      ...{ message: 'SQLITE_FULL in 15 ms, 3 of 500 rows', code: 'store.unavailable', negative: -5 },
    };
    expect(redactForLog(plain)).toEqual(plain);
  });

  it('an error’s name, code, message and cause', () => {
    const cause = Object.assign(new Error('disk'), { code: 'ENOSPC' });
    expect(redactForLog(Object.assign(new Error('no room', { cause }), { code: 'store.unavailable' }))).toMatchObject({
      ...{ name: 'Error', message: 'no room', code: 'store.unavailable', cause: { message: 'disk', code: 'ENOSPC' } },
    });
  });
});

describe('it never throws and never runs away:', () => {
  it('on any value', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
        (value) => {
          expect(() => JSON.stringify(redactForLog(value))).not.toThrow();
        },
      ),
      runs,
    );
  });

  it('on getters and proxies that throw, circles, functions and symbols', () => {
    const circle: Record<string, unknown> = { name: 'circle' };
    circle.self = circle;
    const hostile = {
      circle,
      get boom(): never {
        throw new Error('0912345678');
      },
      proxy: new Proxy(
        {},
        {
          ownKeys: () => ['a'],
          getOwnPropertyDescriptor: () => {
            throw new Error('no');
          },
        },
      ),
      work: () => 1,
      sign: Symbol('0912345678'),
      when: new Date(NaN),
      bytes: Buffer.from('0912345678'),
      ['__proto__x']: 1,
    };
    expect(redactForLog(hostile)).toEqual({
      circle: { name: 'circle', self: '[circular]' },
      boom: '[unreadable]',
      proxy: '[unreadable]',
      work: '[function]',
      sign: '[symbol]',
      when: '[no date]',
      bytes: '[10 bytes]',
      ['__proto__x']: 1,
    });
  });

  it('on a key called __proto__, which stays a key', () => {
    const out = redactForLog(JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(Object.getPrototypeOf(out)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('the same object twice is no circle', () => {
    const shared = { a: 1 };
    expect(redactForLog({ one: shared, two: shared })).toEqual({ one: { a: 1 }, two: { a: 1 } });
  });

  it('on what is too deep, too wide or too long', () => {
    let deep: unknown = 'bottom';
    for (let i = 0; i < 10_000; i += 1) deep = { deep };
    expect(written(deep)).toContain('[deep]');
    expect(redactForLog(Array.from({ length: 100_000 }, (_, i) => i))).toHaveLength(100);
    expect(written('a'.repeat(1_000_000)).length).toBeLessThan(5_000);
  });

  it.each(['1', '1:', 'token', 'token=', 'x-', 'x-a-', 'bearer ', 'a', 'A1a', '0912345678 ', '\\"', 'cookie: '])(
    'on %j over and over',
    (attack) => {
      const begun = process.hrtime.bigint();
      redactForLog({ [attack.repeat(1_000)]: attack.repeat(200_000) });
      expect(Number(process.hrtime.bigint() - begun) / 1e6).toBeLessThan(3_000);
    },
  );
});
