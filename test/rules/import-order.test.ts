import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inRepository, runOnTree } from './planted-tree.ts';

const outputSchema = z.object({
  summary: z.object({ ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }) }),
  modules: z.array(
    z.object({
      source: z.string(),
      dependencies: z.array(
        z.object({
          protocol: z.string().default(''),
          module: z.string(),
          rules: z.array(z.object({ name: z.string() })).default([]),
        }),
      ),
    }),
  ),
});

const folders =
  'api flows unified connect delivery proxy accounts tokens oauth2 egress vault db definitions mapping errors';

/** What every tree needs: one door per folder, the packages that rules name, and compiler options. */
const surroundings = {
  ...Object.fromEntries(folders.split(' ').map((folder) => [`src/${folder}/index.ts`, 'export const door = 1;'])),
  'src/clock.ts': 'export const clock = 1;',
  'src/context.ts': 'export const context = 1;',
  'src/runtime/pglite.ts': 'export const driver = 1;',
  'src/sandbox/index.ts': 'export const sandbox = 1;',
  'src/sandbox/kit/index.ts': 'export const kit = 1;',
  'src/sandbox/acme/index.ts': 'export const acme = 1;',
  'src/db/query.ts': 'export const query = 1;',
  'src/db/generated/tables.ts': 'export const tables = 1;',
  'src/novel/index.ts': 'export const novel = 1;',
  'src/proxy/back.ts': `import './there.ts';`,
  'src/proxy/types-there.ts': 'export type There = 1;',
  'src/proxy/types-back.ts': `import type { There } from './types-there.ts';\nexport type Back = There;`,
  'src/api/routes/users/list.ts': 'export const list = 1;',
  'src/egress/test-kit.ts': 'export const kit = 1;',
  'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true } }',
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: Object.fromEntries(packages('hono @hono/zod-openapi drizzle-orm undici zod')),
    devDependencies: Object.fromEntries(packages('fast-check')),
  }),
  ...Object.fromEntries(
    packages('hono @hono/zod-openapi drizzle-orm undici zod fast-check').flatMap(([name]) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {};'],
    ]),
  ),
};

function packages(names: string): [string, string][] {
  return names.split(' ').map((name) => [name, '1.0.0']);
}

const allowed: [about: string, path: string, ...imported: string[]][] = [
  ['a folder and those further in', 'src/proxy/a.ts', '../accounts/index.ts', '../egress/index.ts', '../clock.ts'],
  ['api tokens and the database', 'src/tokens/a.ts', '../db/index.ts'],
  [
    'the runtime and everything',
    'src/runtime/a.ts',
    'node:fs',
    'hono',
    'undici',
    '../context.ts',
    '../sandbox/index.ts',
  ],
  ['the API and Hono', 'src/api/a.ts', 'hono', '@hono/zod-openapi', '../flows/index.ts'],
  ['a model and its z', 'src/unified/models/a.ts', '@hono/zod-openapi'],
  ['a sandbox, Hono and the kit', 'src/sandbox/other/a.ts', 'hono', '../kit/index.ts'],
  ['the world of the sandbox and its vendors', 'src/sandbox/world/a.ts', '../acme/index.ts'],
  ['a test and outer folders', 'src/db/a.test.ts', '../runtime/pglite.ts', '../sandbox/kit/index.ts', 'node:fs'],
  ['a test and the test kit of a folder', 'src/proxy/a.test.ts', '../egress/test-kit.ts', 'fast-check'],
  ['generated data', 'test/a.ts', '../src/db/generated/tables.ts'],
  ['types that refer to each other', 'src/proxy/types-there.ts', './types-back.ts'],
];

const refused: [rule: string, path: string, imported: string][] = [
  ['order-of-errors', 'src/errors/a.ts', '../mapping/index.ts'],
  ['order-of-mapping', 'src/mapping/a.ts', '../definitions/index.ts'],
  ['order-of-definitions', 'src/definitions/a.ts', '../db/index.ts'],
  ['order-of-egress', 'src/egress/a.ts', '../vault/index.ts'],
  ['order-of-vault', 'src/vault/a.ts', '../accounts/index.ts'],
  ['order-of-db', 'src/db/a.ts', '../tokens/index.ts'],
  ['order-of-oauth2', 'src/oauth2/a.ts', '../accounts/index.ts'],
  ['order-of-tokens', 'src/tokens/a.ts', '../accounts/index.ts'],
  ['order-of-accounts', 'src/accounts/a.ts', '../proxy/index.ts'],
  ['order-of-idempotency', 'src/idempotency/a.ts', '../proxy/index.ts'],
  ['order-of-proxy', 'src/proxy/a.ts', '../delivery/index.ts'],
  ['order-of-delivery', 'src/delivery/a.ts', '../unified/index.ts'],
  ['order-of-connect', 'src/connect/a.ts', '../unified/index.ts'],
  ['order-of-unified', 'src/unified/a.ts', '../flows/index.ts'],
  ['order-of-discovery', 'src/discovery/a.ts', '../flows/index.ts'],
  ['order-of-field-maps', 'src/field-maps/a.ts', '../flows/index.ts'],
  ['order-of-flows', 'src/flows/a.ts', '../api/index.ts'],
  ['order-of-api', 'src/api/a.ts', '../crosswalk.ts'],
  ['order-of-crosswalk', 'src/crosswalk.ts', './runtime/pglite.ts'],
  ['order-of-crosswalk-api', 'src/crosswalk-api.ts', './runtime/pglite.ts'],
  ['order-of-crosswalk-options', 'src/crosswalk-options.ts', './runtime/pglite.ts'],
  ['order-of-index', 'src/index.ts', './runtime/pglite.ts'],
  ['every-folder-has-its-place', 'src/runtime/a.ts', '../novel/index.ts'],
  ['leaf-utilities-import-no-folder', 'src/utility.ts', './errors/index.ts'],
  ['folder-through-its-index', 'src/proxy/a.ts', '../db/query.ts'],
  ['src-through-its-doors', 'test/a.ts', '../src/db/query.ts'],
  ['subfolder-from-its-parent', 'src/api/a/b.ts', '../routes/users/list.ts'],
  ['sandbox-imports-nothing-of-the-rest', 'src/sandbox/other/a.ts', '../../clock.ts'],
  ['sandbox-only-from-the-runtime', 'src/api/a.ts', '../sandbox/index.ts'],
  ['sandbox-vendors-stand-alone', 'src/sandbox/other/a.ts', '../acme/index.ts'],
  ['node-only-in-the-runtime', 'src/proxy/a.ts', 'node:crypto'],
  ['node-only-in-the-runtime', 'sdk/a.ts', 'fs'],
  ['hono-only-at-the-edge', 'src/proxy/a.ts', 'hono'],
  ['hono-only-at-the-edge', 'src/unified/a.ts', '@hono/zod-openapi'],
  ['models-take-only-z-from-hono', 'src/unified/models/a.ts', 'hono'],
  ['drizzle-only-in-db', 'src/accounts/a.ts', 'drizzle-orm'],
  ['drivers-only-in-the-runtime', 'src/egress/a.ts', 'undici'],
  ['no-unresolvable-import', 'src/proxy/a.ts', './missing.ts'],
  ['tests-only-from-tests', 'src/proxy/a.ts', '../egress/test-kit.ts'],
  ['no-development-package', 'src/proxy/a.ts', 'fast-check'],
  ['sdk-stands-alone', 'sdk/a.ts', '../src/errors/index.ts'],
  ['no-cycle', 'src/proxy/there.ts', './back.ts'],
];

describe('import order', () => {
  const broken = new Map<string, string[]>();
  let ruleNames: string[] = [];

  beforeAll(async () => {
    const imports = [
      ...allowed.flatMap(([, path, ...imported]) => imported.map((specifier) => [path, specifier] as const)),
      ...refused.map(([, path, specifier]) => [path, specifier] as const),
    ];
    const files: Record<string, string> = { ...surroundings };
    for (const [path, specifier] of imports) files[path] = `import '${specifier}';\n${files[path] ?? ''}`;
    const parameters = ['--config', inRepository('.ci/dependency-cruiser.cjs'), '--output-type', 'json', '.'];
    const output = outputSchema.parse(JSON.parse(await runOnTree(files, 'depcruise', parameters)));
    ruleNames = output.summary.ruleSetUsed.forbidden.map(({ name }) => name);
    for (const { source, dependencies } of output.modules) {
      for (const { protocol, module, rules } of dependencies) {
        broken.set(
          `${source} ${protocol}${module}`,
          rules.map(({ name }) => name),
        );
      }
    }
  });

  it.each(allowed)('allows %s', (_, path, ...imported) => {
    expect(imported.map((specifier) => broken.get(`${path} ${specifier}`))).toEqual(imported.map(() => []));
  });

  it('has a refused import here for every rule', () => {
    expect(ruleNames.filter((name) => !refused.some(([rule]) => rule === name))).toEqual([]);
  });

  it.each(refused)('%s: %s may not import %s', (rule, path, imported) => {
    expect(broken.get(`${path} ${imported}`)).toEqual([rule]);
  });
});
