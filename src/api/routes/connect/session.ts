import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { type LinkToken } from '../../../connect/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { type ApiContext, readPath } from '../../mount.ts';

/**
 * One visit of the connect page. It travels in a cookie that is good for one link only, so that the link token stands in
 * no address once the first page is there.
 */
export interface ConnectSession {
  link: string;
  /** Unguessable; stands in the forms too, so that only our own pages can send them. */
  visit: string;
  /** Narrows the integrations that the link allows. */
  only?: string[] | undefined;
  /** Whether the page to choose an integration may be gone back to. */
  back: boolean;
  /** Whether the fields of the product are mapped as a second step. */
  mapping: boolean;
}

const sessionSchema = z.object({
  link: z.string(),
  visit: z.string(),
  only: z.array(z.string()).optional(),
  back: z.boolean(),
  mapping: z.boolean(),
});

const purpose = 'connect session';

/** Every link has a cookie of its own, so that two of them can be open in one browser. */
const cookieName = (link: string) => `cw_connect_${link}`;

function isSafeOrigin({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

/** Where the connect pages are. */
export function connectPath(context: ApiContext): string {
  const { pathname } = new URL(context.get('services').publicUrl(context.req.raw));
  return `${pathname.replace(/\/$/, '')}/connect-account`;
}

/** Where the pages of a link are. */
export function linkPath(context: ApiContext, link: string): string {
  return `${connectPath(context)}/${link}`;
}

/** The visit of a link that this browser has begun; undefined when it sent no cookie for it. */
async function findSession(context: ApiContext, link: string): Promise<ConnectSession | undefined> {
  const text = getCookie(context, cookieName(link));
  const payload = text === undefined ? undefined : await context.get('services').signer.open(text, purpose);
  const session = sessionSchema.safeParse(payload === undefined ? undefined : parseJson(payload));
  return session.success && session.data.link === link ? session.data : undefined;
}

/**
 * Sets a cookie for the connect pages. A page in a frame of another site is given it only as a partitioned one of a
 * secure origin; plain http, which only a trial uses, gets one that works outside frames.
 *
 * @param maxAge seconds
 */
export function setPageCookie(context: ApiContext, name: string, value: string, maxAge: number): void {
  const isSafe = isSafeOrigin(new URL(context.get('services').publicUrl(context.req.raw)));
  setCookie(context, name, value, {
    path: connectPath(context),
    httpOnly: true,
    maxAge,
    ...(isSafe ? { secure: true, sameSite: 'None', partitioned: true } : { sameSite: 'Lax' }),
  });
}

/**
 * Begins a visit; a link that is opened again in the same browser goes on with the one it has, so that a form in another
 * tab stays good.
 */
export async function beginSession(
  context: ApiContext,
  { id, expiresAt }: Pick<LinkToken, 'id' | 'expiresAt'>,
  choice: Pick<ConnectSession, 'only' | 'back' | 'mapping'>,
): Promise<void> {
  const { visit = crypto.randomUUID() } = (await findSession(context, id)) ?? {};
  await storeSession(context, expiresAt, { link: id, visit, ...choice });
}

async function storeSession(context: ApiContext, expiresAt: Date, session: ConnectSession): Promise<void> {
  const { signer, clock } = context.get('services');
  const maxAge = Math.ceil((expiresAt.getTime() - clock.now()) / 1000);
  setPageCookie(context, cookieName(session.link), await signer.sign(session, purpose), maxAge);
}

const carrying = 'connect session carried to a window';
/** Milliseconds that a window has to open. */
const longestCarry = 120_000;
const carriedSchema = z.object({ session: sessionSchema, until: z.number() });

/**
 * A visit as text, by which a window goes on with what began in a frame: browsers keep the cookies of a frame for the
 * site that holds it. Good for two minutes.
 */
export async function carrySession(context: ApiContext, session: ConnectSession): Promise<string> {
  const { signer, clock } = context.get('services');
  return signer.sign({ session, until: clock.now() + longestCarry }, carrying);
}

/** Goes on in this window with a visit that was carried to it; false when the text is not good for this link, or any more. */
export async function resumeSession(
  context: ApiContext,
  { id, expiresAt }: Pick<LinkToken, 'id' | 'expiresAt'>,
  carried: string,
): Promise<boolean> {
  const { signer, clock } = context.get('services');
  const payload = await signer.open(carried, carrying);
  const parsed = carriedSchema.safeParse(payload === undefined ? undefined : parseJson(payload));
  if (!parsed.success || parsed.data.until <= clock.now() || parsed.data.session.link !== id) return false;
  await storeSession(context, expiresAt, parsed.data.session);
  return true;
}

/**
 * The visit that a request belongs to.
 *
 * @throws CrosswalkError `link_session_missing` when the browser sent none for this link.
 */
export async function readSession(
  context: ApiContext,
  link: string = readPath(context, 'link'),
): Promise<ConnectSession> {
  const session = await findSession(context, link);
  if (session !== undefined) return session;
  throw new CrosswalkError(
    'link_session_missing',
    'The browser sent no cookie for this link. Open the link again, in a window of its own if need be.',
  );
}

/**
 * Makes sure that a form was sent by our own page within this visit. The header `Origin` says nothing here, as the pages
 * ask browsers to send no referrer.
 *
 * @throws CrosswalkError `link_form_foreign`
 */
export function requireOwnForm(context: ApiContext, { visit }: Pick<ConnectSession, 'visit'>, csrf: unknown): void {
  const site = context.req.header('sec-fetch-site');
  if (csrf === visit && (site === undefined || site === 'same-origin')) return;
  throw new CrosswalkError('link_form_foreign', 'The form was not sent by the page of this link. Open it again.');
}
