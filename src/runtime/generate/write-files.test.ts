import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { staleFiles, writeFiles } from './write-files.ts';

let directory: string;
let root: URL;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'crosswalk-generate-'));
  root = pathToFileURL(`${directory}/`);
});

afterEach(() => rm(directory, { recursive: true }));

const file = { path: 'deep/folder/a.txt', content: 'one' };

it('takes a file that is not there, or differs, for stale, and none that was just written', async () => {
  expect(await staleFiles([file], root)).toEqual([file]);
  await writeFiles([file], root);
  expect(await staleFiles([file], root)).toEqual([]);
  const changed = { ...file, content: 'two' };
  expect(await staleFiles([changed, { ...file, path: 'b.txt' }], root)).toEqual([changed, { ...file, path: 'b.txt' }]);
});

it('replaces the whole content of a file', async () => {
  await writeFiles([{ ...file, content: 'a longer text' }], root);
  await writeFiles([file], root);
  expect(await readFile(new URL(file.path, root), 'utf8')).toBe('one');
});
