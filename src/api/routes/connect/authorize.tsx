import { z } from 'zod';
import { type OpenLink } from '../../../connect/index.ts';
import { type CompiledIntegration } from '../../../definitions/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { LeavePage } from '../../connect-page/index.ts';
import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { textParameter } from '../../query.ts';
import { answerPage, frameOf } from './page-answer.ts';
import { withProblemPages } from './problem.tsx';
import { carrySession, type ConnectSession, linkPath, readSession, resumeSession } from './session.ts';
import { chosenIntegration, findLink, isOwnUse } from './visit.ts';

const purpose = 'page of a vendor';
const signedSchema = z.object({ link: z.string(), to: z.url() });

/** The one address to which vendors send end customers back; operators register it there. */
export function callbackAddress(context: ApiContext): string {
  return `${context.get('services').publicUrl(context.req.raw)}/connect-account/callback`;
}

/**
 * Begins the way to the vendor's page, by a page of our own: a form may be sent to us only, and what a script of ours
 * fetches stays with us, so the browser has to go there by itself.
 *
 * Undefined when the integration needs nobody's permission.
 */
export async function beginAuthorization(
  context: ApiContext,
  link: OpenLink,
  { visit }: ConnectSession,
  integration: CompiledIntegration,
  fields: Readonly<Record<string, string>>,
): Promise<Response | undefined> {
  const { accounts, signer } = context.get('services');
  const { authorizer } = accounts;
  if (authorizer.credentialOf(integration) === undefined) return undefined;
  const { sandbox = false, scopes } = link.settings;
  const to = await authorizer.begin({
    tenantId: link.tenantId,
    integration: integration.name,
    linkTokenId: link.id,
    accountId: link.accountId,
    isSandbox: sandbox,
    visit,
    redirectUri: callbackAddress(context),
    scopes,
    fields,
  });
  const signed = await signer.sign({ link: link.id, to: to.href }, purpose);
  return context.redirect(`${linkPath(context, link.id)}/${integration.name}/authorize?to=${signed}`, 303);
}

/** The address of the vendor's page that a request was led here with. @throws CrosswalkError `link_form_foreign` */
async function readDestination(context: ApiContext, link: string): Promise<string> {
  const payload = await context.get('services').signer.open(textParameter(readQuery(context), 'to') ?? '', purpose);
  const signed = signedSchema.safeParse(payload === undefined ? undefined : parseJson(payload));
  if (signed.success && signed.data.link === link) return signed.data.to;
  throw new CrosswalkError('link_form_foreign', 'This address was not made by the page of this link.');
}

/** The own address of a request, with another `carry` or none. */
function addressWith(context: ApiContext, link: string, carry: string | undefined): string {
  const own = new URL(context.req.url);
  if (carry === undefined) own.searchParams.delete('carry');
  else own.searchParams.set('carry', carry);
  const [, rest = ''] = own.pathname.split(`/connect-account/${link}`);
  return `${linkPath(context, link)}${rest}${own.search}`;
}

const framed = new Set(['iframe', 'frame']);

/** Leads to the vendor's page, which no vendor shows in a frame: from there by a window that goes on with the visit. */
async function leave(context: ApiContext, link: OpenLink, session: ConnectSession): Promise<Response> {
  const { label } = chosenIntegration(context, link, session);
  const to = await readDestination(context, link.id);
  const frame = frameOf(context, link.settings);
  if (framed.has(context.req.header('sec-fetch-dest') ?? '')) {
    const address = addressWith(context, link.id, await carrySession(context, session));
    const page = <LeavePage frame={frame} integration={label} to={address} until={linkPath(context, link.id)} />;
    return answerPage(context, frame, link.settings, page);
  }
  const response = answerPage(context, frame, link.settings, <LeavePage frame={frame} integration={label} to={to} />);
  response.headers.set('refresh', `0; url=${to}`);
  return response;
}

/** `GET /connect-account/{link}/{integration}/authorize`: leads to the vendor's page, and from there on when it is done. */
export function registerConnectAuthorize(app: Api): void {
  app.get('/connect-account/:link/:integration/authorize', async (context: ApiContext) =>
    withProblemPages(
      context,
      () => findLink(context),
      async () => {
        const found = await findLink(context);
        const carried = textParameter(readQuery(context), 'carry');
        if (found !== undefined && carried !== undefined && (await resumeSession(context, found, carried))) {
          return context.redirect(addressWith(context, found.id, undefined), 303);
        }
        const session = await readSession(context);
        if (found !== undefined && isOwnUse(found, session)) {
          return context.redirect(linkPath(context, session.link), 303);
        }
        return leave(context, await context.get('services').links.reopen(session.link), session);
      },
    ),
  );
}
