// Who may import whom. Run with: npm run imports

/** From the outside in: a folder imports only from later lines, and never from its own line. */
const layers = [
  ['runtime/'],
  ['crosswalk.ts', 'crosswalk-api.ts', 'crosswalk-options.ts', 'index.ts'],
  ['api/'],
  ['flows/'],
  ['discovery/', 'field-maps/'],
  ['unified/', 'connect/'],
  ['delivery/'],
  ['proxy/'],
  ['idempotency/'],
  ['accounts/', 'tokens/'],
  ['oauth2/'],
  ['egress/', 'vault/', 'db/'],
  ['definitions/'],
  ['mapping/'],
  ['errors/'],
];

/** Tests and what only they import. They may look at every layer. */
const testCode = String.raw`^test/|\.(test|fixture)\.tsx?$|/(test-kit|[a-z-]+-test-kit|test-client|test-support|harness)\.ts$`;

const escapeDots = (name) => name.replaceAll('.', String.raw`\.`);
const anyOf = (names) => `^src/(${names.map(escapeDots).join('|')})`;
const packageNamed = (...names) => `^(node_modules/)?(${names.join('|')})(/|$)`;

const importOrder = layers.flatMap((names, level) =>
  names.flatMap((name) => {
    const siblings = names.filter((other) => other !== name && name.endsWith('/'));
    const outside = [...layers.slice(0, level).flat(), ...siblings];
    return outside.length === 0
      ? []
      : {
          name: `order-of-${name.replace(/\/$|\.ts$/, '')}`,
          severity: 'error',
          comment: `src/${name} may import only folders further in: ${layers
            .slice(level + 1)
            .flat()
            .join(', ')}`,
          from: { path: `^src/${escapeDots(name)}`, pathNot: testCode },
          to: { path: anyOf(outside) },
        };
  }),
);

const place = {
  name: 'every-folder-has-its-place',
  severity: 'error',
  comment: 'A new folder in src/ gets its line in the import order of .ci/dependency-cruiser.cjs first.',
  from: {},
  to: { path: '^src/[^/]+/', pathNot: anyOf([...layers.flat(), 'sandbox/']) },
};

const leaves = {
  name: 'leaf-utilities-import-no-folder',
  severity: 'error',
  comment: 'A single file directly in src/ is a leaf: everybody may import it, so it imports only other leaves.',
  from: { path: String.raw`^src/[^/]+\.ts$`, pathNot: `${testCode}|${anyOf(layers[1])}` },
  to: { path: `^src/[^/]+/|${anyOf(layers[1])}` },
};

const doors = [
  {
    name: 'folder-through-its-index',
    severity: 'error',
    comment: 'Import another folder through its index.ts; export there what others need. Generated data is in reach.',
    from: { path: '^src/([^/]+)/' },
    to: {
      path: '^src/[^/]+/',
      pathNot: [String.raw`^src/($1|runtime)/|^src/(sandbox/)?[^/]+/index\.ts$|/generated/`, testCode],
    },
  },
  {
    name: 'src-through-its-doors',
    severity: 'error',
    comment: 'From outside a folder only its index.ts is in reach.',
    from: { path: String.raw`^(src/[^/]+\.ts$|sdk/|test/)` },
    to: {
      path: '^src/[^/]+/',
      pathNot: [String.raw`^src/runtime/|/index\.ts$|/generated/`, testCode],
    },
  },
  {
    name: 'subfolder-from-its-parent',
    severity: 'error',
    comment: 'A folder inside a subfolder belongs to that subfolder: import the subfolder instead.',
    from: { path: String.raw`^src/([^/]+)/([^/]+)` },
    to: { path: String.raw`^src/$1/[^/]+/[^/]+/`, pathNot: String.raw`^src/$1/$2/|/index\.ts$|/generated/` },
  },
];

const sandbox = [
  {
    name: 'sandbox-imports-nothing-of-the-rest',
    severity: 'error',
    comment: 'The sandbox stands for the vendors: it shares no code with what it tests.',
    from: { path: '^src/sandbox/', pathNot: testCode },
    to: { path: '^(src|sdk|test)/', pathNot: '^src/sandbox/' },
  },
  {
    name: 'sandbox-only-from-the-runtime',
    severity: 'error',
    comment: 'Only the runtime and tests start a sandbox, so that it never reaches the core or the Worker.',
    from: { path: '^(src|sdk)/', pathNot: `^src/(sandbox|runtime)/|${testCode}` },
    to: { path: '^src/sandbox/' },
  },
  {
    name: 'sandbox-vendors-stand-alone',
    severity: 'error',
    comment:
      'One vendor does not know another: what they share is in kit/ and reference/, and world/ puts them together.',
    from: { path: '^src/sandbox/([^/]+)/', pathNot: '^src/sandbox/world/' },
    to: {
      path: '^src/sandbox/[^/]+/',
      pathNot: String.raw`^src/sandbox/($1/|(kit|reference)/index\.ts$|reference/generated/$1\.json$)`,
    },
  },
];

const platforms = [
  {
    name: 'node-only-in-the-runtime',
    severity: 'error',
    comment: 'Everything else also runs on Workers: take what you need as a parameter, or use the Web platform.',
    from: { path: '^(src|sdk)/', pathNot: `^src/runtime/|${testCode}` },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'hono-only-at-the-edge',
    severity: 'error',
    comment: 'Domain folders know nothing of HTTP servers.',
    from: { path: '^(src|sdk)/', pathNot: `^src/(api|runtime|sandbox|unified/models)/|${testCode}` },
    to: { path: packageNamed('hono', '@hono/[^/]+') },
  },
  {
    name: 'models-take-only-z-from-hono',
    severity: 'error',
    comment: 'Unified models describe themselves with the z of @hono/zod-openapi, and need nothing else of it.',
    from: { path: '^src/unified/models/', pathNot: testCode },
    to: { path: packageNamed('hono', '@hono/[^/]+'), pathNot: packageNamed('@hono/zod-openapi') },
  },
  {
    name: 'drizzle-only-in-db',
    severity: 'error',
    comment: 'Queries live in src/db, by aggregate.',
    from: { path: '^(src|sdk)/', pathNot: `^src/(db|runtime)/|${testCode}` },
    to: { path: packageNamed('drizzle-orm') },
  },
  {
    name: 'drivers-only-in-the-runtime',
    severity: 'error',
    comment: 'Which database and which HTTP client there is, the runtime decides and passes in.',
    from: { path: '^(src|sdk)/', pathNot: `^src/runtime/|${testCode}` },
    to: { path: packageNamed('postgres', '@electric-sql/pglite', 'undici') },
  },
];

const hygiene = [
  {
    name: 'no-cycle',
    severity: 'error',
    comment: 'Files that import each other are one thing or need a third.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-unresolvable-import',
    severity: 'error',
    comment: 'The imported file or package does not exist.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'tests-only-from-tests',
    severity: 'error',
    comment: 'What is delivered does not import what only tests need.',
    from: { path: '^(src|sdk)/', pathNot: testCode },
    to: { path: testCode },
  },
  {
    name: 'no-development-package',
    severity: 'error',
    comment:
      'An installed package brings its dependencies only: move the package there, or import its types only. What is generated before a release may use them.',
    from: { path: '^(src|sdk)/', pathNot: [testCode, '^src/runtime/generate/'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'sdk-stands-alone',
    severity: 'error',
    comment: 'The SDK is a package of its own: it knows the API document, not the server.',
    from: { path: '^sdk/', pathNot: testCode },
    to: { path: '^src/' },
  },
];

module.exports = {
  forbidden: [...importOrder, place, leaves, ...doors, ...sandbox, ...platforms, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What is built from the sources is no source.
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
