import { exactLayer } from '../../../src/nlu/exact';
import { read } from '../../../src/nlu/reading';
import { shorthand } from '../../../src/nlu/shorthand';

const short = shorthand();
const words = (text: string) => read(text, short);
const layer = exactLayer(
  [
    ['a', 'bỏ nhận tin'],
    ['a', 'bo nhan tin di'],
    ['b', 'con bò'],
    ['c', 'con bố'],
    ['d', 'bỏ'],
    ['e', 'menu'],
    ['f', 'hòa giải ở thôn'],
  ].map(([topic = '', text = '']) => ({ topic, ...words(text) })),
);

describe('the exact layer', () => {
  it.each([
    ['bỏ nhận tin', 'a'],
    ['Bỏ nhận tin!', 'a'],
    ['bo nhan tin', 'a'],
    ['bỏ nhan tin', 'a'],
    ['con bò', 'b'],
    ['con bố', 'c'],
    ['bỏ', 'd'],
    ['menu', 'e'],
    ['MENU', 'e'],
    ['hoà giải ở thôn', 'f'],
  ])('knows %s', (text, topic) => {
    expect(layer(words(text))).toBe(topic);
  });

  it.each([
    ['con bo', 'fits two topics'],
    ['con bỏ', 'has another tone than any example'],
    ['bo', 'is one bare syllable'],
    ['bò', 'is another word than bỏ'],
    ['bỏ nhận tin đi', 'has marks where the example has none'],
    ['bỏ nhận', 'is only a part'],
    ['', 'is empty'],
    ['__proto__', 'is nothing of ours'],
  ])('leaves "%s" to the model: it %s', (text) => {
    expect(layer(words(text))).toBeNull();
  });
});
