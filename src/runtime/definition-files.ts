import { readdir, readFile } from 'node:fs/promises';
import { type Finding, type IntegrationSource } from '../definitions/index.ts';

const directory = new URL('../../integrations/', import.meta.url);

/** One file of a definition: `integrations/<folder>/<name>.json`. */
export interface DefinitionFile {
  readonly folder: string;
  readonly name: string;
  readonly url: URL;
}

/** Every definition file, ordered by folder and name. */
export async function listDefinitionFiles(integrations: URL = directory): Promise<DefinitionFile[]> {
  const entries = await readdir(integrations, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const files = await Promise.all(
    folders.sort().map(async (folder) => {
      const names = (await readdir(new URL(`${folder}/`, integrations))).filter((name) => name.endsWith('.json'));
      return names.sort().map((name) => ({
        folder,
        name: name.slice(0, -'.json'.length),
        url: new URL(`${folder}/${name}`, integrations),
      }));
    }),
  );
  return files.flat();
}

/** The definitions as they are on disk, by folder, and a finding for each file that is not JSON. */
export async function readDefinitionFiles(
  integrations: URL = directory,
): Promise<{ sources: Record<string, IntegrationSource>; findings: Finding[] }> {
  const sources: Record<string, Record<string, unknown>> = {};
  const findings: Finding[] = [];
  for (const { folder, name, url } of await listDefinitionFiles(integrations)) {
    const text = await readFile(url, 'utf8');
    const source = (sources[folder] ??= {});
    try {
      source[name] = JSON.parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const fix = 'Correct the JSON: no comments, no comma after the last entry.';
      findings.push({ file: `${folder}/${name}.json`, path: '$', message: error.message, fix });
    }
  }
  return { sources, findings };
}
