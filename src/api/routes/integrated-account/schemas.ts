import { z } from '@hono/zod-openapi';
import { regionSchema } from '../../../connect/index.ts';
import { accountStatuses } from '../../../db/index.ts';

const context = z
  .record(z.string(), z.unknown())
  .openapi({ type: 'object', additionalProperties: true, description: 'The connection fields of the integration.' });
const servers = z
  .record(z.string(), z.url())
  .openapi({ description: 'Addresses of its own, by server; their hosts must be allowed.' });
const override = z.record(z.string(), z.unknown()).openapi({
  type: 'object',
  additionalProperties: true,
  description: 'Field rules of its own: { users: { fields: { ... } } }.',
});
const verify = z.boolean().openapi({ description: 'false stores without the live check of the credentials.' });

export const accountSchema = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    status: z.enum(accountStatuses),
    integration: z.object({ id: z.string(), name: z.string(), label: z.string(), category: z.string() }),
    environment_integration_id: z.string(),
    authentication_method: z.enum(['api_key', 'oauth2', 'oauth2_client_credentials']),
    is_sandbox: z.boolean(),
    region: z.string().nullable().openapi({ description: 'As it was given when the account was linked.' }),
    context: context.openapi({ description: 'Secrets show their last four characters only.' }),
    servers,
    unified_model_override: override,
    last_error: z.record(z.string(), z.unknown()).nullable(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .openapi('IntegratedAccount');

export const accountCreateSchema = z
  .strictObject({
    tenant_id: z.string().min(1).max(200).optional(),
    integration: z.string().optional().openapi({ description: 'Name of the integration.' }),
    environment_integration_id: z
      .string()
      .optional()
      .openapi({ description: 'Another name of integration, as in Truto.' }),
    context: context.optional(),
    servers: servers.optional(),
    sandbox: z.boolean().optional().openapi({ description: 'Calls go to the built-in sandbox of the vendor.' }),
    verify: verify.optional(),
    unified_model_override: override.optional(),
    region: regionSchema.optional().openapi({
      description: 'Kept and answered, as in Truto. The data are where your database is, whatever it says.',
    }),
    authentication_method: z
      .enum(['api_key', 'oauth2_client_credentials'])
      .optional()
      .openapi({ description: 'Follows from the context; taken for the sake of clients of Truto.' }),
  })
  .openapi('IntegratedAccountCreate');

export const accountUpdateSchema = z
  .strictObject({
    context: context.optional(),
    servers: servers.optional(),
    verify: verify.optional(),
    unified_model_override: override.optional(),
  })
  .openapi('IntegratedAccountUpdate');

export const accountId = z.object({ id: z.string() });
