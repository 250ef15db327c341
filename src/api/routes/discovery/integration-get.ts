import { z } from '@hono/zod-openapi';
import { type Api, mount, readPath, readQuery } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { checkKnown } from './known-parameters.ts';
import { integrationDetailSchema } from './schemas.ts';

export const integrationName = z.object({
  name: z.string().openapi({ description: 'Name of the integration, as GET /integration lists it.' }),
});

/** `GET /integration/{name}`: everything that a developer or a user interface needs to know of a vendor. */
export function registerIntegrationGet(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/integration/{name}',
    operationId: 'getIntegration',
    summary: 'Get one integration',
    description:
      'The connection form, the servers and their hosts, the limits, and what of the unified models it serves.',
    tags: ['Discovery'],
    scope: 'read',
    request: { params: integrationName },
    responses: { 200: json(integrationDetailSchema, 'The integration.') },
    async handler(context) {
      checkKnown(readQuery(context), []);
      return context.json(context.get('services').discovery.integration(readPath(context, 'name')));
    },
  });
}
