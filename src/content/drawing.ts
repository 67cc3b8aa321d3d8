/** What is wrong with a drawing; `line` is 1-based. */
export interface DrawingFault {
  line: number;
  what: string;
  mend: string;
}

const mostBytes = 12 * 1024;
/** Shapes and words. Whatever runs, fetches, embeds or animates is not among them. */
const elements = new Set(
  'svg title desc g defs use path rect circle ellipse line polyline polygon text tspan clipPath'.split(' '),
);
const namespaces = ['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink'];
const tag = /<(\/?)([\w:-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads a drawing as a browser would have to and refuses everything but a plain picture: it is shown to citizens
 * from our own address. Small enough for a telephone far from the mast.
 */
export function faultsOfDrawing(text: string): DrawingFault[] {
  const faults: DrawingFault[] = [];
  const lineAt = (at: number) => text.slice(0, at).split('\n').length;
  const fault = (at: number, what: string, mend: string) => faults.push({ line: lineAt(at), what, mend });
  if (Buffer.byteLength(text) > mostBytes) fault(0, 'hình nặng hơn 12 KB', 'bỏ bớt nét, vẽ ít hình to');

  const open: string[] = [];
  let root = '';
  for (let at = text.search(/\S/); at >= 0 && at < text.length;) {
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      at = next < 0 ? text.length : next;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(text);
    if (!found) {
      fault(at, 'không phải hình SVG viết gọn', mendOf(text.slice(at, at + 20)));
      return faults;
    }
    const [whole, closes, name = '', attributes = '', alone] = found;
    if (!elements.has(name)) fault(at, `hình có <${name}>`, 'chỉ dùng hình và chữ: path, rect, circle, text…');
    for (const { 0: written, 1: key = '', 2: double, 3: single } of attributes.matchAll(attribute)) {
      const value = double ?? single ?? '';
      if (isOutside(key, value))
        fault(at, `hình có ${written}`, 'bỏ đi: hình không được chạy lệnh, không gọi ra ngoài');
    }
    if (root === '') root = whole;
    if (closes && open.pop() !== name) fault(at, `thẻ </${name}> đóng nhầm chỗ`, 'xem lại thẻ mở, thẻ đóng');
    if (!closes && !alone) open.push(name);
    at += whole.length;
  }
  if (open.length > 0) fault(text.length, `thẻ <${open.at(-1)}> chưa đóng`, 'đóng thẻ');
  if (!root.startsWith('<svg')) fault(0, 'không bắt đầu bằng <svg>', 'lưu lại dạng SVG thường');
  if (!/\sviewBox\s*=\s*["'][\d\s.-]+["']/.test(root)) fault(0, 'hình thiếu viewBox', 'thêm viewBox="0 0 320 200"');
  if (!/<title>\s*[^\s<][^<]*<\/title>/.test(text)) fault(0, 'hình thiếu <title>', 'thêm một dòng nói hình vẽ gì');
  return faults;
}

/** What to take out of a file as drawing programs save it. */
function mendOf(start: string): string {
  if (/^<\?xml/i.test(start)) return 'bỏ dòng <?xml …?>';
  if (/^<!doctype/i.test(start)) return 'bỏ dòng <!DOCTYPE …>';
  if (start.startsWith('<!--')) return 'bỏ chú thích <!-- … -->';
  return 'chỉ để các hình vẽ: bỏ chú thích, DOCTYPE, CDATA, xem lại ngoặc';
}

function isOutside(key: string, value: string): boolean {
  const name = key.toLowerCase();
  if (name === 'xmlns' || name.startsWith('xmlns:')) return !namespaces.includes(value);
  if (name.startsWith('on') || name === 'src' || name === 'style') return true;
  if (name === 'href' || name.endsWith(':href')) return !value.startsWith('#');
  return /url\(\s*['"]?(?!#)|javascript:|data:|@import|&/i.test(value);
}
