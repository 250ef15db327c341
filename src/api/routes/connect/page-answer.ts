import { type LinkSettings, parentOrigins } from '../../../connect/index.ts';
import { chooseLanguage, type PageFrame } from '../../connect-page/index.ts';
import { type ApiContext } from '../../mount.ts';

/** What a page is shown with: the language and the look that the link asks for, and a fresh nonce. */
export function frameOf(context: ApiContext, settings: LinkSettings): PageFrame {
  const { locale, theme = {} } = settings;
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const language = chooseLanguage(locale, context.req.header('accept-language'));
  return { language, theme, nonce, origins: parentOrigins(settings) };
}

const originOf = (address: string | undefined) => (address === undefined ? [] : [new URL(address).origin]);

function policy({ nonce }: PageFrame, settings: LinkSettings, ancestors: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    ['img-src', "'self'", 'data:', ...originOf(settings.theme?.logo_url)].join(' '),
    "connect-src 'self'",
    ['form-action', "'self'", ...originOf(settings.redirect_uri)].join(' '),
    ['frame-ancestors', ...(ancestors.length === 0 ? ["'none'"] : ancestors)].join(' '),
    "base-uri 'none'",
  ].join('; ');
}

/**
 * Answers a page. `X-Frame-Options` and `Cross-Origin-Opener-Policy` stay away on purpose: the product shows the page in
 * a frame or a window, and is told in it how it ended.
 *
 * @param ancestors origins that may hold it in a frame; by default those of the link
 */
export function answerPage(
  context: ApiContext,
  frame: PageFrame,
  settings: LinkSettings,
  page: { toString(): string },
  { status = 200, ancestors = parentOrigins(settings) }: { status?: number; ancestors?: readonly string[] } = {},
): Response {
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy(frame, settings, ancestors),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'x-request-id': context.get('requestId'),
  });
  return new Response(`<!doctype html>${page.toString()}`, { status, headers });
}
