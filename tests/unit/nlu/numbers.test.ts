import { numbers } from '../../../src/nlu/numbers';
import { canonical, fold } from '../../../src/text/fold';
import { words } from '../../../src/text/words';

const find = (text: string) => {
  const list = words(canonical(text));
  return numbers().find(list, list.map(fold));
};

describe('numbers', () => {
  it.each<[string, number[]]>([
    ['cháu 14 tuổi', [14]],
    ['cháu mười bốn tuổi', [14]],
    ['chau muoi bon tuoi', [14]],
    ['bà bảy lăm tuổi', [75]],
    ['ba bay lam tuoi', [75]],
    ['hai mươi mốt ngày', [21]],
    ['sáu mươi ngày', [60]],
    ['mười ngày', [10]],
    ['hai chục con gà', [20]],
    ['năm nay ba tôi đi làm', []],
    ['bay giờ làm gì', []],
    ['không có số', []],
  ])('in "%s" are %j', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });
});
