import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const compiler = resolve('node_modules/tsc7/bin/tsc');

/**
 * Writes the declarations of these modules, and of what they refer to, into a directory. The compiler writes those of
 * every module that it read, most of which no declaration refers to.
 *
 * @param sources relative to the repository, where this runs
 * @throws Error when a declaration cannot be written; the compiler says why on standard error
 */
export async function writeDeclarations(sources: readonly string[], directory: string): Promise<void> {
  await mkdir('dist', { recursive: true });
  const everything = resolve(await mkdtemp('dist/declarations-'));
  try {
    await compile(sources, everything);
    const entries = sources.map((source) => join(everything, declarationOf(source)));
    for (const file of await reachableFrom(entries)) await cp(file, join(directory, relative(everything, file)));
  } finally {
    await rm(everything, { recursive: true });
  }
}

async function compile(sources: readonly string[], directory: string): Promise<void> {
  const config = join(directory, 'tsconfig.json');
  const compilerOptions = {
    noEmit: false,
    // Types are checked before a change is merged, and need not be whenever a package is built.
    noCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: resolve('.'),
    outDir: directory,
  };
  const files = sources.map((source) => resolve(source));
  await writeFile(config, JSON.stringify({ extends: resolve('tsconfig.json'), compilerOptions, include: [], files }));
  const compiling = spawn(process.execPath, [compiler, '-p', config], { stdio: ['ignore', process.stderr, 'inherit'] });
  const [code]: unknown[] = await once(compiling, 'close');
  if (code !== 0) throw new Error('The declarations cannot be written: the compiler has said why.');
}

/** These declarations and every one that they refer to, directly or not. */
async function reachableFrom(files: readonly string[]): Promise<ReadonlySet<string>> {
  const reached = new Set(files);
  // Files that are added during the loop are visited by it too.
  for (const file of reached) {
    const { importedFiles } = ts.preProcessFile(await readFile(file, 'utf8'));
    for (const { fileName } of importedFiles) {
      if (fileName.startsWith('.')) reached.add(declarationOf(resolve(dirname(file), fileName)));
    }
  }
  return reached;
}

const declarationOf = (source: string): string => source.replace(/\.tsx?$/, '.d.ts');
