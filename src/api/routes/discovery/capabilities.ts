import { z } from '@hono/zod-openapi';
import { type CapabilityFilter } from '../../../discovery/index.ts';
import { type JsonObject } from '../../../mapping/index.ts';
import { type Api, check, mount, readPath, readQuery } from '../../mount.ts';
import { booleanParameter, listParameter } from '../../query.ts';
import { json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { integrationName } from './integration-get.ts';
import { checkKnown } from './known-parameters.ts';
import { capabilitiesSchema } from './schemas.ts';

const typeSchema = z.enum(['proxy', 'unified', 'all']);

export const methodsParameter = z.string().optional().openapi({
  description: 'Methods, with commas; read stands for list and get, write for create, update and delete.',
  example: 'list,get',
});

const query = z.object({
  type: typeSchema.optional().openapi({ description: 'Absent: all.' }),
  methods: methodsParameter,
  resource: z.string().optional().openapi({ description: 'Resources, with commas.' }),
  has_description: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'false: the calls of the vendor without a description. Absent: true.' }),
});

function readFilter(given: JsonObject): CapabilityFilter {
  checkKnown(given, Object.keys(query.shape));
  return {
    type: check(z.object({ type: typeSchema }), { type: given['type'] ?? 'all' }).type,
    methods: listParameter(given, 'methods'),
    resources: listParameter(given, 'resource'),
    hasDescription: given['has_description'] === undefined || booleanParameter(given, 'has_description'),
  };
}

const common = {
  method: 'get' as const,
  tags: ['Discovery'],
  scope: 'read' as const,
  responses: { 200: json(capabilitiesSchema, 'What can be done.') },
};

/** `GET /integration/{name}/capabilities` and `GET /integrated-account/{id}/capabilities`: what can be done. */
export function registerCapabilities(app: Api): void {
  mount(app, {
    ...common,
    path: '/integration/{name}/capabilities',
    operationId: 'integrationCapabilities',
    summary: 'What an integration can do',
    request: { params: integrationName, query },
    async handler(context) {
      const { discovery } = context.get('services');
      return context.json(discovery.capabilities(readPath(context, 'name'), readFilter(readQuery(context))));
    },
  });
  mount(app, {
    ...common,
    path: '/integrated-account/{id}/capabilities',
    operationId: 'integratedAccountCapabilities',
    summary: 'What a linked account can do',
    description:
      'Calls for which the account has no credential are there too, with the connection fields that are missing.',
    request: { params: z.object({ id: z.string() }), query },
    async handler(context) {
      const { discovery } = context.get('services');
      const target = { accountId: readPath(context, 'id'), tenantId: visibleTenant(context.get('principal')) };
      return context.json(await discovery.accountCapabilities(target, readFilter(readQuery(context))));
    },
  });
}
