import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const block = 512;

/** One entry of a tar archive. */
interface Entry {
  name: string;
  isDirectory: boolean;
  mode: number;
  content: Uint8Array;
}

const latin1 = new TextDecoder('latin1');

/** The entries of an archive in the ustar format, in their order. */
function* entriesOf(tar: Uint8Array): Generator<Entry> {
  for (let at = 0; at < tar.length && tar[at] !== 0;) {
    const field = (offset: number, length: number) =>
      latin1.decode(tar.subarray(at + offset, at + offset + length)).replace(/\0.*$/s, '');
    if (field(257, 6) !== 'ustar') throw new Error('This is no tar archive.');
    const size = Number.parseInt(field(124, 12), 8);
    const start = at + block;
    yield {
      name: field(0, 100),
      isDirectory: field(156, 1) === '5',
      mode: Number.parseInt(field(100, 8), 8),
      content: tar.subarray(start, start + size),
    };
    at = start + Math.ceil(size / block) * block;
  }
}

/**
 * Writes the files and directories of an archive that we made ourselves into a directory, which must exist. The files
 * are written at once, so that other threads do most of the work.
 *
 * @throws Error when the archive is none, or something cannot be written; some of it may have been written then.
 *
 * @example
 * await unpackTar(await readSnapshot(), '.crosswalk/database');
 */
export async function unpackTar(tar: Uint8Array, directory: string): Promise<void> {
  const files: Promise<void>[] = [];
  for (const { name, isDirectory, mode, content } of entriesOf(tar)) {
    const path = join(directory, name);
    if (isDirectory) await mkdir(path, { mode });
    else files.push(writeFile(path, content, { mode }));
  }
  await Promise.all(files);
}
