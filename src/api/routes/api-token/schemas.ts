import { z } from '@hono/zod-openapi';
import { tokenScopes } from '../../../db/index.ts';
import { type ApiToken } from '../../../tokens/index.ts';

export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    hint: z.string().openapi({ description: 'The last four characters.' }),
    scopes: z.array(z.enum(tokenScopes)),
    tenant_id: z.string().nullable(),
    created_at: z.string(),
    expires_at: z.string().nullable(),
    revoked_at: z.string().nullable(),
  })
  .openapi('ApiToken');

export const createdTokenSchema = tokenSchema
  .extend({ token: z.string().openapi({ description: 'The token itself. It is shown this once.' }) })
  .openapi('CreatedApiToken');

export const tokenCreateSchema = z
  .strictObject({
    name: z.string().min(1).max(200),
    scopes: z.array(z.enum(tokenScopes)).min(1),
    tenant_id: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .openapi({ description: 'The only tenant that the token may act for.' }),
    expires_at: z.iso.datetime({ offset: true }).optional(),
  })
  .openapi('ApiTokenCreate');

/** A token as the API shows it. */
export function viewToken(token: ApiToken): z.infer<typeof tokenSchema> {
  return {
    id: token.id,
    name: token.name,
    hint: token.hint,
    scopes: [...token.scopes],
    tenant_id: token.tenantId,
    created_at: token.createdAt.toISOString(),
    expires_at: token.expiresAt?.toISOString() ?? null,
    revoked_at: token.revokedAt?.toISOString() ?? null,
  };
}
