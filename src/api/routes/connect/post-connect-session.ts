import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import { type LinkSettings, settingsOf } from '../../../connect/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { type ApiContext, readPath } from '../../mount.ts';
import { type FieldOptions, fieldOptionsSchema } from './field-options.ts';
import { connectPath, requireOngoing, setPageCookie } from './session.ts';

/** What a visit was begun with: a link whose second step it is, or an account token, for pages of these origins. */
const openerSchema = z.union([z.object({ link: z.string() }), z.object({ origins: z.array(z.string()) })]);

/** What the cookie holds: little, as browsers keep no cookie of more than 4,096 bytes. */
const storedSchema = z.object({
  account: z.string(),
  tenant: z.string(),
  visit: z.string(),
  opener: openerSchema,
  options: fieldOptionsSchema.default({}),
  /** Milliseconds since the epoch. */
  expires: z.int(),
});

type StoredSession = z.infer<typeof storedSchema>;

/**
 * One visit of the page on which the fields of an account are mapped. It travels in a cookie that is good for one
 * account only, so that no token stands in an address once the page is there.
 */
export interface MappingSession {
  account: string;
  tenant: string;
  /** Unguessable; stands in the forms too, so that only our own page can send them. */
  visit: string;
  /** How the page looks, and who may hold it. */
  settings: LinkSettings;
  /** What the page that opened this one wants of the fields. */
  options: FieldOptions;
  /** The link whose second step this is; undefined when the page was opened by itself. */
  link?: string | undefined;
}

const purpose = 'mapping session';
/** Milliseconds that a visit is good for at most. */
const longestVisit = 60 * 60 * 1000;
/** Seconds that a browser remembers a visit beyond its end, so that a page left open can say that its time is over. */
const rememberedFor = 24 * 60 * 60;

const cookieName = (account: string) => `cw_mapping_${account}`;

/** Where the mapping page of an account is. */
export function mappingPath(context: ApiContext, account: string): string {
  return `${connectPath(context)}/post-connect/${account}`;
}

async function findSession(context: ApiContext, account: string): Promise<StoredSession | undefined> {
  const { signer } = context.get('services');
  const text = getCookie(context, cookieName(account));
  const payload = text === undefined ? undefined : await signer.open(text, purpose);
  const session = storedSchema.safeParse(payload === undefined ? undefined : parseJson(payload));
  return session.success && session.data.account === account ? session.data : undefined;
}

/**
 * Begins a visit. The same account, opened again in one browser, goes on with its visit, so that other tabs stay good; the
 * options are those of the last time.
 *
 * @param until when the link or the token ends; the visit lasts no longer
 */
export async function beginMapping(
  context: ApiContext,
  given: Pick<StoredSession, 'account' | 'tenant' | 'opener' | 'options'>,
  until: Date,
): Promise<void> {
  const { signer, clock } = context.get('services');
  const { visit = crypto.randomUUID() } = (await findSession(context, given.account)) ?? {};
  const expires = Math.min(until.getTime(), clock.now() + longestVisit);
  const value = await signer.sign({ ...given, visit, expires } satisfies StoredSession, purpose);
  const remaining = Math.ceil((expires - clock.now()) / 1000);
  setPageCookie(context, cookieName(given.account), value, remaining + rememberedFor);
}

/** The settings of the link that a visit was begun with. @throws CrosswalkError `link_token_invalid` when it was revoked. */
async function settingsOfLink(context: ApiContext, link: string): Promise<LinkSettings> {
  const found = await context.get('services').links.find(link);
  if (found !== undefined && found.revokedAt === null) return settingsOf(found);
  throw new CrosswalkError('link_token_invalid', 'The link that this page was opened with was taken back.');
}

/**
 * The visit that a request belongs to.
 *
 * @throws CrosswalkError `link_session_missing` when the browser sent none for this account; `link_token_invalid` when it
 * is over, or its link was revoked.
 */
export async function readMappingSession(context: ApiContext): Promise<MappingSession> {
  const found = await findSession(context, readPath(context, 'account'));
  if (found === undefined) {
    const message = 'The browser sent no cookie for this account. Open the page again from the product.';
    throw new CrosswalkError('link_session_missing', message);
  }
  const { opener, expires, ...session } = found;
  requireOngoing(context, expires);
  if ('origins' in opener) return { ...session, settings: { allowed_origins: opener.origins } };
  return { ...session, link: opener.link, settings: await settingsOfLink(context, opener.link) };
}
