import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A file of this folder, or another by its path from here, as one script for a browser. */
export async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
    entryPoints: [file],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
