import { isScalar, visit, type Document, type LineCounter } from 'yaml';
import type { YamlFault } from './yaml-errors';

/** The dots that stand for the author's own words in every template. */
const template = /^(?:https?:\/\/)?(?:…|\.{3})$/;
/** A note has a space after its sign, and stays a note; this was meant as text. */
const lost = /^[ \t]*#[^\s#]/;

/** Values that a form would take for a text, though it is not the text its author meant. */
export function scalarFaults(document: Document, counter: LineCounter, text: string): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, (_key, node) => {
    if (!isScalar(node) || !node.range) return;
    const [start, stop] = node.range;
    const fault = (at: number, what: string, mend: string) =>
      faults.push({ line: counter.linePos(at).line, what, mend });
    if (typeof node.value === 'string' && template.test(node.value.trim()))
      fault(start, 'còn dấu "…" của mẫu', 'viết nội dung của bác, hoặc xóa dòng này');
    const before = text.slice(text.lastIndexOf('\n', stop - 1) + 1, stop);
    if (node.type === 'PLAIN' && /\S/.test(before) && lost.test(text.slice(stop, stop + 80)))
      fault(stop, 'sau dấu # bị bỏ mất', 'để cả câu trong ngoặc kép');
  });
  return faults;
}
