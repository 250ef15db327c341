import { z } from 'zod';
import { type LinkToken } from '../../../connect/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { type ApiContext, readPath } from '../../mount.ts';
import { readPageCookie, setPageCookie } from './page-cookie.ts';

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
  /** The only kind of credentials to ask for, by its name in `authentication_method`. */
  format?: string | undefined;
  /** Whether the page to choose an integration may be gone back to. */
  back: boolean;
  /** Whether the fields of the product are mapped as a second step. */
  mapping: boolean;
  /** The window that a frame handed the visit over to; absent where it began. */
  window?: { key: string; isConfirmed: boolean } | undefined;
}

/** A visit as it was signed. */
export const sessionSchema = z.object({
  link: z.string(),
  visit: z.string(),
  only: z.array(z.string()).optional(),
  format: z.string().optional(),
  back: z.boolean(),
  mapping: z.boolean(),
  window: z.object({ key: z.string(), isConfirmed: z.boolean() }).optional(),
});

/** What the cookie holds. A browser is asked to forget it in time, but need not. */
const storedSchema = z.object({
  session: sessionSchema,
  /** Milliseconds since the epoch: until when the link is good. */
  expires: z.int(),
});

const purpose = 'connect session';

/** Every link has a cookie of its own, so that two of them can be open in one browser. */
const cookieName = (link: string) => `connect_${link}`;

/** The visit of a link that this browser has begun, and until when it lasts; undefined when it sent no cookie for it. */
async function findSession(context: ApiContext, link: string) {
  const text = readPageCookie(context, cookieName(link));
  const payload = text === undefined ? undefined : await context.get('services').signer.open(text, purpose);
  const stored = storedSchema.safeParse(payload === undefined ? undefined : parseJson(payload));
  return stored.success && stored.data.session.link === link ? stored.data : undefined;
}

/**
 * Makes sure that a visit is not over, whatever the browser remembers.
 *
 * @param expires milliseconds since the epoch
 * @throws CrosswalkError `link_token_invalid` when it is
 */
export function requireOngoing(context: ApiContext, expires: number): void {
  if (expires > context.get('services').clock.now()) return;
  const until = new Date(expires).toISOString();
  throw new CrosswalkError('link_token_invalid', `This page was good until ${until}. Open it again from the product.`);
}

/**
 * Begins a visit; a link that is opened again in the same browser goes on with the one it has, so that a form in another
 * tab stays good.
 */
export async function beginSession(
  context: ApiContext,
  { id, expiresAt }: Pick<LinkToken, 'id' | 'expiresAt'>,
  choice: Pick<ConnectSession, 'only' | 'format' | 'back' | 'mapping'>,
): Promise<void> {
  const known = (await findSession(context, id))?.session;
  // What was carried here without a word of the visitor is not theirs to go on with.
  const isTheirs = known !== undefined && known.window?.isConfirmed !== false;
  const { visit, window } = isTheirs ? known : { visit: crypto.randomUUID(), window: undefined };
  await storeSession(context, expiresAt, { link: id, visit, window, ...choice });
}

/** Has the browser go on with this visit until the link's time is over. */
export async function storeSession(context: ApiContext, expiresAt: Date, session: ConnectSession): Promise<void> {
  const { signer, clock } = context.get('services');
  const maxAge = Math.ceil((expiresAt.getTime() - clock.now()) / 1000);
  const value = await signer.sign({ session, expires: expiresAt.getTime() }, purpose);
  setPageCookie(context, cookieName(session.link), value, maxAge);
}

/**
 * The visit that a request belongs to. It lasts no longer than its link.
 *
 * @throws CrosswalkError `link_session_missing` when the browser sent none for this link; `link_token_invalid` when it is
 * over.
 */
export async function readSession(
  context: ApiContext,
  link: string = readPath(context, 'link'),
): Promise<ConnectSession> {
  const found = await findSession(context, link);
  if (found === undefined) {
    // Browsers forget the cookie when the time of the link is over: that is the reason then, and no setting of theirs.
    const known = await context.get('services').links.find(link);
    if (known !== undefined) requireOngoing(context, known.expiresAt.getTime());
    throw new CrosswalkError(
      'link_session_missing',
      'The browser sent no cookie for this link. Open the link again, in a window of its own if need be.',
    );
  }
  requireOngoing(context, found.expires);
  return found.session;
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
