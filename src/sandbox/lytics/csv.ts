/** One row of a CSV text, or why it cannot be read. `line` counts rows from 1, the header row included. */
export type CsvRow = { line: number } & ({ cells: string[] } | { problem: string });

const quotedCell = /"([^"]*(?:""[^"]*)*)"/y;

/**
 * Splits a CSV text into rows after RFC 4180: cells in double quotes may hold delimiters, line breaks and doubled
 * quotes. Empty lines are left out.
 */
export function* parseCsv(text: string, delimiter: string): Generator<CsvRow> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (let line = 1; at < text.length; line += 1) {
    const [row, next] = readRow(text, at, delimiter);
    at = next;
    if (row === undefined) yield { line, problem: 'unbalanced quotes' };
    else if (row.length > 1 || row[0] !== '') yield { line, cells: row };
  }
}

/** Reads one row from `at`; answers its cells and where the next row starts. Undefined cells: the row is broken. */
function readRow(text: string, at: number, delimiter: string): [string[] | undefined, number] {
  const cells: string[] = [];
  let position = at;
  for (;;) {
    if (text[position] === '"') {
      quotedCell.lastIndex = position;
      const found = quotedCell.exec(text);
      if (found?.[1] === undefined) return [undefined, endOfLine(text, position)];
      cells.push(found[1].replaceAll('""', '"'));
      position += found[0].length;
    } else {
      const end = plainEnd(text, position, delimiter);
      cells.push(text.slice(position, end));
      position = end;
    }
    const character = text[position];
    if (character === delimiter) position += 1;
    else if (character === undefined || character === '\n' || character === '\r')
      return [cells, endOfLine(text, position)];
    else return [undefined, endOfLine(text, position)];
  }
}

function plainEnd(text: string, from: number, delimiter: string): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

/** Where the line after the one at `from` starts. */
function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}
