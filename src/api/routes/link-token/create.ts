import { type LinkSettings } from '../../../connect/index.ts';
import { type Api, mount, readBody } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { type LinkOwner, ownerOf } from './owner.ts';
import { createdLinkTokenSchema, linkTokenCreateSchema, viewLinkToken } from './schemas.ts';
import { checkSettings } from './setting-problems.ts';

/** The settings as they are stored: an account stays one of its integration, and of the sandbox or none. */
function settingsFor({ account }: LinkOwner, given: LinkSettings): LinkSettings {
  if (account === undefined) return given;
  return { ...given, integrations: [account.integration], sandbox: account.isSandbox };
}

/** The page that a token opens; null when nobody has said where Crosswalk is. */
function pageOf(publicUrl: string | undefined, token: string): string | null {
  if (publicUrl === undefined) return null;
  const page = new URL(`${publicUrl}/connect-account`);
  page.searchParams.set('link_token', token);
  return page.href;
}

/** `POST /link-token`: a link that opens the connect page once. */
export function registerLinkTokenCreate(app: Api): void {
  mount(app, {
    method: 'post',
    path: '/link-token',
    operationId: 'createLinkToken',
    summary: 'Create a link token',
    description:
      'Make it on your backend and hand it to the page of your customer, who links an account with it. It is good for one account.',
    tags: ['Link tokens'],
    scope: 'write',
    request: { body: { required: true, content: { 'application/json': { schema: linkTokenCreateSchema } } } },
    responses: { 201: json(createdLinkTokenSchema, 'The token. It is shown this once.') },
    async handler(context) {
      const services = context.get('services');
      const { links, fieldMaps, publicUrl } = services;
      const body = await readBody(context, linkTokenCreateSchema);
      const { tenant_id: asked, integrated_account_id: accountId, expires_in: expiresIn, ...given } = body;
      const owner = await ownerOf(services, context.get('principal'), { tenantId: asked, accountId });
      checkSettings(services, given, owner);
      const { tenantId } = owner;
      if (accountId !== undefined) await fieldMaps.requireRoom(accountId, given.host_fields ?? [], tenantId);
      const settings = settingsFor(owner, given);
      const { linkToken, token } = await links.create({ tenantId, accountId, settings, expiresIn });
      return context.json(
        { ...viewLinkToken(links, linkToken), link_token: token, connect_url: pageOf(publicUrl(), token) },
        201,
      );
    },
  });
}
