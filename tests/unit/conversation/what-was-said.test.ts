import type { Classification } from '../../../src/ports/classifier';
import { readPayload } from '../../../src/model/payload';
import { book, Conversation, telegramShape, webShape } from '../../support/conversation';

const guessed = (topic: string, score: number, foreign?: Classification['foreign']): Classification => ({
  candidates: [{ topic, score }],
  exact: false,
  ...(foreign ? { foreign } : {}),
});
const tay = { language: 'tyz', identified: true, doubtful: false, unknown: [] as string[] };

/** A conversation in which every text is understood as `classification`. */
const talk = (classification: Classification, channel = telegramShape) =>
  new Conversation(channel, book(), { classify: async () => classification });

describe('old place names', () => {
  it('are explained under an answer', async () => {
    const { outcome } = await talk(guessed('dvc-khai-sinh', 0.97)).say('nhà ở xã Húc Động cũ, làm khai sinh ở đâu');
    expect(outcome.replies[0]?.notes).toContain('Xã Húc Động (huyện Bình Liêu cũ) nay thuộc xã Bình Liêu.');
  });

  it('come first where something is asked back, for it may be all that was asked', async () => {
    const { said } = await talk(guessed('dvc-hai-cap', 0.5)).say('xã Húc Động cũ nay thuộc xã nào');
    expect(said.split('\n')[0]).toBe('Xã Húc Động (huyện Bình Liêu cũ) nay thuộc xã Bình Liêu.');
  });

  it('are told apart where one name is several places and places are the matter', async () => {
    const { said } = await talk(guessed('dvc-hai-cap', 0.5)).say('Hải Hòa giờ là đâu');
    expect(said).toMatch(/^Có \d nơi tên Hải Hòa/);
  });

  it('are not asked about where the matter is another', async () => {
    const { said } = await talk(guessed('dvc-khai-sinh', 0.5)).say('nhà em ở Bình Liêu làm khai sinh thế nào');
    expect(said).not.toContain('nơi tên');
  });
});

describe('an instrument named without a matter', () => {
  it('brings up what rests on it', async () => {
    const { outcome } = await talk({ candidates: [], exact: false }).say('luật hộ tịch');
    const shown = outcome.replies[0]?.buttons.map(({ payload }) => readPayload(payload));
    expect(outcome.decision).toBe('ask');
    expect(shown).toContainEqual({ kind: 'topic', topic: 'dvc-khai-sinh' });
  });

  it('does not push aside a likely topic', async () => {
    const { outcome } = await talk(guessed('dvc-ket-hon', 0.8)).say('luật hộ tịch cưới hỏi');
    expect(outcome.replies[0]?.buttons[0]?.payload).toBe('t:dvc-ket-hon');
  });
});

describe('a text in another language', () => {
  it('is answered with what was understood as first line, and the language offered on a button', async () => {
    const { outcome } = await talk(guessed('dvc-khai-sinh', 0.97, tay)).say('xxá zzồ qqi');
    expect(outcome.replies[0]?.text).toMatch(/^Máy hiểu bác hỏi: Làm giấy khai sinh cho con\./);
    expect(outcome.replies[0]?.buttons.at(-1)).toEqual({ title: 'Tôi nói tiếng Tày', payload: 'l:tyz' });
  });

  it('is asked back, never answered, where no word was spelled as speakers spell it', async () => {
    const { outcome } = await talk(guessed('dvc-khai-sinh', 0.97, { ...tay, doubtful: true })).say('xxa zzo qqi');
    expect(outcome.decision).toBe('ask');
  });

  it('is answered at once in an emergency, even so', async () => {
    const { outcome } = await talk(guessed('kc-so-khan-cap', 0.6, { ...tay, doubtful: true })).say('xxa');
    expect([outcome.decision, outcome.topic]).toEqual(['answer', 'kc-so-khan-cap']);
    expect(outcome.replies[0]?.text).not.toContain('Máy hiểu');
  });

  it('offers nothing to whoever chose the language already', async () => {
    const { outcome } = await talk(guessed('dvc-khai-sinh', 0.97, { ...tay, identified: false })).say('xxá zzồ');
    expect(outcome.replies.flatMap(({ buttons }) => buttons).map(({ payload }) => payload)).not.toContain('l:tyz');
  });

  it('leaves the words that nobody knew for speakers to explain', async () => {
    const { turn } = await talk(guessed('dvc-khai-sinh', 0.97, { ...tay, unknown: ['kkẹ'] })).say('xxá kkẹ');
    expect(turn.unknownWords).toEqual({ language: 'tyz', words: ['kkẹ'] });
  });
});

describe('what is more than the answer of a topic', () => {
  it('is kept for a page that asks again; a plain answer is not', async () => {
    const more = await talk(guessed('dvc-khai-sinh', 0.97, tay), webShape).say('xxá zzồ');
    // Which lessons are offered depends on who asks.
    const taught = await talk(guessed('dvc-khai-sinh', 0.97), webShape).say('khai sinh cho cháu');
    const plain = await talk(guessed('dvc-ket-hon', 0.97), webShape).say('làm giấy kết hôn');
    expect([more, taught, plain].map(({ turn }) => turn.replies.length)).toEqual([1, 1, 0]);
  });
});
