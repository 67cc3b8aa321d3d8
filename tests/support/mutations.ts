import { randomBytes, randomInt } from 'node:crypto';

type Mutation = (body: Buffer) => Buffer;

const text =
  (change: (body: string) => string): Mutation =>
  (body) =>
    Buffer.from(change(body.toString('utf8')));
const flip =
  (count: number): Mutation =>
  (body) => {
    const copy = Buffer.from(body);
    for (let i = 0; i < count; i += 1) {
      const at = randomInt(copy.length);
      copy[at] = copy[at]! ^ (1 << randomInt(8));
    }
    return copy;
  };
const anyValue = () =>
  [
    'null',
    '[]',
    '{}',
    '-1',
    '1e999',
    '12345678901234567890123',
    'true',
    '"\\ud800"',
    '"\\u0000"',
    '""',
    '"x".x',
    '[[[]]]',
  ][randomInt(12)]!;

/** Ways in which a body can be wrong. Each is random anew at every call. */
export const mutations: readonly Mutation[] = [
  flip(1),
  flip(8),
  (body) => body.subarray(0, randomInt(body.length)),
  (body) => Buffer.concat([body, randomBytes(randomInt(64))]),
  () => randomBytes(randomInt(1, 2_000)),
  text((body) =>
    body.replace(/("\w+":)("[^"]*"|\d+)/g, (whole, key: string) => (randomInt(4) === 0 ? key + anyValue() : whole)),
  ),
  text((body) => body.replace(/"(\w+)":/g, (whole, key: string) => (randomInt(6) === 0 ? `"${key}x":` : whole))),
  text((body) => body.replace('{', `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},`)),
  text(() => '['.repeat(10_000) + ']'.repeat(10_000)),
  text(() => '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)),
  text((body) => `\uFEFF${body}`),
  (body) => Buffer.from(body.toString('utf8'), 'utf16le'),
  text((body) => body.replace(/chào/g, 'a\\ud83d\\u0000\\u202e\\u200b'.repeat(50))),
  text((body) => body.replace(/chào/g, 'ộ'.normalize('NFD').repeat(3_000))),
  text((body) => body.replace('{', '{"text":1,"text":2,"message":null,"message":[],')),
  text((body) => body.replace(/\d+/g, '9'.repeat(40))),
  text(() => 'null'),
  text(() => '""'),
  () => Buffer.alloc(0),
  text((body) => body.replace(/"text":"[^"]*"/, `"text":"${'x '.repeat(20_000)}"`)),
];
