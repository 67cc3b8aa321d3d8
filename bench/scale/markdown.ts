/** Rows of cells as a Markdown table, the first row as its head. All rows have as many cells as the first. */
export function markdown([head, ...rows]: readonly (readonly string[])[]): string {
  const all = [head!, ...rows];
  const widths = head!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const written = (row: readonly string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  return [written(head!), written(widths.map((width) => '-'.repeat(width))), ...rows.map(written)].join('\n');
}

/** As Vietnamese readers write it: 1.234,5. */
export const vietnamese = (value: number, digits = 0): string =>
  value.toLocaleString('vi-VN', { maximumFractionDigits: digits });
