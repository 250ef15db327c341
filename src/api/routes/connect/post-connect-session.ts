import { z } from 'zod';
import { type LinkSettings, type LinkToken, settingsOf } from '../../../connect/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { type ApiContext, readPath, readQuery } from '../../mount.ts';
import { textParameter } from '../../query.ts';
import { type FieldOptions, fieldOptionsSchema, hasOptions } from './field-options.ts';
import { readPageCookie, setPageCookie } from './page-cookie.ts';
import { readSession, requireOngoing } from './session.ts';
import { isOwnUse } from './visit.ts';

/** What the cookie of a visit with an account token holds: little, as browsers keep no cookie of more than 4,096 bytes. */
const storedSchema = z.object({
  account: z.string(),
  tenant: z.string(),
  visit: z.string(),
  /** Of the pages that may hold it, and that are told how it ended. */
  origins: z.array(z.string()),
  options: fieldOptionsSchema.default({}),
  /** Milliseconds since the epoch. */
  expires: z.int(),
});

type StoredSession = z.infer<typeof storedSchema>;

/**
 * One visit of the page on which the fields of an account are mapped. With an account token it travels in a cookie of its own,
 * so that no token stands in an address once the page is there; as the second step of a link it is the visit of the link.
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

/**
 * Whether changes can be taken back on the page: not in the second step, before which there is none, nor where the page that
 * opened it has wishes for the fields, as an undo changes all of them at once.
 */
export const offersUndo = ({ link, options }: MappingSession) => link === undefined && !hasOptions(options);

const purpose = 'mapping session';
/** Milliseconds that a visit is good for at most. */
const longestVisit = 60 * 60 * 1000;
/** Seconds that a browser remembers a visit beyond its end, so that a page left open can say that its time is over. */
const rememberedFor = 60 * 60;

const cookieName = (account: string) => `mapping_${account}`;

async function findSession(context: ApiContext, account: string): Promise<StoredSession | undefined> {
  const { signer } = context.get('services');
  const text = readPageCookie(context, cookieName(account));
  const payload = text === undefined ? undefined : await signer.open(text, purpose);
  const session = storedSchema.safeParse(payload === undefined ? undefined : parseJson(payload));
  return session.success && session.data.account === account ? session.data : undefined;
}

/**
 * Begins a visit with an account token. The same account, opened again in one browser, goes on with its visit, so that other
 * tabs stay good; the options are those of the last time.
 *
 * @param until when the token ends; the visit lasts no longer
 */
export async function beginMapping(
  context: ApiContext,
  given: Pick<StoredSession, 'account' | 'tenant' | 'origins' | 'options'>,
  until: Date,
): Promise<void> {
  const { signer, clock } = context.get('services');
  const { visit = crypto.randomUUID() } = (await findSession(context, given.account)) ?? {};
  const expires = Math.min(until.getTime(), clock.now() + longestVisit);
  const value = await signer.sign({ ...given, visit, expires } satisfies StoredSession, purpose);
  const remaining = Math.ceil((expires - clock.now()) / 1000);
  setPageCookie(context, cookieName(given.account), value, remaining + rememberedFor);
}

/** Until when the fields can be mapped as the second step of a link, in milliseconds since the epoch: no reload prolongs it. */
export function endOfSecondStep({ usedAt, expiresAt }: Pick<LinkToken, 'usedAt' | 'expiresAt'>): number {
  return Math.min(expiresAt.getTime(), (usedAt?.getTime() ?? 0) + longestVisit);
}

/** The second step of a link that was used by this visit for this account. */
async function readSecondStep(context: ApiContext, account: string, link: string): Promise<MappingSession> {
  const session = await readSession(context, link);
  const found = await context.get('services').links.find(link);
  if (found === undefined || found.linkedAccountId !== account || !isOwnUse(found, session)) {
    const reason = found?.revokedAt === null ? 'is for another account' : 'was taken back';
    throw new CrosswalkError('link_token_invalid', `The link that this page was opened with ${reason}.`);
  }
  requireOngoing(context, endOfSecondStep(found));
  return { account, tenant: found.tenantId, visit: session.visit, settings: settingsOf(found), options: {}, link };
}

/**
 * The visit that a request belongs to.
 *
 * @throws CrosswalkError `link_session_missing` when the browser sent none for this account; `link_token_invalid` when it
 * is over, or its link was revoked.
 */
export async function readMappingSession(context: ApiContext): Promise<MappingSession> {
  const account = readPath(context, 'account');
  const link = textParameter(readQuery(context), 'link');
  if (link !== undefined) return readSecondStep(context, account, link);
  const found = await findSession(context, account);
  if (found === undefined) {
    const message = 'The browser sent no cookie for this account. Open the page again from the product.';
    throw new CrosswalkError('link_session_missing', message);
  }
  const { origins, expires, ...session } = found;
  requireOngoing(context, expires);
  return { ...session, settings: { allowed_origins: origins } };
}
