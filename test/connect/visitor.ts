import { type JsonObject } from '../../src/mapping/index.ts';
import { type Answer, type Harness, objectOf, tenant, textOf } from '../harness.ts';

/** A browser with cookies, as far as the connect pages need one: it runs no script. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a form. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** Opens a link and follows it to its first page. */
  open(url: string, headers?: Record<string, string>): Promise<Opened>;
  /** The cookies that it sends, as a header. */
  cookies(): string;
  /** The fields of the form on a page, with `typed` in place of what stands in them. */
  fill(page: Answer, typed: Record<string, string>): Record<string, string>;
}

/** The first page of a link, and where it is. */
export interface Opened extends Answer {
  path: string;
}

/** A link token as its creator gets it. */
export interface Link {
  id: string;
  token: string;
  /** Address of the page, without the origin. */
  url: string;
}

/** Where an answer leads, without the origin. */
export function redirectOf({ headers }: Answer): string {
  const location = headers.get('location');
  if (location === null) throw new TypeError('the answer leads nowhere');
  const { pathname, search } = new URL(location, 'http://crosswalk.test');
  return pathname + search;
}

/**
 * A browser of its own, without any cookie.
 *
 * @param forgets False: it keeps cookies for longer than it was asked to, as nothing can rely on. Default true.
 */
export function createVisitor(harness: Harness, { forgets = true }: { forgets?: boolean } = {}): Visitor {
  const cookies = new Map<string, { value: string; until: number }>();

  async function send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    const cookie = visitor.cookies();
    const answer = await harness.call(method, path, {
      token: null,
      headers: { ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? [];
      const [, seconds = 'Infinity'] = /; max-age=(\d+)/i.exec(set) ?? [];
      if (Number(seconds) === 0) cookies.delete(name);
      else cookies.set(name, { value, until: harness.clock.now() + Number(seconds) * 1000 });
    }
    return answer;
  }

  const visitor: Visitor = {
    cookies() {
      const kept = [...cookies].filter(([, { until }]) => !forgets || until > harness.clock.now());
      return kept.map(([name, { value }]) => `${name}=${value}`).join('; ');
    },
    get: (path, headers = {}) => send('GET', path, headers),
    post(path, fields, headers = {}) {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return send('POST', path, { ...type, ...headers }, new URLSearchParams(fields).toString());
    },
    async open(url, headers = {}) {
      const first = await visitor.get(url, headers);
      if (first.status !== 303) return { ...first, path: url };
      const path = redirectOf(first);
      return { ...(await visitor.get(path, headers)), path };
    },
    fill(page, typed) {
      const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(page.text) ?? [];
      const named = Object.entries(typed).map(([name, value]) => [`field.${name}`, value]);
      return { csrf, ...Object.fromEntries(named) };
    },
  };
  return visitor;
}

/** Makes a link with these settings, for a sandbox account of the harness's tenant unless they say otherwise. */
export async function createLink(harness: Harness, settings: JsonObject = {}): Promise<Link> {
  const isNew = settings['integrated_account_id'] === undefined;
  const usual = isNew ? { tenant_id: tenant, sandbox: true } : {};
  const answer = await harness.call('POST', '/link-token', { body: { ...usual, ...settings } });
  if (answer.status !== 201) throw new Error(answer.text);
  const { id, link_token: token, connect_url: url } = objectOf(answer.body);
  const { pathname, search } = new URL(textOf(url));
  return { id: textOf(id), token: textOf(token), url: pathname + search };
}

/** What the page tells the product, and whom. */
export function toldBy({ text }: Answer): { message: unknown; origins: unknown; redirect: string | undefined } {
  const attribute = (name: string) => {
    const [, value] = new RegExp(`${name}="([^"]*)"`).exec(text) ?? [];
    return value?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  };
  const message = attribute('data-message');
  const origins = attribute('data-origins');
  return {
    message: message === undefined ? undefined : JSON.parse(message),
    origins: origins === undefined ? undefined : JSON.parse(origins),
    redirect: attribute('data-redirect'),
  };
}
