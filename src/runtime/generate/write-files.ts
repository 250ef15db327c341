import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hasErrorCode } from '../error-code.ts';
import { type GeneratedFile } from './generated-file.ts';

async function readIfThere(url: URL): Promise<string | undefined> {
  try {
    return await readFile(url, 'utf8');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * The files that differ from what is on disk, or are not there.
 *
 * @param root The directory that the paths are relative to, with a slash at its end.
 */
export async function staleFiles(files: readonly GeneratedFile[], root: URL): Promise<GeneratedFile[]> {
  const current = await Promise.all(files.map(({ path }) => readIfThere(new URL(path, root))));
  return files.filter(({ content }, index) => content !== current[index]);
}

/** Writes the files, making the directories that are missing. */
export async function writeFiles(files: readonly GeneratedFile[], root: URL): Promise<void> {
  for (const { path, content } of files) {
    const url = new URL(path, root);
    await mkdir(new URL('.', url), { recursive: true });
    await writeFile(url, content);
  }
}
