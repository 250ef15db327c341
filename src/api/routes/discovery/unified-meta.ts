import { z } from '@hono/zod-openapi';
import { nearest } from '../../../definitions/index.ts';
import { type UnifiedMethodName, unifiedMethodNames } from '../../../discovery/index.ts';
import { CrosswalkError, shorten } from '../../../errors/index.ts';
import { findUnifiedResource } from '../../../unified/index.ts';
import { plainDocumentOf } from '../../documents.ts';
import { type Api, type ApiContext, mount, readPath, readQuery } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { checkKnown } from './known-parameters.ts';
import { operationSchemas } from './operation-schemas.ts';
import { integrationMetaSchema, metaSchema } from './schemas.ts';

const parameters = {
  model: z.string().openapi({ example: 'user-directory' }),
  resource: z.string().openapi({ example: 'users' }),
};
const methodParameter = { method: z.string().openapi({ example: 'list' }) };

function readMethod(context: ApiContext): UnifiedMethodName {
  const given = readPath(context, 'method');
  const method = unifiedMethodNames.find((name) => name === given);
  if (method !== undefined) return method;
  const near = nearest(given, unifiedMethodNames);
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new CrosswalkError(
    'resource_not_found',
    `There is no method "${shorten(given)}".${meant} There are: ${unifiedMethodNames.join(', ')}.`,
  );
}

/** What a request asks about, and what the API document says of it. */
function readSubject(app: Api, context: ApiContext) {
  checkKnown(readQuery(context), []);
  const unified = findUnifiedResource(readPath(context, 'model'), readPath(context, 'resource'));
  const method = readMethod(context);
  const document = plainDocumentOf(app, context.get('services'));
  return {
    unified,
    name: `${unified.model}/${unified.resource}`,
    method,
    schema: operationSchemas(document, unified, 'get').response,
    schemas: operationSchemas(document, unified, method),
  };
}

/** `GET /unified/{model}/{resource}/meta/{method}`: what a method takes, answers and does at every vendor. */
function registerMeta(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/unified/{model}/{resource}/meta/{method}',
    operationId: 'unifiedMeta',
    summary: 'What a unified method takes, answers, and does at every vendor',
    tags: ['Discovery'],
    scope: 'read',
    request: { params: z.object({ ...parameters, ...methodParameter }) },
    responses: { 200: json(metaSchema, 'The method.') },
    async handler(context) {
      const { definitions, discovery, basePath } = context.get('services');
      const { unified, name, method, schema, schemas } = readSubject(app, context);
      const vendors = definitions
        .all()
        .filter(({ resourceNames }) => resourceNames.includes(name))
        .map((integration) => ({ integration, meta: discovery.method(integration.name, { ...unified, method }) }));
      const byIntegration = <Value>(read: (meta: (typeof vendors)[number]['meta']) => Value) =>
        Object.fromEntries(vendors.map(({ integration, meta }) => [integration.name, read(meta)]));
      return context.json({
        model: unified.model,
        resource: unified.resource,
        method,
        schema,
        documentation_link: `${basePath}/docs`,
        query_schema: schemas.query,
        request_body_schema: schemas.body,
        response_schema: schemas.response,
        response_mapping: byIntegration((meta) => meta.response_mapping),
        request_body_mapping: byIntegration((meta) => meta.request_body_mapping),
        default_query: byIntegration((meta) => meta.default_query),
        default_body: byIntegration((meta) => meta.default_body),
        integrations: vendors.map(({ integration, meta }) => ({
          name: integration.name,
          label: integration.label,
          is_supported: meta.is_supported,
          restriction: meta.restriction,
          meta: `${basePath}/unified/${name}/${integration.name}/meta/${method}`,
        })),
      });
    },
  });
}

/** `GET /unified/{model}/{resource}/{integration}/meta/{method}`: the same at one vendor, with its calls and filters. */
function registerIntegrationMeta(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/unified/{model}/{resource}/{integration}/meta/{method}',
    operationId: 'unifiedIntegrationMeta',
    summary: 'What a unified method takes, answers and does at one vendor',
    tags: ['Discovery'],
    scope: 'read',
    request: {
      params: z.object({
        ...parameters,
        integration: z.string().openapi({ description: 'Name of the integration, as GET /integration lists it.' }),
        ...methodParameter,
      }),
    },
    responses: { 200: json(integrationMetaSchema, 'The method.') },
    async handler(context) {
      const { unified, method, schema, schemas } = readSubject(app, context);
      const { definitions, discovery } = context.get('services');
      const integration = definitions.get(readPath(context, 'integration'));
      const { filters, ...meta } = discovery.method(integration.name, { ...unified, method });
      return context.json({
        model: unified.model,
        resource: unified.resource,
        method,
        integration: integration.name,
        schema,
        documentation_link: meta.calls[0]?.documentation ?? integration.documentation,
        query_schema: { ...schemas.query, properties: { ...schemas.query.properties, ...filters } },
        request_body_schema: schemas.body,
        response_schema: schemas.response,
        ...meta,
      });
    },
  });
}

export function registerUnifiedMeta(app: Api): void {
  registerMeta(app);
  registerIntegrationMeta(app);
}
