import { plainReply, type Part } from '../../../src/model/message';
import type { SendOutcome } from '../../../src/model/outcome';
import { layout, type LayoutWords } from '../../../src/text/layout';
import { situations, type ChannelFixtures, type ChannelRig } from './describe-channel';

const words: LayoutWords = { choose: 'Bác nhắn số để chọn:', basis: 'Căn cứ', blocks: {} };
const patience = 2_000;

/** What every channel promises about the messages it sends. */
export function sending<Rig extends ChannelRig>(fixtures: ChannelFixtures<Rig>): void {
  let rig: Rig;
  beforeEach(async () => void (rig = await fixtures.open()));
  afterEach(() => rig.close());

  const send = (part: Part, ms = patience): Promise<SendOutcome> => {
    if (!rig.channel.send) throw new Error('the rig opens a channel that does not send');
    return rig.channel.send({ id: 'in1.0', chat: fixtures.chat, part }, AbortSignal.timeout(ms));
  };
  const say = (text: string) => send({ text, buttons: [] });
  const length = (text: string) => (rig.channel.limits.unit === 'utf-16' ? text.length : [...text].length);

  it('exactly the text it was given, with nothing in it read as markup', async () => {
    const text = '*đậm* _nghiêng_ [chữ](http://x.vn) <b>&amp; {name} /start #bhyt @ai\ndòng hai';
    expect(await say(text)).toMatchObject({ kind: 'sent' });
    expect(rig.oracle.to(fixtures.chat)).toEqual([text]);
  });

  it('decomposed text laid out in NFC', async () => {
    const text = 'Hộ nghèo được hỗ trợ tiền điện';
    const [part] = layout(plainReply(text.normalize('NFD')), rig.channel.limits, words);
    await send(part!);
    expect(rig.oracle.to(fixtures.chat)).toEqual([text]);
  });

  it('a long answer in parts that the platform takes, with nothing lost', async () => {
    const text = Array.from({ length: 900 }, (_, index) => `câu${index} 👨‍👩‍👧‍👦 hỗ trợ`).join(' ');
    const parts = layout(plainReply(text), rig.channel.limits, words);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(length(part.text)).toBeLessThanOrEqual(rig.channel.limits.text);
      expect(await send(part)).toMatchObject({ kind: 'sent' });
    }
    expect(rig.oracle.to(fixtures.chat).join(' ')).toBe(text);
  });

  it('choices as buttons, or as numbered lines where there are no buttons', async () => {
    const choices = ['Thẻ bảo hiểm y tế', 'Hỗ trợ nhà ở'].map((title, at) => ({ title, payload: `t:chu-de-${at}` }));
    for (const part of layout(plainReply('Bác hỏi về gì?', choices), rig.channel.limits, words)) await send(part);
    const last = rig.oracle.taken.at(-1);
    if (rig.channel.limits.buttons > 0) expect(last?.buttons).toEqual(choices);
    else expect(last?.text).toBe('Bác hỏi về gì?\n\nBác nhắn số để chọn:\n1. Thẻ bảo hiểm y tế\n2. Hỗ trợ nhà ở');
  });

  describe('and says what the platform did when it', () => {
    const cases = [
      ...situations.map((name) => [name, fixtures.outcomes[name]] as const),
      ...Object.entries(fixtures.more ?? {}),
    ];

    it.each(cases)('%s', async (name, { arrange, outcome }) => {
      await arrange(rig);
      const got = await send({ text: 'Chào bác', buttons: [] }, name === 'never answers' ? 300 : patience);
      expect(got).toMatchObject(outcome);
      if (got.kind === 'retry') expect(got.afterMs).toBeGreaterThan(0);
      const said = JSON.stringify([got, rig.channel.trouble?.() ?? null]) + rig.log.lines.join('\n');
      for (const canary of fixtures.canaries) expect(said).not.toContain(canary);
    });
  });

  it('nothing twice: one call is one message', async () => {
    await say('một');
    expect(rig.oracle.taken).toHaveLength(1);
    expect(rig.oracle.duplicates()).toBe(0);
  });
}
