import { layout, type LayoutWords } from '../../../../src/text/layout';
import { plainReply } from '../../../../src/model/message';
import { citizen, openZaloOa, sendOn, type ZaloOaRig } from '../../../support/zalo-emulator/rig';

const v2 = '/v2.0/oa/message';
const v3 = '/v3.0/oa/message/cs';
const day = 86_400_000;

let rig: ZaloOaRig;
beforeEach(async () => void (rig = await openZaloOa()));
afterEach(() => rig.close());

const choices = [
  { title: 'Hộ tịch', payload: 't:dvc-khai-sinh' },
  { title: 'Bảo hiểm y tế', payload: 't:dt-bhyt' },
];

describe('a message', () => {
  it('carries the token in the header Zalo reads, and in no other place', async () => {
    expect(await rig.send()).toEqual({ kind: 'sent', messageId: rig.zalo.state.sent[0]?.messageId });
    const call = rig.zalo.calls.at(-1)!;
    expect(call.headers.access_token).toBe(rig.zalo.state.pair?.access);
    expect(call.headers.authorization).toBeUndefined();
  });

  it('reaches the exact person when two ids differ only beyond 2^53', async () => {
    rig.zalo.state.touch('246845883529197923');
    await sendOn(rig.channel, {}, 'a.0', '246845883529197923');
    expect(rig.zalo.state.sent.map(({ user }) => user)).toEqual(['246845883529197923']);
  });

  it('never calls a whole group: what is passed on is defused', async () => {
    await rig.send({ text: 'Bác viết: [@388613280878808645] [[@all]', buttons: [{ title: '[@x]', payload: 't:a' }] });
    expect(JSON.stringify(rig.zalo.state.sent)).not.toContain('[@');
    expect(rig.oracle.taken[0]?.text).toBe('Bác viết: (@388613280878808645] [(@all]');
  });

  it('is cut the same whether it was written composed or decomposed', async () => {
    const words: LayoutWords = { choose: 'Chọn số:', basis: 'Căn cứ', blocks: {} };
    const text = 'Thông báo họp thôn: 7 giờ 30 sáng mai tại nhà văn hóa. '.repeat(80).trim();
    const [composed, decomposed] = [text.normalize('NFC'), text.normalize('NFD')].map((each) =>
      layout(plainReply(each), rig.channel.limits, words),
    );
    expect(composed!.length).toBeGreaterThan(1);
    expect(decomposed).toEqual(composed);
    await rig.send({ text: 'họp thôn'.normalize('NFD') });
    expect(rig.oracle.to(citizen)).toEqual(['họp thôn'.normalize('NFC')]);
  });
});

describe('what Zalo answers', () => {
  const table: [number, object][] = [
    [-32, { kind: 'retry', scope: 'channel' }],
    [-200, { kind: 'uncertain' }],
    [-9999, { kind: 'uncertain' }],
    ...[-201, -210, -233].map((code): [number, object] => [code, { kind: 'rejected' }]),
    ...[-211, -218].map((code): [number, object] => [code, { kind: 'quota' }]),
    ...[-213, -217, -227, -244].map((code): [number, object] => [code, { kind: 'gone' }]),
    ...[-230, -232].map((code): [number, object] => [code, { kind: 'window' }]),
    ...[-204, -205, -209, -212, -219, -221, -223, -224, -242, -248, -320, -321].map((code): [number, object] => [
      code,
      { kind: 'retry', scope: 'channel', afterMs: 900_000 },
    ]),
  ];

  it.each(table)('%p', async (code, outcome) => {
    rig.zalo.faults.next('send', { kind: 'code', code });
    expect(await rig.send()).toMatchObject(outcome);
    expect(rig.zalo.callsTo(v3)).toBe(1);
    expect(rig.zalo.callsTo(v2)).toBe(0);
  });

  it('about the account calls a human, until something goes through again', async () => {
    rig.zalo.faults.next('send', { kind: 'code', code: -224 }, 3);
    for (let tries = 0; tries < 3; tries += 1) await rig.send();
    expect(rig.alarms).toEqual([expect.stringContaining('-224')]);
    expect(rig.channel.trouble?.()).toContain('-224');
    await rig.clock.advance(15 * 60_000);
    await rig.send();
    expect(rig.channel.trouble?.()).toBeNull();
  });

  it('at night is put off to just after six in Vietnam, not for all at the same moment', async () => {
    rig.zalo.faults.next('send', { kind: 'code', code: -234 }, 20);
    const at = new Set<number>();
    for (let each = 0; each < 20; each += 1) {
      const outcome = await rig.send({}, `in${each}.0`);
      if (outcome.kind !== 'retry') throw new Error(outcome.kind);
      const local = (rig.clock.now() + outcome.afterMs + 7 * 3_600_000) % day;
      expect(local).toBeGreaterThanOrEqual((6 * 60 + 5) * 60_000);
      expect(local).toBeLessThanOrEqual((6 * 60 + 15) * 60_000);
      at.add(outcome.afterMs);
    }
    expect(at.size).toBeGreaterThan(15);
  });

  it('lost on the way after Zalo took the message: uncertain, and not sent again', async () => {
    await rig.send();
    rig.zalo.faults.next('send', { kind: 'lose' });
    expect(await rig.send({ text: 'hai' })).toMatchObject({ kind: 'uncertain' });
    expect(rig.oracle.to(citizen)).toEqual(['Chào bác', 'hai']);
  });

  it.each<[string, Parameters<ZaloOaRig['zalo']['faults']['next']>[1], object]>([
    ['a page with status 200', { kind: 'html' }, { kind: 'uncertain' }],
    ['an empty object', { kind: 'body', body: {} }, { kind: 'uncertain' }],
    ['an error that is no number', { kind: 'body', body: { error: 'x' } }, { kind: 'uncertain' }],
    [
      'a success in strings without details',
      { kind: 'body', body: { error: '0', message: 'Success' } },
      { kind: 'sent' },
    ],
    [
      'a numeric message id beyond 2^53',
      { kind: 'body', body: '{"error":0,"data":{"message_id":9007199254740993}}' },
      { kind: 'sent', messageId: '9007199254740993' },
    ],
    ['a 502', { kind: 'status', status: 502 }, { kind: 'retry', scope: 'chat' }],
    ['a 429', { kind: 'status', status: 429 }, { kind: 'retry', scope: 'channel' }],
    ['a 404', { kind: 'status', status: 404 }, { kind: 'retry', scope: 'channel', afterMs: 900_000 }],
  ])('%s', async (_name, fault, outcome) => {
    rig.zalo.faults.next('send', fault);
    expect(await rig.send()).toMatchObject(outcome);
  });

  it('outside seven days, without a first word, and beyond the quota', async () => {
    await rig.clock.advance(7 * day + 1);
    expect(await rig.send()).toMatchObject({ kind: 'window', reason: 'zalo -230' });
    rig.zalo.state.user('1');
    expect(await sendOn(rig.channel, {}, 'a.0', '1')).toMatchObject({ kind: 'window', reason: 'zalo -232' });
    rig.zalo.state.touch(citizen);
    rig.zalo.state.oa.freeReplies = 1;
    rig.zalo.state.oa.packageReplies = 1;
    const outcomes = [await rig.send(), await rig.send(), await rig.send()];
    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'quota']);
  });
});

describe('the allowance', () => {
  it('is never exceeded: 300 messages on the smallest package', async () => {
    const small = rig.another({ callsPerMinute: 100 });
    rig.zalo.state.oa.callsPerMinute = 100;
    rig.zalo.state.oa.freeReplies = 1_000;
    let sent = 0;
    for (let round = 0; sent < 300 && round < 20; round += 1) {
      const outcomes = await Promise.all(
        Array.from({ length: Math.min(60, 300 - sent) }, (_, each) => sendOn(small, {}, `r${round}.${each}`)),
      );
      sent += outcomes.filter(({ kind }) => kind === 'sent').length;
      const waits = outcomes.flatMap((each) => (each.kind === 'retry' ? [each.afterMs] : []));
      if (waits.length > 0) await rig.clock.advance(Math.max(...waits));
    }
    expect(sent).toBe(300);
    expect(rig.log.lines.join()).not.toContain('-32');
    expect(rig.oracle.taken).toHaveLength(300);
    expect(rig.oracle.tried).toHaveLength(300);
  });
});

describe('the family of send calls', () => {
  it('is v2 for a state agency and v3 for an enterprise, as the account says at the start', async () => {
    for (const [type, path] of [
      [4, v2],
      [2, v3],
    ] as const) {
      rig.zalo.state.oa.type = type;
      const channel = rig.another();
      await channel.start?.();
      expect(await sendOn(channel)).toMatchObject({ kind: 'sent' });
      expect(rig.zalo.state.sent.at(-1)?.path).toBe(path);
    }
    expect(rig.zalo.callsTo('/v2.0/oa/getoa')).toBe(2);
    expect(rig.zalo.calls.length).toBe(5);
  });

  it.each([
    [4, v3, v2],
    [2, v2, v3],
  ])('of an account of type %p is asked for once, kept, and known after a restart', async (type, refused, served) => {
    // The other type at first, as before an account is converted.
    rig.zalo.state.oa.type = type === 4 ? 2 : 4;
    await rig.channel.start?.();
    await rig.send();
    rig.zalo.state.oa.type = type;
    for (let each = 0; each < 5; each += 1) expect(await rig.send({ text: `${each}` })).toMatchObject({ kind: 'sent' });
    expect(rig.zalo.callsTo(refused)).toBe(2);
    expect(rig.zalo.callsTo(served)).toBe(5);

    const restarted = rig.another();
    await restarted.start?.();
    expect(await sendOn(restarted, { text: 'sau khi khởi động lại' })).toMatchObject({ kind: 'sent' });
    expect(rig.zalo.callsTo(refused)).toBe(2);
    expect(rig.zalo.callsTo('/v2.0/oa/getoa')).toBe(1);
    expect(rig.oracle.duplicates()).toBe(0);
  });

  it('without an answer about the account begins with v3 and learns from -235', async () => {
    rig.zalo.state.oa.type = 4;
    rig.zalo.faults.next('getoa', { kind: 'status', status: 502 });
    await rig.channel.start?.();
    expect(await rig.send()).toMatchObject({ kind: 'sent' });
    expect(await rig.send()).toMatchObject({ kind: 'sent' });
    expect(rig.zalo.callsTo(v3)).toBe(1);
    expect(rig.zalo.callsTo(v2)).toBe(2);
  });

  it('is not changed to and fro when both are refused: a human is called', async () => {
    rig.zalo.faults.next('send', { kind: 'code', code: -235 }, 100);
    expect(await rig.send()).toMatchObject({ kind: 'retry', scope: 'channel', afterMs: 900_000 });
    expect(rig.zalo.callsTo(v3) + rig.zalo.callsTo(v2)).toBe(2);
    expect(rig.alarms).toHaveLength(1);
  });
});

describe('choices', () => {
  it('are buttons whose payload comes back as hidden text', async () => {
    await rig.send({ text: 'Bác hỏi về gì?', buttons: choices });
    expect(rig.zalo.state.sent[0]?.buttons).toEqual(
      choices.map(({ title, payload }) => ({ title, payload: `#${payload}` })),
    );
  });

  it('become numbered lines, once and for all, where the account takes no buttons', async () => {
    rig.zalo.state.oa.takesButtons = false;
    expect(rig.channel.limits.buttons).toBe(5);
    for (let each = 0; each < 3; each += 1) {
      expect(await rig.send({ text: 'Bác hỏi về gì?', buttons: choices })).toMatchObject({ kind: 'sent' });
    }
    expect(rig.oracle.to(citizen)).toEqual(Array(3).fill('Bác hỏi về gì?\n\n1. Hộ tịch\n2. Bảo hiểm y tế'));
    expect(rig.zalo.callsTo(v3)).toBe(4);
    expect(rig.channel.limits.buttons).toBe(0);
  });

  it('stay buttons when a message was refused for another reason', async () => {
    rig.zalo.faults.next('send', { kind: 'code', code: -201 }, 2);
    expect(await rig.send({ buttons: choices })).toMatchObject({ kind: 'rejected' });
    expect(rig.channel.limits.buttons).toBe(5);
  });

  it('never make a numbered message longer than Zalo takes', async () => {
    rig.zalo.state.oa.takesButtons = false;
    const text = 'á'.repeat(1_990);
    expect(await rig.send({ text, buttons: choices })).toMatchObject({ kind: 'sent' });
    expect(rig.oracle.to(citizen)[0]?.startsWith(text)).toBe(true);
  });
});
