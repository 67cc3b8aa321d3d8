import { faultOfKept } from '../../../src/text/keepable';

describe('words that are kept for good', () => {
  test.each(['nặm', 'Thôn 5', 'gọi 113', 'mất 200.000 đồng', 'Nghị định 28/2012/NĐ-CP'])('may be "%s"', (text) => {
    expect(faultOfKept(text, 60)).toBeNull();
  });

  test.each([
    ['', 'letters'],
    ['123 !', 'letters'],
    ['👍', 'letters'],
    ['gọi 0912345678', 'private'],
    ['gọi 0 9 1 2 3 4 5 6 7 8', 'private'],
    ['thư an@vidu.vn', 'private'],
    ['thẻ DN4220123456789', 'private'],
    ['a'.repeat(61), 'long'],
  ])('may not be "%s" (%s)', (text, fault) => {
    expect(faultOfKept(text, 60)).toBe(fault);
  });

  test('are measured in what people see as letters, not in bytes', () => {
    expect(faultOfKept('𠀀'.repeat(60), 60)).toBeNull();
  });
});
