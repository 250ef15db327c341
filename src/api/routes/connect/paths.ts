import { type ApiContext } from '../../mount.ts';

/** Where the connect pages are. */
export function connectPath(context: ApiContext): string {
  const { pathname } = new URL(context.get('services').visitedUrl(context.req.raw));
  return `${pathname.replace(/\/$/, '')}/connect-account`;
}

/** Where the pages of a link are. */
export function linkPath(context: ApiContext, link: string): string {
  return `${connectPath(context)}/${link}`;
}

/** Where mapping pages are opened. */
export const mappingsPath = (context: ApiContext) => `${connectPath(context)}/post-connect`;

/**
 * Where the mapping page of an account is. As the second step of a link it is another page than the one that an account
 * token opens, so that both can be open in one browser.
 *
 * @param query what the address says besides
 */
export function mappingPath(
  context: ApiContext,
  { account, link }: { account: string; link?: string | undefined },
  query: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams({ ...(link === undefined ? {} : { link }), ...query }).toString();
  return `${mappingsPath(context)}/${account}${search === '' ? '' : `?${search}`}`;
}
