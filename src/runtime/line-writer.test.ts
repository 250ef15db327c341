import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createLineWriter } from './line-writer.ts';

it('hands on the lines of one turn together, in their order, and none twice', async () => {
  const written: string[] = [];
  const { write } = createLineWriter((text) => written.push(text));
  write('one\n');
  write('two\n');
  expect(written).toEqual([]);
  await setImmediate();
  expect(written).toEqual(['one\ntwo\n']);
  write('three\n');
  await setImmediate();
  await setImmediate();
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});

it('writes at once what waits when it is flushed, as at the end of the process', async () => {
  const written: string[] = [];
  const { write, flush } = createLineWriter((text) => written.push(text));
  write('last\n');
  flush();
  expect(written).toEqual(['last\n']);
  await setImmediate();
  expect(written).toEqual(['last\n']);
});
