import { type Api } from './mount.ts';

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
  { name: 'Integrated accounts', description: "Your customers' linked vendor accounts." },
  { name: 'API tokens', description: 'Who may use this installation, and for what.' },
  { name: 'Service', description: 'Whether this installation works.' },
];

/**
 * The OpenAPI 3.1 document of all routes.
 *
 * @param basePath path under which they are mounted; '' for the root
 */
export function openApiDocument(app: Api, basePath = ''): ReturnType<Api['getOpenAPI31Document']> {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API token. Its scopes are read, write or admin, and it may be bound to one tenant.',
  });
  return app.getOpenAPI31Document({
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
}
