import { Conversation, webShape } from '../../support/conversation';

let talk: Conversation;
beforeEach(() => {
  talk = new Conversation();
});
const titles = () => talk.session?.choices.map(({ title }) => title) ?? [];

describe('culture in a conversation', () => {
  test('"lễ hội tháng sau" is answered by date, and a tap opens the entry with its source', async () => {
    talk.classifier.learn('tháng sau có lễ hội gì', 'vh-le-hoi');
    const asked = await talk.say('tháng sau có lễ hội gì');
    expect(asked.said).toMatch(/^Vào tháng 12\/2026, máy có:\n- Hội hoa sở Bình Liêu/);
    const opened = await talk.tap('Hội hoa sở Bình Liêu');
    expect(opened.outcome).toMatchObject({ decision: 'answer', topic: 'vh-le-hoi' });
    expect(opened.said).toContain('mùa hoa sở');
    expect(opened.outcome.replies[0]!.citations.length).toBeGreaterThan(0);
    expect(opened.outcome.replies[0]!.notes[0]).toContain('cần hỏi lại người địa phương');
    expect(opened.outcome.replies[0]!.media[0]!.url).toBe('/media/culture/hoa-so.svg');
  });

  test('"Bình Liêu có gì" is answered by place, by any of its names', async () => {
    for (const text of ['Bình Liêu có gì', 'huyện Bình Liêu cũ có gì']) {
      talk.classifier.learn(text, 'vh-dia-phuong');
      expect((await talk.say(text)).said).toContain('Chợ phiên Bình Liêu');
    }
    expect(talk.session?.topic).toBe('vh-dia-phuong');
  });

  test('a place without entries is told so', async () => {
    talk.classifier.learn('Cô Tô có gì hay', 'vh-dia-phuong');
    const { said, outcome } = await talk.say('Cô Tô có gì hay');
    expect(said).toMatch(/^Máy chưa có mục nào ở Cô Tô/);
    expect(outcome.replies[0]!.citations).toEqual([]);
  });

  test('a thing that is named is shown itself, also when nothing was understood', async () => {
    talk.classifier.learn('kiêng gió là gì', 'vh-phong-tuc');
    expect((await talk.say('kiêng gió là gì')).said).toMatch(/^Ngày Kiêng gió\n/);
    expect(talk.session?.choices.map(({ payload }) => payload)).toContain('t:dt-ngon-ngu-van-hoa');
    const unsure = await talk.say('cooc mo la gi');
    expect(unsure.said).toMatch(/^Bánh cooc mò\n/);
    expect(unsure.outcome).toMatchObject({ decision: 'answer', topic: 'vh-am-thuc-san-vat', score: 0 });
  });

  test('a name that is two things without its marks is asked back', async () => {
    talk.classifier.learn('soong co la gi', 'vh-hat-dan-ca');
    const { outcome } = await talk.say('soong co la gi');
    expect(outcome.decision).toBe('ask');
    expect(titles().slice(0, 2).sort()).toEqual(['Soóng cọ của người Sán Chỉ', 'Soọng cô của người Sán Dìu']);
  });

  test('a name in a text about something else changes nothing', async () => {
    const long = 'hôm qua ăn miến dong xong bị đau bụng dữ lắm phải làm thế nào';
    expect((await talk.say(long)).outcome.decision).toBe('fallback');
    talk.classifier.learn('hát then xin hỗ trợ nhạc cụ', 'dt-ngon-ngu-van-hoa');
    expect((await talk.say('hát then xin hỗ trợ nhạc cụ')).outcome.topic).toBe('dt-ngon-ngu-van-hoa');
  });

  test('a better guess is asked about first, with what was named beside it', async () => {
    talk.classifier.learn('miến dong', [{ topic: 'dvc-ho-kinh-doanh', score: 0.7 }]);
    expect((await talk.say('miến dong')).outcome.decision).toBe('ask');
    expect(titles()[0]).toBe('Miến dong Bình Liêu');
  });

  test('danger comes before every custom', async () => {
    talk.classifier.learn('chợ phiên bị đánh', [
      { topic: 'vh-cho-phien', score: 0.6 },
      { topic: 'kc-so-khan-cap', score: 0.3 },
    ]);
    await talk.say('chợ phiên bị đánh');
    expect(talk.session?.choices[0]?.payload).toBe('t:kc-so-khan-cap');
    talk.classifier.learn('kiêng gió', [{ topic: 'kc-so-khan-cap', score: 0.2 }]);
    expect((await talk.say('kiêng gió')).outcome.decision).toBe('ask');
  });

  test('between two lists nobody is asked back: the likelier is shown', async () => {
    talk.classifier.learn('bình liêu hội gì chợ gì', [
      { topic: 'vh-dia-phuong', score: 0.5 },
      { topic: 'vh-le-hoi', score: 0.4 },
    ]);
    expect((await talk.say('bình liêu hội gì chợ gì')).outcome).toMatchObject({
      decision: 'answer',
      topic: 'vh-dia-phuong',
    });
  });

  test('a topic on a button lists its entries, and what was said is kept for a page that asks again', async () => {
    talk = new Conversation(webShape);
    const { said, turn } = await talk.press('t:vh-hat-dan-ca');
    expect(said).toContain('Soóng cọ của người Sán Chỉ');
    expect(turn.replies).toHaveLength(1);
  });

  test('an entry that is no more is no answer', async () => {
    expect((await talk.press('v:vh-khong-co')).outcome.topic).not.toMatch(/^vh-/);
  });
});
