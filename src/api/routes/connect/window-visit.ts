import { z } from 'zod';
import { type LinkToken } from '../../../connect/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { type ApiContext } from '../../mount.ts';
import { type ConnectSession, sessionSchema, storeSession } from './session.ts';

const purpose = 'connect session carried to a window';
/** Milliseconds that a window has to open. */
const longestCarry = 120_000;
const carriedSchema = z.object({ session: sessionSchema, until: z.number() });

type Expiring = Pick<LinkToken, 'id' | 'expiresAt'>;

/** What only this browser knows of a visit: whoever began in a frame does not know that of the window. */
export function ownKey({ visit, window }: ConnectSession): string {
  return window?.key ?? visit;
}

/** Whether the visit came into this window by an address, and nobody has said here yet that it may go on. */
export function isUnconfirmed({ window }: ConnectSession): boolean {
  return window?.isConfirmed === false;
}

/**
 * A visit as text, by which a window goes on with what began in a frame: browsers keep the cookies of a frame for the
 * site that holds it. Good for two minutes.
 */
export async function carrySession(context: ApiContext, session: ConnectSession): Promise<string> {
  const { signer, clock } = context.get('services');
  return signer.sign({ session, until: clock.now() + longestCarry }, purpose);
}

/**
 * The visit that was carried to this window; undefined when the text is not good for this link, or any more, and when
 * the browser says that no page of ours led here: whoever sends such an address to somebody else has made it for that.
 */
export async function readCarried(
  context: ApiContext,
  { id }: Pick<LinkToken, 'id'>,
  carried: string,
): Promise<ConnectSession | undefined> {
  const { signer, clock } = context.get('services');
  if ((context.req.header('sec-fetch-site') ?? 'same-origin') !== 'same-origin') return undefined;
  const payload = await signer.open(carried, purpose);
  const parsed = carriedSchema.safeParse(payload === undefined ? undefined : parseJson(payload));
  if (!parsed.success || parsed.data.until <= clock.now() || parsed.data.session.link !== id) return undefined;
  return parsed.data.session;
}

/**
 * Goes on in this window with a visit that was carried to it, once it is confirmed here. The state moves to a key that
 * the browser before does not know, so that of all who have the address exactly one goes on.
 *
 * @param state of the authorization that is under way
 * @returns false when somebody has gone on with it already
 */
export async function takeOver(
  context: ApiContext,
  { expiresAt }: Expiring,
  session: ConnectSession,
  state: string,
): Promise<boolean> {
  const { authorizer } = context.get('services').accounts;
  const key = crypto.randomUUID();
  if (!(await authorizer.handOver(state, { from: ownKey(session), to: key }))) return false;
  await storeSession(context, expiresAt, { ...session, window: { key, isConfirmed: false } });
  return true;
}

/** Notes that the visitor has seen in this window for whom the account is linked, and goes on. */
export async function confirmWindow(
  context: ApiContext,
  { expiresAt }: Expiring,
  session: ConnectSession,
): Promise<void> {
  if (session.window === undefined) return;
  await storeSession(context, expiresAt, { ...session, window: { ...session.window, isConfirmed: true } });
}
