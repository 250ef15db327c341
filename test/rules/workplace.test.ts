import { describe, expect, it } from 'vitest';
import { readFiles } from './source-file.ts';
import { findDownloadAddresses, findWorkplace } from './workplace.ts';

const everything = readFiles('', /\.(?:[cm]?[jt]sx?|json|md|sql|toml|ya?ml)$|^(?:run|\.npmrc|LICENSE)$/);

/** Joined here, so that this file does not break the rule itself. */
const joined = (...parts: string[]) => parts.join('');

describe('traces of the workplace', () => {
  it('are nowhere in the repository', () => {
    expect(everything.length).toBeGreaterThan(100);
    expect(everything.flatMap(findWorkplace)).toEqual([]);
  });

  it.each([
    joined(`const path = '/wor`, `k/data.json';`),
    joined('// See /roo', 't/notes.md'),
    joined('cd /hom', 'e/ada/crosswalk/src'),
    joined('[log](/User', 's/ada/log.txt)'),
    joined('// TOD', 'O: page through'),
    joined('/* FIXM', 'E */'),
    joined('// Agreed in the previous sessio', 'n.'),
    joined('// Fixes issu', 'e #12.'),
  ])('are found in: %s', (text) => {
    expect(findWorkplace({ path: 'src/a.ts', text: `\n${text}` })).toEqual([expect.stringMatching(/^src\/a\.ts:2: "/)]);
  });

  it.each([
    `const url = 'https://a.example/home/ada/';`,
    `await get('/workspaces/1');`,
    `const path = join(tmpdir(), 'work', 'data.json');`,
    '// A session of the user agent issues a token.',
    `fetch(\`\${base}/work/1\`);`,
  ])('are not seen in: %s', (text) => {
    expect(findWorkplace({ path: 'src/a.ts', text })).toEqual([]);
  });
});

describe('download addresses', () => {
  const inLockFile = (text: string) => findDownloadAddresses({ path: 'package-lock.json', text });

  it('are not in the lock file', () => {
    const [lockFile, ...others] = everything.filter(({ path }) => path === 'package-lock.json');
    expect(others).toEqual([]);
    expect(lockFile?.text).toContain('"integrity": "sha512-');
    expect(inLockFile(lockFile?.text ?? '')).toEqual([]);
  });

  it('are found, wherever they lead', () => {
    const addresses = ['https://registry.npmjs.org/zod/-/zod-4.6.7.tgz', 'http://127.0.0.1:4873/zod.tgz'];
    const text = addresses.map((address) => `"resolved": "${address}"`).join('\n');
    expect(inLockFile(text)).toEqual([
      expect.stringMatching(/^package-lock\.json:1: .*npmjs/),
      expect.stringMatching(/^package-lock\.json:2: .*4873/),
    ]);
  });

  it('are not what links a package of this repository', () => {
    expect(inLockFile('"node_modules/@crosswalk/sdk": { "resolved": "sdk", "link": true }')).toEqual([]);
  });
});
