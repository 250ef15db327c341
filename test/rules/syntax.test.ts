import { describe, expect, it } from 'vitest';
import { readFiles } from './source-file.ts';
import { findSyntax } from './syntax.ts';

const findings = (path: string, text: string) => findSyntax({ path, text });

describe('syntax that hides something', () => {
  it('is nowhere in the code', () => {
    const files = ['src', 'sdk', 'test'].flatMap((folder) => readFiles(folder, /\.tsx?$/));
    expect(files.flatMap(findSyntax)).toEqual([]);
  });

  it.each(['const now = new Date();', 'const now = new Date;', 'const now = Date();'])('is found in: %s', (text) => {
    expect(findings('src/proxy/a.ts', text)).toEqual([expect.stringMatching(/^src\/proxy\/a\.ts:1: .* Use the Clock/)]);
  });

  it.each(['let a!: string;', 'class A { a!: string; }'])('is found in: %s', (text) => {
    expect(findings('src/runtime/a.ts', text)).toEqual([expect.stringContaining('promises a value')]);
  });

  it.each([
    `it.fails('adds', () => {});`,
    `it.skipIf(server)('adds', () => {});`,
    `describe.runIf(server)('adding', () => {});`,
    `it.concurrent.skip('adds', () => {});`,
    `test.only.each([1])('adds', () => {});`,
  ])('is found in: %s', (text) => {
    expect(findings('src/proxy/a.test.ts', text)).toEqual([expect.stringContaining('runs only sometimes')]);
  });

  it.each([
    ['src/proxy/a.ts', 'const at = new Date(clock.now());'],
    ['src/runtime/a.ts', 'const now = new Date();'],
    ['src/sandbox/kit/clock.ts', 'const now = new Date();'],
    ['sdk/core.ts', 'const now = new Date();'],
    ['src/proxy/a.ts', '/** Not `new Date()`. */ const a = "new Date()";'],
    ['src/proxy/a.ts', 'const a = !b; stream.skip(1); const c = { only: d.only };'],
  ])('is not seen in %s: %s', (path, text) => {
    expect(findings(path, text)).toEqual([]);
  });
});
