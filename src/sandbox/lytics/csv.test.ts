import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('CSV', () => {
  it('reads back every table that was written with quotes, with each delimiter', () => {
    const tables = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), { maxLength: 5 });
    fc.assert(
      fc.property(tables, fc.constantFrom(',', '\t', '|'), fc.constantFrom('\n', '\r\n'), (table, delimiter, end) => {
        const text = table.map((row) => row.map(quote).join(delimiter) + end).join('');
        expect([...parseCsv(text, delimiter)].map((row) => ('cells' in row ? row.cells : row.problem))).toEqual(table);
      }),
    );
  });
  it('goes on with the line after a broken row', () => {
    expect([...parseCsv('a,b\n"x"y,1\nc,d', ',')]).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, problem: 'unbalanced quotes' },
      { line: 3, cells: ['c', 'd'] },
    ]);
  });
  it('leaves out a byte order mark and empty lines', () => {
    expect([...parseCsv('\uFEFFa,b\n\n1,2\n', ',')]).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1', '2'] },
    ]);
  });
});
