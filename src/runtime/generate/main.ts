import { generators } from './generators.ts';
import { staleFiles, writeFiles } from './write-files.ts';

const root = new URL('../../../', import.meta.url);

const generated = await Promise.all(generators.map(async (generate) => generate()));
const stale = await staleFiles(generated.flat(), root);
const paths = stale.map(({ path }) => `  ${path}\n`).join('');

if (stale.length === 0) {
  console.log('Every generated file is up to date.');
} else if (process.argv.includes('--check')) {
  console.error(`These generated files are stale:\n${paths}Run: npm run generate`);
  process.exitCode = 1;
} else {
  await writeFiles(stale, root);
  console.log(`Wrote:\n${paths.trimEnd()}`);
}
