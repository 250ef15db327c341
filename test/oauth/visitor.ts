import type { Crosswalk } from '../../src/index.ts';
import type { SignInServer } from './sign-in-server.ts';

/** What a visitor sees. */
export interface Seen {
  url: URL;
  status: number;
  headers: Headers;
  text: string;
}

/** A visitor with cookies, who follows redirects between Crosswalk and the vendor as a browser does. */
export interface Visitor {
  /** Opens an address and goes wherever it leads. @param stopAt not to be opened itself */
  open(address: string, stopAt?: RegExp, headers?: Record<string, string>): Promise<Seen>;
  /** Sends the form of a page with these fields, its hidden ones included. */
  submit(page: Seen, fields?: Record<string, string>, stopAt?: RegExp): Promise<Seen>;
}

const hidden = /<input type="hidden" name="([^"]+)" value="([^"]*)"/g;

/** A page without what only a browser runs or paints. */
const plain = (html: string) => html.replaceAll(/<(script|style)[^]*?<\/\1>/g, '');

/** @param origin where the visitor reaches Crosswalk */
export function createVisitor(crosswalk: Crosswalk, server: SignInServer, origin: string): Visitor {
  const cookies = new Map<string, Map<string, string>>();

  function remember(host: string, headers: Headers): void {
    const jar = cookies.get(host) ?? new Map<string, string>();
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value.join('='));
    }
    cookies.set(host, jar);
  }

  async function fetchOnce(
    url: URL,
    form?: Record<string, string>,
    further: Record<string, string> = {},
  ): Promise<Seen> {
    const jar = [...(cookies.get(url.host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
    const method = form === undefined ? 'GET' : 'POST';
    const body = form === undefined ? null : new URLSearchParams(form).toString();
    const headers = {
      ...further,
      ...(jar === '' ? {} : { cookie: jar }),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    const response =
      url.origin === origin
        ? await crosswalk.fetch(new Request(url, { method, headers, body }))
        : await fromVendor(url, method, headers, body);
    remember(url.host, response.headers);
    return { url, status: response.status, headers: response.headers, text: plain(await response.text()) };
  }

  async function fromVendor(url: URL, method: string, headers: Record<string, string>, body: string | null) {
    const answer = await server.transport.send({
      url,
      method,
      headers: Object.entries(headers),
      body: body === null ? null : new TextEncoder().encode(body),
      signal: new AbortController().signal,
      checkAddress: () => {},
      sending: () => {},
    });
    const content = answer.body instanceof Uint8Array ? Uint8Array.from(answer.body) : null;
    const list = answer.headers.map(([name, value]): [string, string] => [name, value]);
    return new Response(content, { status: answer.status, headers: list });
  }

  async function follow(seen: Seen, stopAt: RegExp | undefined): Promise<Seen> {
    const refresh = /url=(.*)$/.exec(seen.headers.get('refresh') ?? '')?.[1];
    const location = seen.headers.get('location') ?? refresh;
    if (location === null || location === undefined) return seen;
    const next = new URL(location, seen.url);
    if (stopAt?.test(next.href) === true) return { ...seen, url: next, status: 0, text: '' };
    return follow(await fetchOnce(next), stopAt);
  }

  return {
    open: async (address, stopAt, headers) => follow(await fetchOnce(new URL(address), undefined, headers), stopAt),
    async submit(page, fields = {}, stopAt) {
      const forms = [...page.text.matchAll(/<form[^>]*>[^]*?<\/form>/g)].map(([form]) => form);
      // The page to connect an account has another form, which cancels.
      const form = forms.find((text) => text.includes('data-checks')) ?? forms[0] ?? '';
      const [, action = page.url.href] = /^<form[^>]* action="([^"]+)"/.exec(form) ?? [];
      const given = Object.fromEntries([...form.matchAll(hidden)].map(([, name = '', value = '']) => [name, value]));
      return follow(await fetchOnce(new URL(action, page.url), { ...given, ...fields }), stopAt);
    },
  };
}
