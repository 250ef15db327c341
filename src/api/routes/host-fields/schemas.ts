import { z } from '@hono/zod-openapi';
import { hostFieldSchema, newHostFieldSchema } from '../../../connect/index.ts';
import { type DeclaredField } from '../../../field-maps/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { type Principal } from '../../../tokens/index.ts';

// A schema that was made before zod was extended has no `openapi`; one that is made of it here has.
export const hostFieldCreateSchema = newHostFieldSchema.clone().openapi('HostFieldCreate');

export const hostFieldViewSchema = hostFieldSchema
  .extend({ created_at: z.string(), updated_at: z.string() })
  .openapi('HostField');

export const integrationName = z.object({ name: z.string().openapi({ description: 'Name of the integration.' }) });

export const hostFieldName = integrationName.extend({
  field: z.string().openapi({ description: 'Name of the field.' }),
});

/** A declared field as the API shows it. */
export function viewHostField({ createdAt, updatedAt, ...field }: DeclaredField): z.infer<typeof hostFieldViewSchema> {
  return { ...field, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
}

/**
 * Host fields are those of every tenant, so that a token of one may read them only.
 *
 * @throws CrosswalkError `scope_missing`
 */
export function requireAllTenants({ tenantId }: Principal): void {
  if (tenantId === null) return;
  const message = `Host fields are declared for all tenants, and this token acts for tenant "${tenantId}" only.`;
  throw new CrosswalkError('scope_missing', message);
}
