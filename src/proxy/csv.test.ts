import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonObject } from '../mapping/index.ts';
import { parseCsv, writeCsv } from './csv.ts';

/** Text of the characters that quoting is about, and of any others. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', ',', ';', '\t', '|', '"', '\n', '\r', ' ', '\uFEFF', 'ü') }),
  fc.string({ unit: 'binary' }),
);

/** Tables whose rows all have the same columns. */
const table = fc
  .uniqueArray(text, { minLength: 1, maxLength: 4 })
  .chain((names) =>
    fc.array(fc.tuple(...names.map(() => text)), { minLength: 1, maxLength: 5 }).map((rows) => ({ names, rows })),
  );

describe('CSV', () => {
  it('that was written is read as the same rows, whatever the cells hold', () => {
    fc.assert(
      fc.property(table, ({ names, rows }) => {
        const objects = rows.map((cells): JsonObject =>
          Object.fromEntries(cells.map((cell, index) => [names[index] ?? '', cell === '' ? null : cell])),
        );
        expect(parseCsv(writeCsv(objects))).toEqual({ rows: objects });
      }),
    );
  });

  it('never fails to be read or refused, and never gives rows of other columns than the header’s', () => {
    fc.assert(
      fc.property(text, (given) => {
        const read = parseCsv(given);
        if ('problem' in read) return;
        const [first] = read.rows;
        for (const row of read.rows) expect(Object.keys(row)).toEqual(Object.keys(first ?? {}));
      }),
    );
  });

  it.each([
    [
      'any line break',
      'a,b\r\n1,2\n3,4\r5,6',
      [
        { a: '1', b: '2' },
        { a: '3', b: '4' },
        { a: '5', b: '6' },
      ],
    ],
    ['no line break at the end, and an empty last cell', 'a,b\n1,', [{ a: '1', b: null }]],
    ['a byte order mark', '\uFEFFa\n1\n', [{ a: '1' }]],
    ['blank lines', '\n\na,b\n\n1,2\n\n', [{ a: '1', b: '2' }]],
    ['a header alone', 'id,\n', []],
    ['nothing', '', []],
    ['quotes in a plain cell', 'height\n5" tall\n', [{ height: '5" tall' }]],
    ['an empty cell in quotes', 'a\n""\n', [{ a: null }]],
    [
      'a name like one of the prototype',
      '__proto__,x\n1,2\n',
      [
        Object.fromEntries([
          ['__proto__', '1'],
          ['x', '2'],
        ]),
      ],
    ],
  ])('may have %s', (_what, given, rows) => {
    expect(parseCsv(given)).toEqual({ rows });
  });

  it('numbers a column name that comes again, so that no value is lost', () => {
    expect(parseCsv('x,x_2,x,x\n1,2,3,4\n')).toEqual({ rows: [{ x: '1', x_2: '2', x_3: '3', x_4: '4' }] });
  });

  it.each([';', '\t', '|'])('parted by %j is read so, commas within the cells too', (delimiter) => {
    const given = `id${delimiter}name\n1${delimiter}x, y\n2${delimiter}z\n`;
    expect(parseCsv(given)).toEqual({
      rows: [
        { id: '1', name: 'x, y' },
        { id: '2', name: 'z' },
      ],
    });
  });

  it('of one column stays one, unless every line falls apart alike', () => {
    expect(parseCsv('a|b\nc\n')).toEqual({ rows: [{ 'a|b': 'c' }] });
  });

  it.each([
    ['a,b\n1\n', 'row 2 has 1 cells and the header has 2'],
    ['a,b\n1,2,3\n', 'row 2 has 3 cells and the header has 2'],
    ['a\n"1\n', 'a quote is never closed in row 2'],
    ['a\n"1"2\n', 'text follows a closing quote in row 2'],
  ])('that is broken is told with its row: %j', (given, problem) => {
    expect(parseCsv(given)).toEqual({ problem });
  });
});

describe('writing CSV', () => {
  it('takes the columns of all rows in the order in which they first come, and other values as JSON', () => {
    expect(writeCsv([{ id: 1 }, { ok: true, id: null }, { tags: ['x'], in: { y: 1 } }])).toBe(
      'id,ok,tags,in\r\n1,,,\r\n,true,,\r\n,,"[""x""]","{""y"":1}"\r\n',
    );
  });
});
