import { expect, it } from 'vitest';
import { textTable } from './text-table.ts';

const rows = [
  ['platform', 'users', 'note'],
  ['acme', '7', ''],
  ['ab', '1200', 'slow'],
];

it('makes every column as wide as its widest cell and ends lines without spaces', () => {
  expect(textTable(rows)).toEqual(['platform  users  note', 'acme      7', 'ab        1200   slow']);
});

it('ends numbers in line', () => {
  expect(textTable(rows, { numeric: [1] })).toEqual([
    'platform  users  note',
    'acme          7',
    'ab         1200  slow',
  ]);
});

it('paints padded cells, so that colours do not move columns', () => {
  const paint = (cell: string, row: number, column: number) => (row === 1 && column === 0 ? `<${cell}>` : cell);
  expect(textTable(rows, { paint })[1]).toBe('<acme    >  7');
});

it('of no rows has no lines', () => {
  expect(textTable([])).toEqual([]);
});
