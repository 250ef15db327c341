import { ConnectError } from './errors.ts';
import { type DisplayOptions } from './options.ts';
import { type ConnectPage } from './page-address.ts';
import { type Purpose } from './view.ts';

/** Milliseconds after which the page is opened all the same. */
const patience = 5000;

/** How a developer gets a token that works. */
const ways = {
  connect: { call: 'POST /link-token', token: 'link token' },
  map: { call: 'POST /integrated-account/token', token: 'account token' },
};

/** What is known of a token: nothing when nobody answered, as the page then says by itself what it can. */
async function ask({ check, tokenName }: ConnectPage, token: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const answer = await fetch(check, {
      method: 'POST',
      body: new URLSearchParams({ [tokenName]: token }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    });
    return answer.ok ? await answer.json() : {};
  } catch {
    // A policy of this page may forbid the request, which is none against the frame or the window.
    return {};
  }
}

/**
 * Asks before a page is opened whether it could: a page that the token does not open, or that was made for another origin,
 * has no way to say so to this one.
 *
 * @throws ConnectError `invalid_token`, or `origin_not_allowed` when this page would never hear of the end.
 */
export async function requireUsable(
  page: ConnectPage,
  token: string,
  purpose: Purpose,
  { sameWindow = false }: DisplayOptions,
): Promise<void> {
  const { is_open: isOpen, is_told: isTold, message } = await ask(page, token);
  const { call, token: kind } = ways[purpose];
  if (isOpen === false) {
    const advice = `Have your server make ${purpose === 'connect' ? 'a' : 'an'} ${kind} for every visit, with ${call}.`;
    throw new ConnectError('invalid_token', `${typeof message === 'string' ? `${message} ` : ''}${advice}`);
  }
  if (isTold === false && !sameWindow) {
    const { origin } = window.location;
    const advice = `Have your server name it: ${call} with "allowed_origins": ["${origin}"].`;
    throw new ConnectError('origin_not_allowed', `The ${kind} was not made for pages of ${origin}. ${advice}`);
  }
}
