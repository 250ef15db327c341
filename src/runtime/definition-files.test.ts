import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listDefinitionFiles, readDefinitionFiles } from './definition-files.ts';

let directory: string;
let integrations: URL;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'crosswalk-definitions-'));
  integrations = pathToFileURL(`${directory}/`);
  const files = {
    'beta/users.json': '{"a":1}',
    'alpha/users.json': '{}',
    'alpha/endpoints.json': '{,}',
    'alpha/notes.txt': '',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(new URL('.', new URL(path, integrations)), { recursive: true });
    await writeFile(new URL(path, integrations), text);
  }
});

afterEach(() => rm(directory, { recursive: true }));

describe('listDefinitionFiles', () => {
  it('lists JSON files only, ordered by folder and name', async () => {
    const files = await listDefinitionFiles(integrations);
    expect(files.map(({ folder, name }) => `${folder}/${name}`)).toEqual([
      'alpha/endpoints',
      'alpha/users',
      'beta/users',
    ]);
  });
});

describe('readDefinitionFiles', () => {
  it('reads what is JSON and says what is not', async () => {
    expect(await readDefinitionFiles(integrations)).toEqual({
      sources: { alpha: { users: {} }, beta: { users: { a: 1 } } },
      findings: [
        expect.objectContaining({ file: 'alpha/endpoints.json', path: '$', message: expect.stringContaining('JSON') }),
      ],
    });
  });
});
