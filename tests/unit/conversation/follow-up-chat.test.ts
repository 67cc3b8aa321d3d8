import { trainClassifier } from '../../../src/nlu/classifier';
import { corpusFrom } from '../../../src/nlu/corpus';
import type { Classifier } from '../../../src/ports/classifier';
import { book, Conversation, telegramShape } from '../../support/conversation';
import { keptModels } from '../../support/kept-models';

/** The project's own content, understood as on the server. */
describe('a talk with follow-ups', () => {
  const content = book();
  let classifier: Classifier;

  beforeAll(async () => {
    classifier = await trainClassifier(corpusFrom(content.topics.values()), { cacheDir: keptModels });
  }, 120_000);

  /** What a row of texts is answered with: the topic, and the only blocks where not the whole answer is said. */
  async function talk(...texts: string[]): Promise<string[]> {
    const person = new Conversation(telegramShape, content, classifier);
    const answers: string[] = [];
    for (const text of texts) {
      const { outcome } = await person.say(text);
      const [reply] = outcome.replies;
      const whole = reply?.text === content.topics.get(outcome.topic ?? '')?.answer.trim();
      const blocks = whole ? 'whole' : reply?.blocks.map(({ kind }) => kind).join('+');
      answers.push([outcome.topic ?? outcome.decision, blocks].filter(Boolean).join(' '));
    }
    return answers;
  }

  test('keeps to its matter until another one interrupts', async () => {
    expect(
      await talk(
        ...['làm giấy khai sinh cho con ở đâu', 'thế còn phí thì sao?', 'mất bao lâu', 'chồng đánh tôi', 'gọi số nào'],
      ),
    ).toEqual([
      ...['dvc-khai-sinh whole', 'dvc-khai-sinh fee', 'dvc-khai-sinh time'],
      ...['bg-blgd-lam-gi whole', 'bg-blgd-lam-gi whole'],
    ]);
  });

  test('does so for people who type without marks and in short forms', async () => {
    expect(
      await talk(
        'lam giay khai sinh cho con o dau',
        'con phi thi sao',
        'can giay j',
        'lam online dc k',
        'lam can cuoc o dau',
        'bn tien',
      ),
    ).toEqual([
      ...['dvc-khai-sinh whole', 'dvc-khai-sinh fee', 'dvc-khai-sinh papers', 'dvc-khai-sinh online'],
      ...['dvc-can-cuoc whole', 'dvc-can-cuoc fee'],
    ]);
  });

  test('asks back where nothing came before, and never guesses', async () => {
    for (const text of ['phí bao nhiêu?', 'nộp ở đâu', 'mất bao lâu', 'trên vneid được không'])
      expect(await talk(text)).toEqual(['ask']);
  });

  test('says the emergency numbers to a bare cry for a number', async () => {
    for (const text of ['gọi số nào', 'goi so nao', 'Gọi số nào ạ?'])
      expect(await talk(text)).toEqual(['kc-so-khan-cap whole']);
  });
});
