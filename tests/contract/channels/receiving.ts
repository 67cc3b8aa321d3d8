import fc from 'fast-check';
import type { InboundEvent } from '../../../src/model/message';
import type { RawRequest, Verdict } from '../../../src/ports/channel';
import type { ChannelFixtures, ChannelRig } from './describe-channel';
import { malformed } from './malformed';

const big = '9007199254740993';
const hello = { text: 'Xin chào', id: '700100200', user: '812345678' };

/** What every channel promises about the requests a platform (or somebody else) makes to it. */
export function receiving<Rig extends ChannelRig>(fixtures: ChannelFixtures<Rig>): void {
  const { prove, textBody, header } = fixtures;
  let rig: Rig;
  beforeEach(async () => void (rig = await fixtures.open()));
  afterEach(() => rig.close());

  const receive = (request: RawRequest): Verdict => {
    if (!rig.channel.webhook) throw new Error('the rig opens the channel without a webhook');
    return rig.channel.webhook.receive(request);
  };
  const proven = (body: string | Buffer) => receive(prove(Buffer.from(body)));
  const only = (verdict: Verdict): InboundEvent => {
    expect(verdict).toMatchObject({ kind: 'events', events: [expect.anything()] });
    return (verdict.kind === 'events' ? verdict.events : [])[0]!;
  };
  const forged = (change: (right: string) => string | string[] | undefined): Verdict => {
    const request = prove(Buffer.from(textBody(hello)));
    const right = String(request.headers[header]);
    return receive({ ...request, headers: { ...request.headers, [header]: change(right) } });
  };

  it('a text, with who said it and where the answer goes', () => {
    const event = only(proven(textBody(hello)));
    expect(event.channel).toBe(rig.channel.name);
    expect(event.content).toEqual({ kind: 'text', text: hello.text });
    expect(event.user).toBe(hello.user);
    expect(event.chat).not.toBe('');
    expect(Number.isSafeInteger(event.at) && event.at > 0).toBe(true);
  });

  it('the same message twice as the same event, and another message as another', () => {
    const id = (given: string) => fixtures.eventId?.(given) ?? given;
    const first = only(proven(textBody(hello)));
    expect(only(proven(textBody(hello))).eventId).toBe(first.eventId);
    expect(first.eventId).toBe(id(hello.id));
    expect(only(proven(textBody({ ...hello, id: '700100201' }))).eventId).toBe(id('700100201'));
  });

  it('people whose ids exceed 2^53 without mixing them up', () => {
    expect(only(proven(textBody({ ...hello, user: big }))).user).toBe(big);
    expect(only(proven(textBody({ ...hello, user: '9007199254740992' }))).user).toBe('9007199254740992');
  });

  it('event ids that exceed 2^53 exactly', () => {
    expect(only(proven(textBody({ ...hello, id: big }))).eventId).toBe(fixtures.eventId?.(big) ?? big);
  });

  it('decomposed Vietnamese as it was typed', () => {
    const text = 'Tiền điện hộ nghèo'.normalize('NFD');
    expect(only(proven(textBody({ ...hello, text }))).content).toEqual({ kind: 'text', text });
  });

  it.each(Object.entries(fixtures.understood))('%s', (_name, { body, content }) => {
    expect(only(proven(body)).content).toEqual(content);
  });

  it.each(Object.entries(fixtures.ignored))('%s, and ignores it', (_name, body) => {
    expect(proven(body).kind).toBe('ignore');
  });

  describe('nothing from strangers:', () => {
    const refused = { kind: 'refuse', status: 401 };

    it.each<[string, (right: string) => string | string[] | undefined]>([
      ['a short proof', (right) => right.slice(0, -1)],
      ['a long proof', (right) => `${right}0`],
      ['a proof with its first character changed', (right) => (right.startsWith('x') ? 'y' : 'x') + right.slice(1)],
      ['a proof with its last character changed', (right) => right.slice(0, -1) + (right.endsWith('x') ? 'y' : 'x')],
      ['the proof twice in one header', (right) => `${right}, ${right}`],
      ['the proof in two headers', (right) => [right, right]],
      ['a proof of 10,000 characters', (right) => right.repeat(10_000).slice(0, 10_000)],
    ])('%s is refused with 401', (_name, change) => {
      expect(forged(change)).toMatchObject(refused);
    });

    // A signature is a number in hex, and Zalo does not say in which case it writes it.
    if (fixtures.proof === 'secret') {
      it('a proof in another case is refused with 401', () => expect(forged(swapCase)).toMatchObject(refused));
    }

    it.each<[string, string | undefined]>([
      ['no proof', undefined],
      ['an empty proof', ''],
    ])(`%s: ${fixtures.unproven}`, (_name, value) => {
      const verdict = forged(() => value);
      expect(verdict.kind).toBe(fixtures.unproven);
      if (verdict.kind === 'refuse') expect(verdict.status).toBe(401);
    });

    it('a wrong proof is refused before the body is looked at', () => {
      const request = prove(Buffer.from('{"broken'));
      expect(receive({ ...request, headers: { ...request.headers, [header]: 'x'.repeat(40) } })).toMatchObject(refused);
    });

    if (fixtures.proof === 'signature') {
      it('the right proof on a changed body is refused', () => {
        const request = prove(Buffer.from(textBody(hello)));
        const body = Buffer.from(textBody({ ...hello, text: 'Xin chàp' }));
        expect(receive({ ...request, body })).toMatchObject(refused);
      });
    }
  });

  describe('broken bodies without falling over:', () => {
    it.each(malformed(textBody(hello)))('%s', (_name, body) => {
      const verdict = receive(prove(body));
      // Only a body that still is the message may count as one.
      if (verdict.kind === 'events') expect(only(verdict).user).toBe(hello.user);
      if (verdict.kind === 'refuse') expect([400, 401]).toContain(verdict.status);
    });

    it('a body that is no JSON is refused with 400, so that somebody notices', () => {
      expect(proven('chào')).toMatchObject({ kind: 'refuse', status: 400 });
    });

    it('poisoned keys are refused and poison nothing', () => {
      const body = textBody(hello).replace('{', '{"__proto__":{"polluted":1},');
      expect(proven(body).kind).not.toBe('events');
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    });

    it('300 bodies with flipped bits', () => {
      const whole = Buffer.from(textBody(hello));
      const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), {
        minLength: 1,
        maxLength: 8,
      });
      fc.assert(
        fc.property(flips, (list) => {
          const body = Buffer.from(whole);
          for (const [at, bits] of list) body[at] = (body[at] ?? 0) ^ bits;
          expect(['events', 'ignore', 'refuse']).toContain(receive(prove(body)).kind);
        }),
        { numRuns: 300 },
      );
    });

    it('300 bodies with a value of another type somewhere', () => {
      const body = JSON.parse(textBody(hello)) as object;
      fc.assert(
        fc.property(fc.nat(), fc.jsonValue(), (where, value) => {
          expect(['events', 'ignore', 'refuse']).toContain(proven(JSON.stringify(replaced(body, where, value))).kind);
        }),
        { numRuns: 300 },
      );
    });
  });

  it('all that without a secret in its log or its reasons', () => {
    const reasons = [
      forged(() => 'x'),
      forged(() => undefined),
      proven('{"broken'),
      proven('{}'),
      proven(textBody(hello)),
    ];
    const said = JSON.stringify(reasons) + rig.log.lines.join('\n');
    for (const canary of fixtures.canaries) expect(said).not.toContain(canary);
  });
}

const swapCase = (text: string) =>
  [...text].map((each) => (each === each.toLowerCase() ? each.toUpperCase() : each.toLowerCase())).join('');

/** The same JSON with the n-th of its inner values replaced. */
function replaced(root: object, n: number, value: unknown): unknown {
  const copy = structuredClone(root);
  const places: [Record<string, unknown>, string][] = [];
  const walk = (node: object) => {
    for (const [key, inner] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, key]);
      if (typeof inner === 'object' && inner !== null) walk(inner as object);
    }
  };
  walk(copy);
  const [node, key] = places[n % places.length] ?? [{}, ''];
  node[key] = value;
  return copy;
}
