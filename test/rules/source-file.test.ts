import { expect, it } from 'vitest';
import { readFiles } from './source-file.ts';

it('a folder that is not there has no files', () => {
  expect(readFiles('no-such-folder', /\.ts$/)).toEqual([]);
});
