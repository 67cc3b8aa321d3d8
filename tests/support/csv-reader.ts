/**
 * A reader of RFC 4180, written from the RFC and not from our writer: fields end at a separator, records at
 * CRLF; a field that begins with a quotation mark ends at the next single one. `separator` other than a comma
 * shows what a spreadsheet with other settings sees.
 */
export function readCsv(text: string, separator = ','): { value: string; quoted: boolean }[][] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const records: { value: string; quoted: boolean }[][] = [];
  let record: { value: string; quoted: boolean }[] = [];
  let at = 0;
  while (at < body.length) {
    const quoted = body[at] === '"';
    let value = '';
    if (quoted) {
      at += 1;
      while (at < body.length) {
        if (body[at] !== '"') value += body[at++];
        else if (body[at + 1] === '"') {
          value += '"';
          at += 2;
        } else break;
      }
      at += 1;
    }
    // What follows a closing quotation mark belongs to the field, as spreadsheets read it.
    while (at < body.length && body[at] !== separator && !body.startsWith('\r\n', at)) value += body[at++];
    record.push({ value, quoted });
    if (body[at] === separator) {
      at += 1;
      if (at === body.length || body.startsWith('\r\n', at)) record.push({ value: '', quoted: false });
    }
    if (body.startsWith('\r\n', at)) {
      records.push(record);
      record = [];
      at += 2;
    }
  }
  if (record.length > 0) records.push(record);
  return records;
}

/** What a person gets back who takes our apostrophe away again. */
export const withoutApostrophe = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);
