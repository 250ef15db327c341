import { type Definitions } from '../definitions/index.ts';
import { methodsOf, type UnifiedMethod, unifiedMethodNames } from '../discovery/index.ts';
import { unifiedResources } from '../unified/index.ts';
import { type Api } from './mount.ts';
import { operationName } from './routes/unified/index.ts';

const description = `One API for the customer-engagement platforms that your customers use. Link their accounts, then read and
write users through the unified routes, call any declared vendor endpoint through /proxy, and any path at all through
/custom and /native.

Every list comes as { result, next_cursor, prev_cursor, result_count }. Every error has a stable code, a message that says
what to do next, and says whether the vendor or Crosswalk failed.`;

/** In the order in which somebody who is new here reads them. */
const tags = [
  { name: 'Unified user-directory', description: 'Users and groups, the same at every vendor.' },
  { name: 'Proxy', description: "The vendors' own endpoints, with lists in one form." },
  { name: 'Native', description: "The vendors' own answers, byte for byte." },
  { name: 'Discovery', description: 'What integrations, accounts and methods can do, and what they need.' },
  { name: 'Integrated accounts', description: "Your customers' linked vendor accounts." },
  { name: 'Link tokens', description: 'Invitations for your customers to link an account themselves.' },
  { name: 'Field maps', description: 'Where each customer keeps the fields that are yours.' },
  { name: 'API tokens', description: 'Who may use this installation, and for what.' },
  { name: 'Service', description: 'Whether this installation works.' },
];

/** An OpenAPI 3.1 document as the router writes it. */
export type OpenApiDocument = ReturnType<Api['getOpenAPI31Document']>;
type PathItem = NonNullable<OpenApiDocument['paths']>[string];

/** What each vendor can do with a method, and what those that cannot offer in its place. */
function describeVendors(vendors: readonly { label: string; method: UnifiedMethod }[]): string {
  const lines = vendors.map(({ label, method }) =>
    `- ${label}: ${method.is_supported ? 'yes' : 'no'}. ${method.restriction ?? ''}`.trimEnd(),
  );
  const isPossible = vendors.some(({ method }) => method.is_supported);
  return [isPossible ? 'Which vendors can do it:' : 'No vendor can do it:', '', ...lines].join('\n');
}

/** What the vendors can do with every unified operation, by operation id. */
function vendorNotes(definitions: Definitions): Map<string, string> {
  const notes = Object.entries(unifiedResources).flatMap(([name, unified]) => {
    const vendors = definitions.all().map((integration) => ({
      label: integration.label,
      methods: methodsOf(integration, name),
    }));
    return unifiedMethodNames.map((wanted) => {
      const ofMethod = vendors.flatMap(({ label, methods }) =>
        methods.filter(({ method }) => method === wanted).map((method) => ({ label, method })),
      );
      return [operationName(unified, wanted), describeVendors(ofMethod)] as const;
    });
  });
  return new Map(notes);
}

function annotate(item: PathItem, notes: ReadonlyMap<string, string>): PathItem {
  for (const operation of [item.get, item.post, item.patch, item.delete]) {
    const note = notes.get(operation?.operationId ?? '');
    if (operation === undefined || note === undefined) continue;
    operation.description = operation.description === undefined ? note : `${operation.description}\n\n${note}`;
  }
  return item;
}

/**
 * The OpenAPI 3.1 document of all routes.
 *
 * @param definitions what the vendors can do, which the descriptions say
 * @param basePath path under which they are mounted; '' for the root
 */
export function openApiDocument(app: Api, definitions: Definitions, basePath = ''): OpenApiDocument {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API token. Its scopes are read, write or admin, and it may be bound to one tenant.',
  });
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Crosswalk',
      version: '0.1.0',
      description,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    tags,
    servers: [{ url: basePath || '/', description: 'This installation' }],
  });
  const notes = vendorNotes(definitions);
  for (const item of Object.values(document.paths ?? {})) annotate(item, notes);
  return document;
}
