export interface TableOptions {
  /** Columns of numbers, by their place: their cells end in line. */
  numeric?: readonly number[];
  /** Dresses a cell after it has been padded, with colours for example. */
  paint?: (cell: string, row: number, column: number) => string;
}

/**
 * Lines of a table whose columns are as wide as their widest cell, two spaces apart.
 *
 * @example
 * textTable([['platform', 'users'], ['acme', '300']], { numeric: [1] });
 * // ['platform  users', 'acme        300']
 */
export function textTable(rows: readonly (readonly string[])[], options: TableOptions = {}): string[] {
  const { numeric = [], paint = (cell: string) => cell } = options;
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row, line) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return paint(numeric.includes(column) ? cell.padStart(width) : cell.padEnd(width), line, column);
      })
      .join('  ')
      .trimEnd(),
  );
}
