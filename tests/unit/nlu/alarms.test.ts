import { resolve } from 'node:path';
import { readTopics } from '../../../bench/nlu/topics';
import { alarmFinder, raised } from '../../../src/nlu/alarms';
import { trainClassifier } from '../../../src/nlu/classifier';
import { decide } from '../../../src/nlu/decide';
import { extractor } from '../../../src/nlu/features';
import { withinOneEdit } from '../../../src/nlu/one-edit';
import type { Classifier } from '../../../src/ports/classifier';
import { normalise } from '../../../src/text/normalise';
import { keptModels } from '../../support/kept-models';

const pleas: Record<string, string[]> = {
  'kc-so-khan-cap': [
    ...['cháy rồi', 'chay roi', 'cháy nhà', 'chay nha', 'chaý nhà', 'cháyyy rồi cứu với', 'nha chay', 'cháy 🔥🔥🔥'],
    ...['cứu với', 'cuu voi', 'cứu tôi', 'cuu toi voi', 'cứuuu', 'cíu tui', 'goi cap cuu', '🆘🆘', 'có cướp'],
    ...['co trom vao nha', 'chays roofi', 'cuu em voi bac oi'],
  ],
  'bg-blgd-lam-gi': [
    ...['chồng đánh', 'chong danh', 'chồg đánh', 'chông đánh tôi', 'ck danh e', 'bị ck đánh', 'chog danh'],
    ...['chồng đáh em', 'chồng bóp cổ', 'bố đánh mẹ', 'bo danh me chau', 'choongf ddanhs', 'cho6ng2 d9anh1 em'],
    ...['CHỒNG ĐÁNH', 'chồng đánh!!!', 'lao chong danh toi chay mau'],
  ],
  'kc-tu-tu': [
    ...['muốn chết', 'muon chet', 'mún chết', 'mun chet', 'muons cheets', 'muoons cheets', 'tôi muốn chết'],
    ...['e muon chet qua', 'chán sống', 'chan song roi', 'không muốn sống nữa', 'ko muon song nua', 'tự tử', 'tu tu'],
    ...['em muốn tự tử', 'an la ngon', 'uống thuốc sâu', 'muốn chếttttt'],
  ],
  'bg-xam-hai-tre-em': ['bị hiếp', 'bi hiep dam', 'chau bi so mo', 'hiêp dâm'],
  'bg-mua-ban-nguoi': ['bi lua ban sang trung quoc', 'bị bán sang tq', 'cuu em bi ban'],
  'kc-so-cuu': ['ran can', 'rắn cắn', 'bị rắn căn', 'chảy máu không cầm', 'ngã gãy chân', 'co giat', 'điện giật'],
  'kc-thien-tai': ['lũ về', 'lu ve roi', 'sat lo', 'sạt lở nhà', 'nuoc dang', 'ngap roi', 'lu quet'],
};

describe('pleas for help', () => {
  const topics = readTopics(resolve(__dirname, '../../..'));
  const emergency = (id: string) => topics.some(({ topic, emergency: urgent }) => topic === id && urgent);
  let classifier: Classifier;
  beforeAll(async () => {
    classifier = await trainClassifier(topics, { cacheDir: keptModels });
  }, 120_000);

  const cases = Object.entries(pleas).flatMap(([topic, texts]) => texts.map((text): [string, string] => [text, topic]));

  it.each(cases)('"%s" is answered at once, as %s', async (text, topic) => {
    const decided = decide(await classifier.classify(normalise(text), null), { emergency });
    expect(decided).toMatchObject({ kind: 'answer', topic });
  });

  it.each([
    ...[
      'chồng đang đi làm xa',
      'chong toi dang o nha',
      'muốn chép giấy khai sinh',
      'con rán cá',
      'cứu trợ gạo bao giờ có',
    ],
    ...['xin tu van viec lam', 'can tu van luat', 'xin lam bao ve', 'bao ve tre em', 'tư vấn', 'bảo vệ'],
    ...['bố đang làm nương', 'bão giá', 'tôi muốn chép bài', 'chạy rồi', 'lúa về'],
  ])('"%s" holds no plea', (text) => {
    const { find } = alarmFinder(topics.map(({ topic, alarms = [] }) => ({ topic, alarms })));
    expect(find(extractor().read(text))).toEqual([]);
  });

  it('show the emergency among the choices where a longer text says more than the plea', () => {
    const candidates = [{ topic: 'bg-blgd-xu-phat', score: 0.7 }];
    expect(raised(candidates, [{ topic: 'bg-blgd-lam-gi', alone: false }])).toEqual([
      { topic: 'bg-blgd-xu-phat', score: 0.7 },
      { topic: 'bg-blgd-lam-gi', score: 0.15 },
    ]);
  });
});

describe('the finder of pleas', () => {
  const { find } = alarmFinder([{ topic: 'kc', alarms: ['chồng đánh', 'cháy'] }]);
  const { read } = extractor();
  const found = (text: string) => find(read(text)).length > 0;

  it('lets one word be slipped or half marked, never two', () => {
    expect(['chồng đánh', 'chong danh', 'chồg đánh', 'chồng đanh'].map(found)).toEqual([true, true, true, true]);
    expect(['chồgn đáh', 'chông đanh'].map(found)).toEqual([false, false]);
  });

  it('takes no other word for a slip', () =>
    expect(['chồng đang', 'trồng đánh', 'chồng danh'].map(found)).toEqual([false, false, true]));

  it('wants one word alone to be typed right', () =>
    expect(['cháy', 'chay', 'chảy', 'chạy'].map(found)).toEqual([true, true, false, false]));

  it('is in doubt about everyday words typed without marks and alone, and sure of those with the marks of a plea', () => {
    const { find: doubt } = alarmFinder([{ topic: 'kc', alarms: ['tự vẫn'] }], ['tư vấn']);
    const alone = (text: string) => doubt(read(text)).map((each) => each.alone);
    expect([alone('tu van'), alone('muon tu van'), alone('tự vẫn'), alone('muốn tự vẫn')]).toEqual([
      [false],
      [false],
      [true],
      [true],
    ]);
    expect(alone('tu van giup toi ho so vay von')).toEqual([]);
  });

  it('leaves long texts to the model', () => expect(found(`${'một hai ba '.repeat(5)} chồng đánh`)).toBe(false));
});

describe('one edit', () => {
  it.each([
    ['danh', 'danh', true],
    ['dah', 'danh', true],
    ['dnah', 'danh', true],
    ['dank', 'danh', true],
    ['danhh', 'danh', true],
    ['dha', 'danh', false],
    ['', 'a', true],
    ['', 'ab', false],
    ['abcd', 'badc', false],
  ])('between "%s" and "%s": %s', (a, b, expected) => {
    expect(withinOneEdit(a, b)).toBe(expected);
    expect(withinOneEdit(b, a)).toBe(expected);
  });
});
