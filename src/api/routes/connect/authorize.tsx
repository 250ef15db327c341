import { z } from 'zod';
import { type LinkToken, type OpenLink } from '../../../connect/index.ts';
import { type CompiledIntegration } from '../../../definitions/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { LeavePage, type WayOn } from '../../connect-page/index.ts';
import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { textParameter } from '../../query.ts';
import { answerPage, frameOf } from './page-answer.ts';
import { linkPath } from './paths.ts';
import { withProblemPages } from './problem.tsx';
import { readForm } from './read-form.ts';
import { type ConnectSession, readSession, requireOwnForm } from './session.ts';
import { chosenIntegration, findLink, isOwnUse, linkedForOf } from './visit.ts';
import { carrySession, confirmWindow, isUnconfirmed, ownKey, readCarried, takeOver } from './window-visit.ts';

const purpose = 'page of a vendor';
const signedSchema = z.object({ link: z.string(), visit: z.string(), to: z.url() });

/**
 * The one address to which vendors send end customers back; operators register it there.
 *
 * @throws CrosswalkError `unsupported` when nobody has said where Crosswalk is.
 */
function callbackAddress(context: ApiContext): string {
  const address = context.get('services').publicUrl();
  if (address !== undefined) return `${address}/connect-account/callback`;
  throw new CrosswalkError('unsupported', 'Vendors cannot send anybody back here: the operator has set no publicUrl.');
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
  session: ConnectSession,
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
    visit: ownKey(session),
    redirectUri: callbackAddress(context),
    scopes,
    fields,
  });
  const signed = await signer.sign({ link: link.id, visit: session.visit, to: to.href }, purpose);
  return context.redirect(`${linkPath(context, link.id)}/${integration.name}/authorize?to=${signed}`, 303);
}

/**
 * The address of the vendor's page that a request of this visit was led here with.
 *
 * @throws CrosswalkError `link_form_foreign`
 */
async function readDestination(context: ApiContext, { link, visit }: ConnectSession): Promise<string> {
  const payload = await context.get('services').signer.open(textParameter(readQuery(context), 'to') ?? '', purpose);
  const signed = signedSchema.safeParse(payload === undefined ? undefined : parseJson(payload));
  if (signed.success && signed.data.link === link && signed.data.visit === visit) return signed.data.to;
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

/**
 * Leads to the vendor's page, which no vendor shows in a frame: from there by a window that goes on with the visit. The
 * window asks once more, as whoever opened it may not be who filled in the form.
 */
async function leave(context: ApiContext, link: OpenLink, session: ConnectSession): Promise<Response> {
  const { settings } = link;
  const { label } = chosenIntegration(context, link, session);
  const to = await readDestination(context, session);
  const frame = frameOf(context, settings);
  const page = (way: WayOn) => <LeavePage frame={frame} integration={label} linkedFor={linkedForOf(link)} way={way} />;
  if (framed.has(context.req.header('sec-fetch-dest') ?? '')) {
    const window = addressWith(context, link.id, await carrySession(context, session));
    return answerPage(context, frame, settings, page({ window, until: linkPath(context, link.id) }));
  }
  if (isUnconfirmed(session)) {
    const action = addressWith(context, link.id, undefined);
    // No frame at all: a page around it could have the button pressed unseen.
    return answerPage(context, frame, settings, page({ action, csrf: ownKey(session) }), { ancestors: [] });
  }
  const response = answerPage(context, frame, settings, page({ to }));
  response.headers.set('refresh', `0; url=${to}`);
  return response;
}

/** Goes on in this window with the visit that its address carries. @returns false when it carries none that is good */
async function resume(context: ApiContext, link: LinkToken): Promise<boolean> {
  const text = textParameter(readQuery(context), 'carry');
  const carried = text === undefined ? undefined : await readCarried(context, link, text);
  if (carried === undefined) return false;
  const state = new URL(await readDestination(context, carried)).searchParams.get('state') ?? '';
  return takeOver(context, link, carried, state);
}

const path = '/connect-account/:link/:integration/authorize';

/** `GET /connect-account/{link}/{integration}/authorize`: leads to the vendor's page, and from there on when it is done. */
function registerLeave(app: Api): void {
  app.get(path, async (context: ApiContext) =>
    withProblemPages(
      context,
      () => findLink(context),
      async () => {
        const found = await findLink(context);
        if (found !== undefined && (await resume(context, found))) {
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

/** `POST` there: the visitor has seen in this window for whom the account is linked. */
function registerConfirm(app: Api): void {
  app.post(path, async (context: ApiContext) =>
    withProblemPages(
      context,
      () => findLink(context),
      async () => {
        const session = await readSession(context);
        const { csrf } = await readForm(context);
        requireOwnForm(context, { visit: ownKey(session) }, csrf);
        await confirmWindow(context, await context.get('services').links.reopen(session.link), session);
        return context.redirect(addressWith(context, session.link, undefined), 303);
      },
    ),
  );
}

/** The way to a vendor's page, on which the end customer allows access. */
export function registerConnectAuthorize(app: Api): void {
  registerLeave(app);
  registerConfirm(app);
}
