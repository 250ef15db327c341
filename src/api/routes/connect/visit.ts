import { type LinkSettings, type LinkToken, type OpenLink } from '../../../connect/index.ts';
import { type CompiledIntegration } from '../../../definitions/index.ts';
import { CrosswalkError, shorten } from '../../../errors/index.ts';
import { type ApiContext, readPath } from '../../mount.ts';
import { takesFormat } from './auth-format.ts';
import { type ConnectSession } from './session.ts';

/** The link of a page's address, in whatever state. */
export function findLink(context: ApiContext): Promise<LinkToken | undefined> {
  return context.get('services').links.find(readPath(context, 'link'));
}

/**
 * True when this very visit used the link up, so that it may be told again how it ended, unless the link was revoked
 * since. A visit is over together with its link, so the time of the link needs no look here.
 */
export function isOwnUse(link: LinkToken, { visit }: ConnectSession): boolean {
  return link.usedAt !== null && link.revokedAt === null && link.usedBy === visit;
}

/** The integrations that a visit may choose from, in the order of the link, each once. */
export function offeredIntegrations(
  context: ApiContext,
  { settings }: OpenLink,
  { only, format }: Pick<ConnectSession, 'only' | 'format'>,
): CompiledIntegration[] {
  const { definitions } = context.get('services');
  const names = (settings.integrations ?? definitions.names).filter((name) => only?.includes(name) ?? true);
  const known = [...new Set(names)].flatMap((name) => definitions.find(name) ?? []);
  return format === undefined ? known : known.filter((integration) => takesFormat(integration, format));
}

/**
 * Those of `offeredIntegrations`, for a page that there has to be a choice on.
 *
 * @throws CrosswalkError `integration_not_found` when there is none.
 */
export function integrationsToChoose(context: ApiContext, link: OpenLink, session: ConnectSession) {
  const offered = offeredIntegrations(context, link, session);
  if (offered.length > 0) return offered;
  const asked = session.format === undefined ? '' : ` with the credentials ${shorten(session.format)}`;
  throw new CrosswalkError(
    'integration_not_found',
    `This link is for none of the platforms that were asked for${asked}.`,
  );
}

/**
 * The integration of a page's address.
 *
 * @throws CrosswalkError `integration_not_found` when the link does not offer it.
 */
export function chosenIntegration(context: ApiContext, link: OpenLink, session: ConnectSession): CompiledIntegration {
  const wanted = readPath(context, 'integration');
  const found = offeredIntegrations(context, link, session).find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  throw new CrosswalkError('integration_not_found', 'This link is not for that platform.');
}

/** The region that a new account is kept with, if the link names one. */
export const regionOf = ({ region }: LinkSettings) => (region === undefined ? {} : { region });

/** For whom the account is linked, as the pages say it. */
export function linkedForOf({ tenantId, settings }: OpenLink) {
  const { name = tenantId, email } = settings.end_user ?? {};
  return { name, email };
}
