import { z } from '@hono/zod-openapi';
import { unifiedMethodNames } from '../../../discovery/index.ts';

const text = z.string();
const list = z.array(text);

/** A JSON Schema in an answer. */
export const schemaSchema = z
  .record(z.string(), z.unknown())
  .openapi({ type: 'object', additionalProperties: true, description: 'A JSON Schema (draft 2020-12).' });

const formFieldSchema = z
  .object({
    name: text,
    label: text,
    type: z.enum(['text', 'password', 'single_select']),
    required: z.boolean(),
    secret: z.boolean().openapi({ description: 'Sealed, and never shown again.' }),
    help_text: text.nullable().openapi({ description: 'What the value is, or where the end customer finds it.' }),
    steps: list.openapi({ description: 'How to get it in the vendor’s own pages, one step after the other.' }),
    options: z.array(z.object({ value: text, label: text })),
    accepts_url: z.boolean().openapi({ description: 'Besides the options, the address of the server is accepted.' }),
    default: text.nullable(),
    pattern: text.nullable().openapi({ description: 'Regular expression that the whole value fits.' }),
    placeholder: text.nullable(),
    servers: list.openapi({ description: 'Servers that cannot be called without it.' }),
  })
  .openapi('ConnectionField');

const summary = {
  id: text,
  name: text,
  label: text,
  category: text,
  connection: z
    .array(formFieldSchema)
    .openapi({ description: 'The form that links an account; never anybody’s value.' }),
  models: list.openapi({ description: 'Unified models that it serves.' }),
};

export const integrationSchema = z.object(summary).openapi('Integration');

const methodSchema = z
  .object({
    method: z.enum(unifiedMethodNames),
    is_supported: z.boolean(),
    restriction: text.nullable().openapi({ description: 'Why it cannot be done, and what can be done instead.' }),
  })
  .openapi('UnifiedMethod');

const limitSchema = z
  .object({
    name: text,
    requests: z.int(),
    per: text.openapi({ description: 'A length of time.', example: '1h' }),
    also: z
      .object({ requests: z.int(), per: text })
      .nullable()
      .openapi({ description: 'A limit over another length of time that holds besides.' }),
    scope: text.openapi({ description: 'What shares it.' }),
    each_call: z.boolean().openapi({ description: 'Every call that counts towards it has a count of its own.' }),
  })
  .openapi('VendorLimit');

export const integrationDetailSchema = z
  .object({
    ...summary,
    documentation: text,
    servers: z.array(
      z.object({ name: text, label: text, is_default: z.boolean(), hosts: list, credential_fields: list }),
    ),
    limits: z.array(limitSchema),
    unified: z.array(z.object({ model: text, resource: text, description: text, methods: z.array(methodSchema) })),
    endpoints: z.int().openapi({ description: 'How many calls of the vendor are declared.' }),
    links: z.object({ self: text, capabilities: text, openapi: text, guides: z.record(z.string(), text) }),
  })
  .openapi('IntegrationDetail');

const scopeSchema = z
  .enum(['read', 'write'])
  .openapi({ description: 'The scope that a token needs for the call, whatever its HTTP method.' });

export const capabilitiesSchema = z
  .object({
    integration: z.object({ id: text, name: text, label: text, category: text }),
    proxy: z.array(
      z.object({
        resource: text,
        methods: z.array(
          z.object({
            method: text,
            name: text,
            description: text,
            scope: scopeSchema,
            has_description: z.boolean(),
            has_query_schema: z.boolean(),
            has_body_schema: z.boolean(),
            has_response_schema: z.boolean(),
            api_documentation_url: text.nullable(),
            missing_fields: list
              .optional()
              .openapi({ description: 'Connection fields that the account lacks for this call.' }),
          }),
        ),
      }),
    ),
    unified: z.array(
      z.object({
        model: text,
        model_label: text,
        resource: text,
        description: text,
        docs_url: text,
        methods: list,
        env_overridden: z.boolean().openapi({ description: 'The operator changes fields of it.' }),
      }),
    ),
    auth: z.object({
      formats: list,
      fields: z.array(z.object({ name: text, label: text, type: text, required: z.boolean() })),
      documentation_link: text,
    }),
    ai_readiness: z.object({
      proxy_methods: z.int(),
      proxy_methods_with_descriptions: z.int(),
      ai_ready_score: z.int().openapi({ description: 'Per cent of the methods that have a description.' }),
    }),
    account: z
      .object({ id: text, status: text, authentication_method: text, is_blocked: z.boolean() })
      .optional()
      .openapi({ description: 'Of an account only.' }),
  })
  .openapi('Capabilities');

export const toolSchema = z
  .object({
    resource: text,
    method: text,
    name: text,
    description: text,
    scope: scopeSchema,
    query_schema: schemaSchema.openapi({ description: 'The id of the path, and the query.' }),
    body_schema: schemaSchema.nullable().openapi({ description: 'Null for calls without a body.' }),
    required: list.openapi({ description: 'Everything that must be given, of query and body.' }),
    input_schema: schemaSchema.openapi({ description: 'All arguments in one schema: id, query and body.' }),
    request: z
      .object({ method: text, path: text })
      .openapi({ description: 'The request that makes the call; add integrated_account_id to its query.' }),
  })
  .openapi('Tool');

const fieldMappingSchema = z
  .object({
    field: text.openapi({ example: 'emails[0].email' }),
    direction: z.enum(['read_write', 'read', 'write', 'fixed']),
    place: text.openapi({ description: 'Where it is at the vendor, in words.' }),
    rule: z.unknown().openapi({ description: 'The rule of the definition.' }),
    where: text.nullable().openapi({ description: 'Settings of the accounts for which it holds; null: all.' }),
  })
  .openapi('FieldMapping');

const unsupportedFieldSchema = z
  .object({ field: text, reason: text, where: text.nullable() })
  .openapi('UnsupportedField');

const vendorCallSchema = z
  .object({
    name: text,
    server: text,
    permission: text.nullable().openapi({ description: 'What the vendor calls it.' }),
    limit: limitSchema.nullable(),
    documentation: text.nullable(),
  })
  .openapi('VendorCall');

const anyObject = z.record(z.string(), z.unknown()).openapi({ type: 'object', additionalProperties: true });

const meta = {
  model: text,
  resource: text,
  method: z.enum(unifiedMethodNames),
  schema: schemaSchema,
  documentation_link: text,
  query_schema: schemaSchema,
  request_body_schema: schemaSchema.nullable(),
  response_schema: schemaSchema,
};

export const metaSchema = z
  .object({
    ...meta,
    response_mapping: z
      .record(z.string(), z.array(fieldMappingSchema))
      .openapi({ description: 'By integration; those of the create and update methods are in request_body_mapping.' }),
    request_body_mapping: z.record(z.string(), z.array(fieldMappingSchema)),
    default_query: z.record(z.string(), anyObject),
    default_body: z.record(z.string(), anyObject),
    integrations: z.array(
      z.object({
        name: text,
        label: text,
        is_supported: z.boolean(),
        restriction: text.nullable(),
        meta: text.openapi({ description: 'Where the method is described for this integration alone.' }),
      }),
    ),
  })
  .openapi('UnifiedMeta');

export const integrationMetaSchema = z
  .object({
    ...meta,
    integration: text,
    is_supported: z.boolean(),
    restriction: text.nullable(),
    calls: z.array(vendorCallSchema),
    response_mapping: z.array(fieldMappingSchema),
    request_body_mapping: z.array(fieldMappingSchema),
    unsupported_fields: z.array(unsupportedFieldSchema),
    default_query: anyObject.openapi({ description: 'What every call has in its query besides what the caller says.' }),
    default_body: anyObject,
  })
  .openapi('IntegrationMeta');

export const guideSchema = z
  .object({
    integration: z.object({ id: text, name: text, label: text, category: text }),
    model: text,
    model_label: text,
    documentation: text,
    connect: z.object({
      fields: z.array(formFieldSchema),
      checks: z.array(
        z.object({
          server: text,
          impossible: text.nullable(),
          refusals: z.array(z.object({ status: z.int(), cause: text })),
        }),
      ),
    }),
    servers: z.array(
      z.object({ name: text, label: text, is_default: z.boolean(), hosts: list, credential_fields: list }),
    ),
    permissions: list,
    limits: z.array(limitSchema),
    resources: z.array(
      z.object({
        resource: text,
        description: text,
        methods: z.array(methodSchema.extend({ calls: z.array(vendorCallSchema) })),
        identifiers: z.array(
          z.object({
            kind: text,
            label: text,
            form: text,
            is_primary: z.boolean(),
            uses: list,
            where: text.nullable(),
          }),
        ),
        fields: z.array(fieldMappingSchema),
        unsupported_fields: z.array(unsupportedFieldSchema),
      }),
    ),
  })
  .openapi('Guide');
