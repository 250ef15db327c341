import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inRepository } from './planted-tree.ts';

/** A text file by its path from the root of the repository. */
export interface SourceFile {
  path: string;
  text: string;
}

/** One place where a rule is broken, as a line that a person can act on: `src/a.ts:3: what, and what to do`. */
export type Finding = string;

const foreign = new Set(['node_modules', 'dist', 'coverage', '.git', '.crosswalk', '.wrangler']);

/**
 * All text files of the repository below a folder (`''`: all of it), in the order of their paths. A folder that is not
 * there has none: Git keeps no empty folders.
 */
export function readFiles(folder: string, extension: RegExp): SourceFile[] {
  if (!existsSync(inRepository(folder))) return [];
  return readdirSync(inRepository(folder), { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return foreign.has(entry.name) ? [] : readFiles(path, extension);
      return extension.test(entry.name) ? [{ path, text: readFileSync(inRepository(path), 'utf8') }] : [];
    });
}

/** A finding at an offset into the text of a file. */
export function findingAt({ path, text }: SourceFile, offset: number, message: string): Finding {
  return `${path}:${text.slice(0, offset).split('\n').length}: ${message}`;
}
