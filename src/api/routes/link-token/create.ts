import { CrosswalkError, type ErrorDetail, shorten } from '../../../errors/index.ts';
import { type LinkSettings } from '../../../connect/index.ts';
import { type Definitions, nearest } from '../../../definitions/index.ts';
import { type Principal } from '../../../tokens/index.ts';
import { type Api, mount, readBody } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { type Services } from '../../services.ts';
import { tenantForNew, visibleTenant } from '../../tenant.ts';
import { createdLinkTokenSchema, linkTokenCreateSchema, viewLinkToken } from './schemas.ts';

/** Integrations that there are not, and fields that the page could not fill in. */
function* settingProblems(
  definitions: Definitions,
  { integrations, context = {} }: LinkSettings,
): Generator<ErrorDetail> {
  for (const [index, name] of (integrations ?? []).entries()) {
    if (definitions.find(name) !== undefined) continue;
    const near = nearest(name, definitions.names);
    const hint = near === undefined ? `There are: ${definitions.names.join(', ')}.` : `Did you mean ${near}?`;
    yield { path: `integrations.${index}`, message: `"${shorten(name)}" is no integration. ${hint}` };
  }
  const offered = (integrations ?? definitions.names).flatMap((name) => definitions.find(name) ?? []);
  for (const name of Object.keys(context)) {
    const fields = offered.flatMap(({ connection }) =>
      Object.hasOwn(connection, name) ? (connection[name] ?? []) : [],
    );
    if (fields.length === 0) {
      yield { path: `context.${name}`, message: 'is no connection field of the integrations to choose from.' };
    } else if (fields.some(({ secret }) => secret)) {
      yield { path: `context.${name}`, message: 'is a secret: the customer types it on the page.' };
    }
  }
}

/** Whose account is linked: a new one of a tenant, or an existing one again. */
async function ownerOf(
  { accounts }: Services,
  principal: Principal,
  { tenant_id: asked, integrated_account_id: accountId }: { tenant_id?: string; integrated_account_id?: string },
): Promise<{ tenantId: string; accountId?: string; integration?: string }> {
  if (accountId === undefined) return { tenantId: tenantForNew(principal, asked) };
  if (asked !== undefined) {
    const message = 'Send tenant_id for a new account or integrated_account_id to reconnect one, not both.';
    throw new CrosswalkError('invalid_request', message, {
      errors: [{ path: 'tenant_id', message: 'stands beside integrated_account_id' }],
    });
  }
  const { tenant_id: tenantId, integration } = await accounts.get(accountId, visibleTenant(principal));
  return { tenantId, accountId, integration: integration.name };
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
      const { links, definitions, publicUrl } = services;
      const body = await readBody(context, linkTokenCreateSchema);
      const { tenant_id: tenant, integrated_account_id: account, expires_in: expiresIn, ...given } = body;
      const owner = await ownerOf(services, context.get('principal'), {
        ...(tenant === undefined ? {} : { tenant_id: tenant }),
        ...(account === undefined ? {} : { integrated_account_id: account }),
      });
      // An account stays one of its integration: there is nothing to choose.
      const settings = owner.integration === undefined ? given : { ...given, integrations: [owner.integration] };
      const problems = [...settingProblems(definitions, settings)];
      if (problems.length > 0) {
        const sentences = problems.map(({ path, message }) => `${path} ${message}`);
        throw new CrosswalkError('invalid_request', sentences.join(' '), { errors: problems });
      }
      const { linkToken, token } = await links.create({ ...owner, settings, expiresIn });
      const page = new URL(`${publicUrl(context.req.raw)}/connect-account`);
      page.searchParams.set('link_token', token);
      return context.json({ ...viewLinkToken(links, linkToken), link_token: token, connect_url: page.href }, 201);
    },
  });
}
