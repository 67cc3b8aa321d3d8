import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prove } from '../../../../src/channels/zalo-oa/signature';

const appId = '360846524940903967';
const oaSecret = 'OASecretKeyForTests';
const body = Buffer.from(
  '{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"Xin chào, thủ tục làm sổ hộ nghèo thế nào?","msg_id":"96d3cdf3af150460909"},"timestamp":"1733817600000"}',
);
const mac = '41680373313f8960a5543d8e4110bc5ead2fece6342e10e7f88616452c20be7d';
const genuine = { kind: 'genuine', timestamp: '1733817600000' };
const kindOf = (header: string | string[] | undefined, bytes = body) => prove(appId, oaSecret, header, bytes).kind;

describe('the webhook signature', () => {
  it('fits the published test vector', () => {
    expect(body).toHaveLength(313);
    expect(prove(appId, oaSecret, `mac=${mac}`, body)).toEqual(genuine);
  });

  it.each([mac, mac.toUpperCase(), `MAC=${mac}`, `mac = ${mac}`, ` mac=${mac} `])('is read from %p', (header) => {
    expect(prove(appId, oaSecret, header, body)).toEqual(genuine);
  });

  it('is about the bytes: the same JSON written in another way is forged', () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1));
    expect(kindOf(mac, rewritten)).toBe('forged');
    expect(kindOf(mac, Buffer.from(body.toString().replace('chào', 'ch\\u00e0o')))).toBe('forged');
  });

  it('takes the timestamp as a number too, and never one that a person wrote', () => {
    const text = '{"message":{"text":"\\"timestamp\\":\\"1\\""},"timestamp":1733817600000}';
    const right = createHash('sha256').update(`${appId}${text}1733817600000${oaSecret}`).digest('hex');
    const wrong = createHash('sha256').update(`${appId}${text}1${oaSecret}`).digest('hex');
    expect(prove(appId, oaSecret, right, Buffer.from(text))).toEqual(genuine);
    expect(kindOf(wrong, Buffer.from(text))).toBe('forged');
  });

  it('is not needed from a probe, and a probe is not genuine', () => {
    expect(kindOf(undefined)).toBe('unsigned');
    expect(kindOf('')).toBe('unsigned');
  });

  it.each<[string, string | string[]]>([
    ['blank', ' '],
    ['short', mac.slice(1)],
    ['long', `${mac}0`],
    ['twice in one header', `mac=${mac}, mac=${mac}`],
    ['in two headers', [mac, mac]],
    ['under another name', `sha256=${mac}`],
    ['with a digit that is none', `${mac.slice(0, 63)}g`],
  ])('is refused when it is %s', (_name, header) => {
    expect(kindOf(header)).toBe('forged');
  });

  it('of another app, or with another secret, is refused', () => {
    expect(prove('360846524940903968', oaSecret, mac, body).kind).toBe('forged');
    expect(prove(appId, 'AnotherSecretForTests', mac, body).kind).toBe('forged');
  });

  it('1,000 forged ones are all refused', () => {
    const right = Buffer.from(mac, 'hex');
    const forged = Array.from({ length: 1_000 }, (_, index) => {
      // Half of them random, half the right one up to a single wrong byte somewhere.
      const bytes = index % 2 ? Buffer.from(right) : randomBytes(32);
      const at = index % 32;
      bytes[at] = right[at]! ^ (1 + (index % 255));
      return kindOf(`mac=${bytes.toString('hex')}`);
    });
    expect(forged.filter((kind) => kind === 'forged')).toHaveLength(1_000);
  });

  it('is compared in constant time only', () => {
    const source = readFileSync(join(__dirname, '../../../../src/channels/zalo-oa/signature.ts'), 'utf8');
    expect(source).toContain('timingSafeEqual(given, digest(');
    expect(source.replace('claimed === undefined', '')).not.toMatch(/(given|claimed)\s*[!=]==?/);
  });
});
