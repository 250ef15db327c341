import { expect, it } from 'vitest';
import { createTestClock } from '../../test/clock.ts';
import { createLineWriter } from './line-writer.ts';

function setUp() {
  const clock = createTestClock();
  const written: string[] = [];
  return { clock, written, lines: createLineWriter(clock, (text) => written.push(text)) };
}

it('hands on the lines of a moment together, in their order, and none twice', () => {
  const { clock, written, lines } = setUp();
  lines.write('one\n');
  clock.advance(10);
  lines.write('two\n');
  expect(written).toEqual([]);
  clock.advance(10);
  expect(written).toEqual(['one\ntwo\n']);
  lines.write('three\n');
  clock.advance(1000);
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});

it('writes at once what waits when it is flushed, as at the end of the process', () => {
  const { clock, written, lines } = setUp();
  lines.write('last\n');
  lines.flush();
  expect(written).toEqual(['last\n']);
  clock.advance(1000);
  expect(written).toEqual(['last\n']);
});

it('holds no more than a chunk’s worth of text', () => {
  const { written, lines } = setUp();
  const line = 'x'.repeat(1000);
  for (let count = 0; count < 200; count += 1) lines.write(line);
  expect(written.map(({ length }) => length)).toEqual([66_000, 66_000, 66_000]);
});
