import { z } from '@hono/zod-openapi';
import { CrosswalkError, shorten } from '../../../errors/index.ts';
import { documentOf, integrationDocumentOf } from '../../documents.ts';
import { type Api, mount, readPath } from '../../mount.ts';
import { errorSchema, json } from '../../schemas.ts';

const documentResponse = {
  description: 'The document.',
  content: { 'application/json': { schema: z.object({}).openapi({ type: 'object', additionalProperties: true }) } },
};

/** `GET /openapi.json`: the description of this API. `GET /openapi/{integration}.json`: that of one vendor's calls. */
export function registerOpenApi(app: Api): void {
  const common = { method: 'get' as const, tags: ['Service'], scope: 'public' as const };
  mount(app, {
    ...common,
    path: '/openapi.json',
    operationId: 'openapi',
    summary: 'The OpenAPI 3.1 document',
    responses: { 200: documentResponse },
    handler: async (context) => context.json(documentOf(app, context.get('services'))),
  });
  mount(app, {
    ...common,
    path: '/openapi/{file}',
    operationId: 'integrationOpenapi',
    summary: 'The OpenAPI 3.1 document of one vendor’s calls through /proxy',
    request: { params: z.object({ file: z.string().openapi({ description: 'Name of the integration, and .json.' }) }) },
    responses: { 200: documentResponse, 404: json(errorSchema, 'There is no such integration.') },
    async handler(context) {
      const services = context.get('services');
      const file = readPath(context, 'file');
      if (!file.endsWith('.json')) {
        throw new CrosswalkError(
          'route_not_found',
          `There is no document "${shorten(file)}". Try ${shorten(file)}.json.`,
        );
      }
      const integration = services.definitions.get(file.slice(0, -'.json'.length));
      return context.body(integrationDocumentOf(app, services, integration), 200, {
        'content-type': 'application/json',
      });
    },
  });
}
