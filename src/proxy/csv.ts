import { type JsonObject, jsonText, type JsonValue } from '../mapping/index.ts';

/** The rows of a table, or why the text is none. */
export type Rows = { rows: JsonObject[] } | { problem: string };

/** What may stand between two cells; the first is that of RFC 4180, the others are what exports offer beside it. */
const delimiters = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof delimiters)[number];

const cellEnds: Record<Delimiter, RegExp> = { ',': /[,\r\n]/g, ';': /[;\r\n]/g, '\t': /[\t\r\n]/g, '|': /[|\r\n]/g };

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

/** The closing quote of a cell whose opening one is at `start`; undefined when there is none. */
function closingQuote(text: string, start: number): number | undefined {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end < 0 ? undefined : end;
}

function endOfPlainCell(text: string, start: number, delimiter: Delimiter): number {
  const ends = cellEnds[delimiter];
  ends.lastIndex = start;
  return ends.exec(text)?.index ?? text.length;
}

/** The cells of each line that is not blank. */
function parseCells(text: string, delimiter: Delimiter): { lines: string[][] } | { problem: string } {
  const lines: string[][] = [];
  let cells: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    if (cells.length === 0 && isLineBreak(text[at])) {
      at += 1;
      continue;
    }
    const start = at;
    if (text[start] === '"') {
      const end = closingQuote(text, start);
      if (end === undefined) return { problem: `a quote is never closed in row ${lines.length + 1}` };
      cells.push(text.slice(start + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else {
      at = endOfPlainCell(text, start, delimiter);
      cells.push(text.slice(start, at));
    }
    const next = text[at];
    if (next !== undefined && next !== delimiter && !isLineBreak(next)) {
      return { problem: `text follows a closing quote in row ${lines.length + 1}` };
    }
    at += 1;
    if (next === delimiter) continue;
    lines.push(cells);
    cells = [];
  }
  // Only a delimiter leaves a line open: the text ends in an empty cell.
  if (cells.length > 0) lines.push([...cells, '']);
  return { lines };
}

/** Column names, each once: one that comes again is numbered, as in `name`, `name_2`. */
function columnNames(header: readonly string[]): string[] {
  const taken = new Set(header);
  const seen = new Set<string>();
  return header.map((name) => {
    let unique = name;
    for (let number = 2; seen.has(unique); number += 1) {
      const numbered = `${name}_${number}`;
      if (!taken.has(numbered)) unique = numbered;
    }
    seen.add(unique);
    taken.add(unique);
    return unique;
  });
}

/** The cells of every line when all have as many as the first one. */
function parseTable(text: string, delimiter: Delimiter): { lines: string[][] } | { problem: string } {
  const parsed = parseCells(text, delimiter);
  if ('problem' in parsed) return parsed;
  const width = parsed.lines[0]?.length;
  const ragged = parsed.lines.findIndex((cells) => cells.length !== width);
  if (ragged < 0) return parsed;
  return { problem: `row ${ragged + 1} has ${parsed.lines[ragged]?.length} cells and the header has ${width}` };
}

/** The table that the text is when a delimiter other than the comma parts every line of it alike. */
function parseOtherwiseDelimited(text: string): string[][] | undefined {
  for (const delimiter of delimiters.slice(1)) {
    const table = parseTable(text, delimiter);
    if ('lines' in table && (table.lines[0]?.length ?? 0) > 1) return table.lines;
  }
  return undefined;
}

/**
 * Reads CSV (RFC 4180) with a header row. Cells are text; an empty one is null. Lines may end in any of the usual ways,
 * blank ones are left out. A table that has no comma and that semicolons, tabs or bars part into columns is read so. A
 * column name that comes again is numbered.
 *
 * @returns the problem, with the row counted from the header as 1, when quotes do not match or rows differ in length.
 *
 * @example
 * parseCsv('id,name\n1,"Ada, Lovelace"\n'); // { rows: [{ id: '1', name: 'Ada, Lovelace' }] }
 */
export function parseCsv(text: string): Rows {
  const table = parseTable(text, ',');
  if ('problem' in table) {
    const lines = parseOtherwiseDelimited(text);
    return lines === undefined ? table : toRows(lines);
  }
  const isOneColumn = table.lines[0]?.length === 1;
  return toRows((isOneColumn ? parseOtherwiseDelimited(text) : undefined) ?? table.lines);
}

function toRows([header = [], ...lines]: string[][]): Rows {
  const names = columnNames(header);
  return {
    rows: lines.map((cells) =>
      Object.fromEntries(cells.map((cell, index) => [names[index] ?? '', cell === '' ? null : cell])),
    ),
  };
}

function writeCell(value: JsonValue | undefined): string {
  const text = value === undefined || value === null ? '' : jsonText(value);
  return /[",;|\t\r\n\uFEFF]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Writes rows as CSV (RFC 4180) with a header of all their names, in the order in which they first come. Absent and null
 * values are empty cells, objects and lists are JSON.
 *
 * @example
 * writeCsv([{ id: 1 }, { id: 2, tags: ['a'] }]); // 'id,tags\r\n1,\r\n2,"[""a""]"\r\n'
 */
export function writeCsv(rows: readonly JsonObject[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly string[]) => {
    const written = cells.join(',');
    // A line with nothing in it would be taken for a blank one.
    return `${written === '' ? '""' : written}\r\n`;
  };
  return [names.map(writeCell), ...rows.map((row) => names.map((name) => writeCell(row[name])))].map(line).join('');
}
