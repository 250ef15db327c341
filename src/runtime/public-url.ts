/**
 * Reads the address at which callers and browsers reach Crosswalk.
 *
 * @throws Error with one line that repeats nothing of the text.
 *
 * @example
 * parsePublicUrl('https://api.example.com/crosswalk');
 */
export function parsePublicUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.href === url.origin + url.pathname) return url;
  throw new Error('CROSSWALK_PUBLIC_URL must be an http or https address without user, query and fragment.');
}
