import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unpackTar } from './unpack-tar.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'crosswalk-tar-'));
});
afterEach(() => rm(directory, { recursive: true }));

const blockOf = (content: Buffer, size: number) => Buffer.concat([content, Buffer.alloc(size - content.length)]);

/** One entry as tar writes it. */
function entry(name: string, type: '0' | '5', mode: string, content = ''): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 'latin1');
  header.write(mode, 100, 'latin1');
  header.write(Buffer.byteLength(content).toString(8).padStart(11, '0'), 124, 'latin1');
  header.write(type, 156, 'latin1');
  header.write('ustar', 257, 'latin1');
  return Buffer.concat([header, blockOf(Buffer.from(content), Math.ceil(content.length / 512) * 512)]);
}

it('writes directories and files with their content and mode, up to the empty block at the end', async () => {
  const long = 'x'.repeat(1025);
  const tar = [
    entry('/base', '5', '0000750'),
    entry('/base/1', '0', '0000600', long),
    entry('/empty', '0', '0000600'),
    entry('/last', '0', '0000600', 'end'),
    Buffer.alloc(1024),
  ];
  await unpackTar(Buffer.concat(tar), directory);
  expect(await readFile(join(directory, 'base', '1'), 'utf8')).toBe(long);
  expect(await readFile(join(directory, 'empty'), 'utf8')).toBe('');
  expect(await readFile(join(directory, 'last'), 'utf8')).toBe('end');
  expect((await stat(join(directory, 'base'))).mode & 0o777).toBe(0o750);
  expect((await stat(join(directory, 'last'))).mode & 0o777).toBe(0o600);
});

it('refuses what is no archive', async () => {
  await expect(unpackTar(Buffer.from('something else'), directory)).rejects.toThrow('This is no tar archive.');
});
