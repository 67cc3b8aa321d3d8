import { faultsOfDrawing } from '../../../src/content/drawing';

const whole = (inner: string, attributes = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"') =>
  `<svg ${attributes}><title>Cái khóa</title>${inner}</svg>`;
const said = (text: string) => faultsOfDrawing(text).map(({ what }) => what);

describe('a drawing', () => {
  test('of shapes, words and groups passes, also with line breaks, parts used twice and no declaration', () => {
    expect(said(whole('<g fill="#24305E">\n<rect width="9" height="9"/><text x="1">.gov.vn</text></g>'))).toEqual([]);
    expect(said(whole('<defs><circle id="c" r="3"/></defs><use href="#c"/><use href=\'#c\' x="9"/>'))).toEqual([]);
    expect(said(whole('<rect clip-path="url(#c)" width="9"/>'))).toEqual([]);
  });

  test.each([
    ['runs a script', whole('<script>alert(1)</script>'), 'hình có <script>'],
    ['runs one in an attribute', whole('<rect onclick="alert(1)"/>'), 'hình có onclick="alert(1)"'],
    ['runs one whatever the case', whole('<rect ONLOAD="x()"/>'), 'hình có ONLOAD="x()"'],
    ['embeds a page', whole('<foreignObject></foreignObject>'), 'hình có <foreignObject>'],
    ['embeds a picture', whole('<image href="#a"/>'), 'hình có <image>'],
    ['animates', whole('<rect><animate/></rect>'), 'hình có <animate>'],
    ['has a style sheet', whole('<style>@import "x"</style>'), 'hình có <style>'],
    ['has a style attribute', whole('<rect style="fill:red"/>'), 'hình có style="fill:red"'],
    [
      'links elsewhere',
      whole('<use href="https://example.org/a.svg#x"/>'),
      'hình có href="https://example.org/a.svg#x"',
    ],
    [
      'links elsewhere the old way',
      whole('<use xlink:href="//example.org/a"/>'),
      'hình có xlink:href="//example.org/a"',
    ],
    ['fetches its paint', whole('<rect fill="url(https://example.org)"/>'), 'hình có fill="url(https://example.org)"'],
    ['hides letters behind entities', whole('<use href="&#104;ttps://x"/>'), 'hình có href="&#104;ttps://x"'],
    [
      'speaks another language',
      whole('', 'xmlns="http://www.w3.org/1999/xhtml" viewBox="0 0 1 1"'),
      'hình có xmlns="http://www.w3.org/1999/xhtml"',
    ],
  ])('that %s is refused', (_why, text, fault) => {
    expect(said(text)).toContain(fault);
  });

  test.each([
    ['a document type', `<!DOCTYPE svg>${whole('')}`],
    ['a declaration', `<?xml version="1.0"?>${whole('')}`],
    ['a comment', whole('<!-- ok -->')],
    ['raw text', whole('<![CDATA[<script>]]>')],
    ['an attribute without quotes', whole('<rect width=9/>')],
    ['a sign that opens nothing', whole('3 < 4')],
  ])('with %s is refused, for only what can be read whole is trusted', (_what, text) => {
    expect(said(text)).toContain('không phải hình SVG viết gọn');
  });

  test('must say what it shows, how big it is, close what it opens and be light', () => {
    expect(said('<svg viewBox="0 0 1 1"><rect/></svg>')).toEqual(['hình thiếu <title>']);
    expect(said(whole('', 'width="320"'))).toEqual(['hình thiếu viewBox']);
    expect(said(whole('<g>'))).toContain('thẻ </svg> đóng nhầm chỗ');
    expect(said('<svg viewBox="0 0 1 1"><title>A</title>')).toEqual(['thẻ <svg> chưa đóng']);
    expect(said('<g><title>A</title></g>')).toContain('không bắt đầu bằng <svg>');
    expect(said('')).toContain('không bắt đầu bằng <svg>');
    expect(said(whole('<rect/>'.repeat(2000)))).toEqual(['hình nặng hơn 12 KB']);
  });

  test('is told its fault with the line', () => {
    expect(faultsOfDrawing(whole('\n\n<script></script>'))[0]).toMatchObject({ line: 3 });
  });

  test('of a thousand open signs is read in no time', () => {
    const before = performance.now();
    faultsOfDrawing(`<svg ${'a="b" '.repeat(20_000)}`);
    faultsOfDrawing('<'.repeat(20_000));
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
