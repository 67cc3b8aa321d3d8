/** Rows as aligned columns; numbers to the right. The first row is the header. */
export function tableLines(rows: readonly (readonly (string | number)[])[]): string[] {
  const cells = rows.map((row) => row.map(String));
  const widths = (cells[0] ?? []).map((_cell, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, at) =>
        /^[\d.,%-]+$/.test(cell) || (row === cells[0] && at > 0 && isNumeric(rows, at))
          ? cell.padStart(widths[at]!)
          : cell.padEnd(widths[at]!),
      )
      .join('  ')
      .trimEnd(),
  );
}

const isNumeric = (rows: readonly (readonly (string | number)[])[], at: number): boolean =>
  rows.slice(1).every((row) => typeof row[at] === 'number');
