import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import { linkSettingsSchema } from '../../../connect/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { type ApiContext, readPath } from '../../mount.ts';
import { connectPath, setPageCookie } from './session.ts';

const sessionSchema = z.object({
  account: z.string(),
  tenant: z.string(),
  visit: z.string(),
  settings: linkSettingsSchema,
  link: z.string().optional(),
});

/**
 * One visit of the page on which the fields of an account are mapped. It travels in a cookie that is good for one
 * account only, so that no token stands in an address once the page is there.
 */
export interface MappingSession extends z.infer<typeof sessionSchema> {
  /** Unguessable; stands in the forms too, so that only our own page can send them. */
  visit: string;
  /** The link whose second step this is; undefined when the page was opened by itself. */
  link?: string | undefined;
}

const purpose = 'mapping session';
/** Seconds that a visit is good for. */
const longestVisit = 60 * 60;

const cookieName = (account: string) => `cw_mapping_${account}`;

/** Where the mapping page of an account is. */
export function mappingPath(context: ApiContext, account: string): string {
  return `${connectPath(context)}/post-connect/${account}`;
}

async function findSession(context: ApiContext, account: string): Promise<MappingSession | undefined> {
  const { signer } = context.get('services');
  const text = getCookie(context, cookieName(account));
  const payload = text === undefined ? undefined : await signer.open(text, purpose);
  const session = sessionSchema.safeParse(payload === undefined ? undefined : parseJson(payload));
  return session.success && session.data.account === account ? session.data : undefined;
}

/** Begins a visit. The same account, opened again in one browser, goes on with its visit, so that other tabs stay good. */
export async function beginMapping(context: ApiContext, given: Omit<MappingSession, 'visit'>): Promise<void> {
  const { visit = crypto.randomUUID() } = (await findSession(context, given.account)) ?? {};
  const { link, ...rest } = given;
  const session = { ...rest, visit, ...(link === undefined ? {} : { link }) };
  const value = await context.get('services').signer.sign(session, purpose);
  setPageCookie(context, cookieName(given.account), value, longestVisit);
}

/**
 * The visit that a request belongs to.
 *
 * @throws CrosswalkError `link_session_missing` when the browser sent none for this account.
 */
export async function readMappingSession(context: ApiContext): Promise<MappingSession> {
  const session = await findSession(context, readPath(context, 'account'));
  if (session !== undefined) return session;
  const message = 'The browser sent no cookie for this account. Open the page again from the product.';
  throw new CrosswalkError('link_session_missing', message);
}
