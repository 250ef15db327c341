import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inRepository, runOnTree } from './planted-tree.ts';

const outputSchema = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

const lines = (count: number) => `${'// One line.\n'.repeat(count - 1)}export const a = 1;\n`;
const testOf = (code: string) => `import { expect, it } from 'vitest';\n${code}`;
const passing = `('adds', () => { expect(1 + 1).toBe(2); });`;

const allowed: [about: string, path: string, code: string][] = [
  ['as const', 'src/proxy/const.ts', `export const a = ['a'] as const;`],
  ['satisfies', 'src/proxy/satisfies.ts', 'export const a = { b: 1 } satisfies object;'],
  [
    'a parameter named like a timer',
    'src/proxy/timer.ts',
    'export const a = (setTimeout: () => void) => setTimeout();',
  ],
  [
    'a method named fetch',
    'src/proxy/method.ts',
    `export const a = (app: Request & { fetch(): void }) => app.fetch();`,
  ],
  ['a date with an argument', 'src/proxy/date.ts', 'export const a = (now: number) => new Date(now);'],
  ['300 lines', 'src/proxy/300-lines.ts', lines(300)],
  ['long generated files', 'src/db/generated/migrations.ts', lines(301)],
  [
    'timers, time and the environment in the runtime',
    'src/runtime/node.ts',
    'export const a = [setTimeout, Date.now(), process.env];',
  ],
  ['fetch in the transport', 'src/runtime/fetch-transport.ts', 'export const a = fetch;'],
  ['the time in the clock of the sandbox', 'src/sandbox/kit/clock.ts', 'export const a = () => Date.now();'],
  ['fetch and timers in the SDK', 'sdk/core.ts', 'export const a = [fetch, setTimeout];'],
  ['the environment in test/', 'test/database.ts', 'export const a = process.env;'],
  ['a test', 'src/proxy/a.test.ts', testOf(`it${passing}`)],
];

const refused: [rule: string, path: string, code: string][] = [
  ['typescript(no-explicit-any)', 'src/proxy/any.ts', 'export const a: any = 1;'],
  ['typescript(consistent-type-assertions)', 'src/proxy/as.ts', 'export const a = (b: unknown) => b as string;'],
  ['typescript(consistent-type-assertions)', 'src/proxy/angle.ts', 'export const a = (b: unknown) => <string>b;'],
  ['typescript(consistent-type-assertions)', 'test/harness.ts', 'export const a = (b: unknown) => b as string;'],
  ['typescript(no-non-null-assertion)', 'src/proxy/bang.ts', 'export const a = (b: string[]) => b[0]!;'],
  ['typescript(ban-ts-comment)', 'src/proxy/ignore.ts', '// @ts-ignore\nexport const a: string = 1;'],
  ['typescript(ban-ts-comment)', 'src/proxy/expect.ts', '// @ts-expect-error wrong\nexport const a: string = 1;'],
  [
    'typescript(no-floating-promises)',
    'src/proxy/promise.ts',
    'export const a = (b: () => Promise<void>) => { b(); };',
  ],
  ['typescript(consistent-type-imports)', 'src/proxy/type.ts', `import { A } from './a.ts'; export const a: A = 1;`],
  ['eslint(max-lines)', 'src/proxy/301-lines.ts', lines(301)],
  ['eslint(max-lines)', 'sdk/301-lines.ts', lines(301)],
  ['eslint(no-console)', 'src/proxy/console.ts', `console.log('a');`],
  ['eslint(no-empty)', 'src/proxy/catch.ts', 'export function a(b: () => void) { try { b(); } catch {} }'],
  ['eslint(no-restricted-globals)', 'src/proxy/fetch.ts', `export const a = () => fetch('https://a.example');`],
  [
    'eslint(no-restricted-globals)',
    'src/egress/fetch.ts',
    `export const a = () => globalThis.fetch('https://a.example');`,
  ],
  ['eslint(no-restricted-globals)', 'src/runtime/main.ts', `export const a = () => fetch('https://a.example');`],
  ['eslint(no-restricted-globals)', 'src/proxy/timeout.ts', 'export const a = (b: () => void) => setTimeout(b, 1);'],
  ['eslint(no-restricted-globals)', 'src/proxy/interval.ts', 'export const a = (b: () => void) => setInterval(b, 1);'],
  ['eslint(no-restricted-globals)', 'src/proxy/timer.test.ts', 'export const a = (b: () => void) => setTimeout(b, 1);'],
  ['eslint(no-restricted-globals)', 'src/proxy/environment.ts', `export const a = process.env['PORT'];`],
  ['eslint(no-restricted-globals)', 'src/api/arguments.ts', 'export const a = process.argv;'],
  ['eslint(no-restricted-globals)', 'sdk/environment.ts', `export const a = process.env['PORT'];`],
  ['eslint(no-restricted-properties)', 'src/proxy/now.ts', 'export const a = () => Date.now();'],
  ['eslint(no-restricted-properties)', 'src/proxy/performance.ts', 'export const a = () => performance.now();'],
  ['vitest(no-disabled-tests)', 'src/proxy/skip.test.ts', testOf(`it.skip${passing}`)],
  ['vitest(no-focused-tests)', 'src/proxy/only.test.ts', testOf(`it.only${passing}`)],
  ['vitest(warn-todo)', 'src/proxy/todo.test.ts', testOf(`it${passing}\nit.todo('subtracts');`)],
];

describe('lint', () => {
  const found = new Map<string, string[]>();

  beforeAll(async () => {
    const files: Record<string, string> = {
      'tsconfig.json':
        '{ "compilerOptions": { "strict": true, "module": "nodenext", "types": [], "noEmit": true, "allowImportingTsExtensions": true } }',
      'src/proxy/a.ts': 'export type A = number;',
    };
    for (const [, path, code] of [...allowed, ...refused]) files[path] = code;
    const parameters = ['-c', inRepository('.ci/oxlint.json'), '--type-aware', '--format=json', '.'];
    const output = outputSchema.parse(JSON.parse(await runOnTree(files, 'oxlint', parameters)));
    for (const { filename, code } of output.diagnostics) found.set(filename, [...(found.get(filename) ?? []), code]);
  });

  it.each(allowed)('allows %s', (_, path) => {
    expect(found.get(path)).toBeUndefined();
  });

  it.each(refused)('%s refuses what is planted in %s', (rule, path) => {
    expect(found.get(path)).toContain(rule);
  });
});
