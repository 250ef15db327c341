import { type Api, mount } from '../../mount.ts';
import { openApiDocument } from '../../openapi-document.ts';

/** `GET /openapi.json`: the description of this API. */
export function registerOpenApi(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/openapi.json',
    operationId: 'openapi',
    summary: 'The OpenAPI 3.1 document',
    tags: ['Service'],
    scope: 'public',
    responses: {
      200: { description: 'The document.', content: { 'application/json': { schema: { type: 'object' } } } },
    },
    handler: async (context) => context.json(openApiDocument(app, context.get('services').basePath)),
  });
}
