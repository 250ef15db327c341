import { type CompiledEndpoint } from '../definitions/index.ts';
import { type JsonValue } from '../mapping/index.ts';
import { parseCsv } from './csv.ts';
import { parseVendorJson } from './json-text.ts';

/** The forms of an answer that consist of rows. */
export const rowFormats = ['csv', 'ndjson', 'lines'] as const;
export type RowFormat = (typeof rowFormats)[number];

/** The form of an endpoint's answer when it consists of rows. */
export function rowFormatOf({ answers }: CompiledEndpoint): RowFormat | undefined {
  return rowFormats.find((format) => format === answers);
}

const byteOrderMark = /^\uFEFF/;

function parseNdjson(text: string): { rows: JsonValue[] } | { problem: string } {
  const rows: JsonValue[] = [];
  // Other line breaks than \n cannot be told from JSON's own spaces, and need not be.
  for (const [index, line] of text.replace(byteOrderMark, '').split('\n').entries()) {
    if (line.trim() === '') continue;
    const { value, problem } = parseVendorJson(line);
    if (value === undefined || problem !== undefined) return { problem: `line ${index + 1} ${problem}` };
    rows.push(value);
  }
  return { rows };
}

/**
 * The rows of a text: objects by the header of CSV, the values of newline-delimited JSON, or the lines themselves. Blank
 * lines are no rows.
 *
 * @returns the problem when one row cannot be read, so that nobody takes a part for the whole.
 */
export function parseRows(text: string, format: RowFormat): { rows: JsonValue[] } | { problem: string } {
  if (format === 'csv') return parseCsv(text);
  if (format === 'ndjson') return parseNdjson(text);
  return {
    rows: text
      .replace(byteOrderMark, '')
      .split(/\r\n|\n|\r/)
      .filter((line) => line.trim() !== ''),
  };
}
