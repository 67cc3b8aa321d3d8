import { isScalar, visit, type Document, type LineCounter, type YAMLError } from 'yaml';

/** What the YAML reader could not read, as an author understands it; `line` is 1-based. */
export interface YamlFault {
  line: number;
  what: string;
  mend: string;
}

type Words = readonly [what: string, mend: string];

const quoteIt = 'để cả câu trong ngoặc kép';
const crooked: Words = ['dấu "- " thụt không thẳng cột với các dòng cùng mục', 'thụt lại cho thẳng cột'];
const unknown: Words = ['máy không đọc được dòng này', 'xem thụt dòng, dấu hai chấm và dấu ngoặc kép'];

/** One fault to a line at most: what follows the first is mostly its consequence. */
export function yamlFaults(document: Document, counter: LineCounter, rows: readonly string[]): YamlFault[] {
  const byLine = new Map<number, YamlFault>();
  for (const error of [...document.errors, ...document.warnings]) {
    const at = error.linePos?.[0].line ?? 1;
    const opened = openedBefore(error, at, document, counter);
    const line = opened ?? at;
    const [what, mend] = opened
      ? (['dấu ngoặc kép mở ở dòng này chưa đóng', 'đóng ngoặc kép ở cuối câu'] as const)
      : wordsOf(error, rows[at - 1] ?? '');
    if (!byLine.has(line)) byLine.set(line, { line, what: `YAML sai: ${what}`, mend });
  }
  return [...byLine.values()];
}

function wordsOf({ code, message }: YAMLError, row: string): Words {
  switch (code) {
    case 'TAB_AS_INDENT':
      return ['thụt dòng bằng phím Tab', 'xóa đi, thụt bằng dấu cách'];
    case 'DUPLICATE_KEY':
      return [`mục "${/^[\s-]*["']?([^:"']*)/.exec(row)?.[1] ?? ''}" ghi hai lần`, 'giữ một'];
    case 'BAD_INDENT':
      return message.startsWith('Flow')
        ? ['dấu ngoặc [ hoặc { mở ở trên chưa đóng', 'đóng ngoặc, hoặc viết mỗi ý một dòng "- "']
        : crooked;
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.includes('sequence')
        ? crooked
        : ['có hai dấu hai chấm trong một dòng, hoặc dòng dưới thụt thừa', `${quoteIt}, hoặc thụt lại cho thẳng cột`];
    case 'MULTILINE_IMPLICIT_KEY':
      return row.trim().startsWith('-')
        ? crooked
        : ['dòng này không bắt đầu bằng "tên mục: "', 'thêm dấu hai chấm rồi dấu cách sau tên mục, hoặc thụt vào'];
    case 'BAD_SCALAR_START':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_ALIAS':
      return ['câu bắt đầu bằng dấu đặc biệt', quoteIt];
    case 'UNEXPECTED_TOKEN':
      return ['có chữ hoặc dấu ngoặc thừa', `${quoteIt}, xem lại các dấu ngoặc`];
    case 'BAD_DQ_ESCAPE':
      return ['có dấu \\ trong ngoặc kép', 'bỏ dấu \\'];
    case 'MULTIPLE_DOCS':
      return ['có dòng --- giữa tệp', 'xóa dòng ---'];
    default:
      return unknown;
  }
}

/** The line of a quote that was opened on an earlier line and runs on into the line of the error. */
function openedBefore(error: YAMLError, at: number, document: Document, counter: LineCounter): number | null {
  if (error.code !== 'MISSING_CHAR' && error.code !== 'UNEXPECTED_TOKEN') return null;
  const atEnd = error.message.includes('closing');
  let opened: number | null = null;
  visit(document, (_key, node) => {
    if (!isScalar(node) || !node.type?.startsWith('QUOTE') || !node.range) return;
    const [first, last] = [counter.linePos(node.range[0]).line, counter.linePos(node.range[1]).line];
    if (atEnd ? Math.abs(node.range[1] - error.pos[0]) <= 1 : first < at && last === at) opened = first;
  });
  return opened;
}
