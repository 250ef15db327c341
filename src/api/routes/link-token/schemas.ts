import { z } from '@hono/zod-openapi';
import { linkSettingsSchema, type LinkToken, linkTokenLife, type LinkTokens } from '../../../connect/index.ts';

export const linkTokenSchema = z
  .object({
    id: z.string(),
    hint: z.string().openapi({ description: 'The last four characters.' }),
    tenant_id: z.string(),
    integrated_account_id: z.string().nullable().openapi({ description: 'The account that is to be reconnected.' }),
    state: z.enum(['open', 'used', 'revoked', 'expired']),
    settings: z.record(z.string(), z.unknown()).openapi({ type: 'object', additionalProperties: true }),
    linked_account_id: z.string().nullable().openapi({ description: 'The account that was linked with it.' }),
    created_at: z.string(),
    expires_at: z.string(),
    used_at: z.string().nullable(),
    revoked_at: z.string().nullable(),
  })
  .openapi('LinkToken');

export const createdLinkTokenSchema = linkTokenSchema
  .extend({
    link_token: z.string().openapi({ description: 'The token itself. It is shown this once.' }),
    connect_url: z
      .string()
      .nullable()
      .openapi({ description: 'The page, for a link or a redirect without the SDK. null: no public address is set.' }),
  })
  .openapi('CreatedLinkToken');

export const linkTokenCreateSchema = linkSettingsSchema
  .extend({
    tenant_id: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .openapi({ description: 'Your customer, to whom the new account belongs.' }),
    integrated_account_id: z
      .string()
      .optional()
      .openapi({ description: 'The account to reconnect, in place of tenant_id.' }),
    expires_in: z
      .number()
      .int()
      .min(60)
      .max(linkTokenLife.longest)
      .optional()
      .openapi({ description: `Seconds that the link is good for. Default: ${linkTokenLife.byDefault}.` }),
  })
  .openapi('LinkTokenCreate');

/** A link token as the API shows it. */
export function viewLinkToken(links: LinkTokens, token: LinkToken): z.infer<typeof linkTokenSchema> {
  return {
    id: token.id,
    hint: token.hint,
    tenant_id: token.tenantId,
    integrated_account_id: token.accountId,
    state: links.stateOf(token),
    settings: token.settings,
    linked_account_id: token.linkedAccountId,
    created_at: token.createdAt.toISOString(),
    expires_at: token.expiresAt.toISOString(),
    used_at: token.usedAt?.toISOString() ?? null,
    revoked_at: token.revokedAt?.toISOString() ?? null,
  };
}
