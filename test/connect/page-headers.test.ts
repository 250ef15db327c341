import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Harness, startHarness } from '../harness.ts';
import { createLink, createVisitor, redirectOf } from './visitor.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

function policyOf({ headers }: Answer): Map<string, string> {
  const policy = headers.get('content-security-policy') ?? '';
  return new Map(policy.split('; ').map((part) => [part.split(' ')[0] ?? '', part.slice(part.indexOf(' ') + 1)]));
}

const settings = {
  redirect_uri: 'https://app.example.com/done',
  allowed_origins: ['https://app.example.com', 'https://admin.example.com'],
  theme: { logo_url: 'https://cdn.example.com/logo.png' },
};

/** Every kind of page: choosing, the form, a refusal, the end, what cannot be gone on with. */
async function everyPage(): Promise<[name: string, page: Answer][]> {
  const visitor = createVisitor(harness);
  const link = await createLink(harness, settings);
  const choose = await visitor.open(link.url);
  const form = await visitor.get(`${choose.path}/lytics`);
  const refused = await visitor.post(`${choose.path}/lytics`, visitor.fill(form, { api_token: 'wrong' }));
  const cancelled = await visitor.post(choose.path, visitor.fill(form, {}));
  const foreign = await visitor.post(choose.path, { csrf: 'wrong' });
  await visitor.post(`${choose.path}/lytics`, visitor.fill(form, { ...harness.world.connections.lytics }));
  const done = await visitor.get(choose.path);
  const used = await createVisitor(harness).open(link.url);
  return Object.entries({ choose, form, refused, cancelled, foreign, done, used });
}

describe('every connect page', () => {
  it('is held by the declared origins alone, and runs nothing but its own script', async () => {
    const nonces: string[] = [];
    for (const [name, page] of await everyPage()) {
      const policy = policyOf(page);
      const [, nonce = ''] = /nonce="([^"]+)"/.exec(page.text) ?? [];
      nonces.push(nonce);
      expect([name, policy.get('frame-ancestors')]).toEqual([name, settings.allowed_origins.join(' ')]);
      expect(policy.get('default-src')).toBe(`'none'`);
      expect(policy.get('script-src')).toBe(`'nonce-${nonce}'`);
      expect(policy.get('style-src')).toBe(`'nonce-${nonce}'`);
      expect(policy.get('base-uri')).toBe(`'none'`);
      expect(policy.get('form-action')).toBe(`'self' https://app.example.com`);
      expect(policy.get('img-src')).toBe(`'self' data: https://cdn.example.com`);
    }
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it('may be framed and opened in a window, is kept nowhere and tells nobody where it was', async () => {
    for (const [name, { headers }] of await everyPage()) {
      expect([name, headers.get('x-frame-options'), headers.get('cross-origin-opener-policy')]).toEqual([
        name,
        null,
        null,
      ]);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
  });

  it('asks for nothing from elsewhere but the logo', async () => {
    for (const [name, { text }] of await everyPage()) {
      const addresses = [...text.matchAll(/(?:src|href)="(https?:[^"]+)"/g)].map(([, address]) => address);
      const foreign = addresses.filter((address) => !/logo\.png$|docs|api|app\.example\.com/.test(address ?? ''));
      expect([name, foreign]).toEqual([name, []]);
      expect(text).not.toMatch(/\sstyle=|\son[a-z]+=/);
    }
  });

  it('without declared origins is held by nobody', async () => {
    const page = await createVisitor(harness).open((await createLink(harness)).url);
    expect(policyOf(page).get('frame-ancestors')).toBe(`'none'`);
  });

  it('of a link that is not known may be seen anywhere, as it has nothing to press', async () => {
    const page = await createVisitor(harness).open('/connect-account?link_token=cw_unknown');
    expect(page.status).toBe(401);
    expect(policyOf(page).get('frame-ancestors')).toBe('*');
    expect(page.text).not.toMatch(/<form|<a /);
    expect(page.text).not.toContain('cw_unknown');
  });
});

describe('opening a link', () => {
  it('takes the token out of the address, and keeps it in no page', async () => {
    const visitor = createVisitor(harness);
    const { token, url } = await createLink(harness);
    const first = await visitor.get(url);
    expect(first.status).toBe(303);
    expect(redirectOf(first)).not.toContain(token);
    const page = await visitor.get(redirectOf(first));
    expect(page.text).not.toContain(token);
    expect(JSON.stringify([...first.headers, ...page.headers])).not.toContain(token);
  });

  it.each([
    ['https://connect.example.com', ['Secure', 'SameSite=None', 'Partitioned']],
    ['http://127.0.0.1:4400', ['Secure', 'SameSite=None', 'Partitioned']],
    ['http://connect.intranet', ['SameSite=Lax']],
  ])('at %s sets a cookie that only the browser reads, for the pages alone: %j', async (origin, wanted) => {
    const own = await startHarness({ people: 0, crosswalk: { publicUrl: new URL(`${origin}/base`) } });
    const { url } = await createLink(own, { expires_in: 600 });
    const { headers } = await createVisitor(own).get(url.replace('/base', ''));
    const [cookie = ''] = headers.getSetCookie();
    const attributes = cookie.split('; ').slice(1);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=600', 'Path=/base/connect-account', ...wanted].sort());
    await own.close();
  });

  it('goes to the form when there is one platform only, and to the choice otherwise', async () => {
    const visitor = createVisitor(harness);
    const one = await createLink(harness, { integrations: ['lytics'] });
    expect(redirectOf(await visitor.get(one.url))).toBe(`/connect-account/${one.id}/lytics`);
    const all = await createLink(harness);
    expect(redirectOf(await visitor.get(all.url))).toBe(`/connect-account/${all.id}`);
    expect(redirectOf(await visitor.get(`${all.url}&integration=segment`))).toBe(`/connect-account/${all.id}/segment`);
    const some = await visitor.open(`${all.url}&integrations=segment,braze`);
    expect([...some.text.matchAll(/<strong>([^<]+)<\/strong>/g)].map(([, name]) => name).slice(0, 2)).toEqual([
      'Braze',
      'Twilio Segment',
    ]);
    expect(some.text).not.toContain('Iterable');
  });

  it('begins with the platform that is asked for among several, with a way back to them', async () => {
    const visitor = createVisitor(harness);
    const { url, id } = await createLink(harness);
    const form = await visitor.open(`${url}&integration=segment&integrations=segment,braze`);
    expect(form.path).toBe(`/connect-account/${id}/segment`);
    expect(form.text).toContain(`href="/connect-account/${id}"`);
    const choice = await visitor.get(`/connect-account/${id}`);
    expect([...choice.text.matchAll(/<strong>([^<]+)<\/strong>/g)].map(([, name]) => name)).toEqual([
      'Braze',
      'Twilio Segment',
    ]);
    const bound = await visitor.open(`${url}&integration=segment&integrations=segment,braze&no_back=true`);
    expect(bound.text).not.toContain(`href="/connect-account/${id}"`);
  });

  it('for a platform that the link does not offer says so to the visitor and to the product', async () => {
    const { url, id } = await createLink(harness, {
      integrations: ['lytics'],
      allowed_origins: ['https://app.example.com'],
    });
    const visitor = createVisitor(harness);
    const page = await visitor.open(`${url}&integration=braze`);
    expect(page.status).toBe(404);
    expect(page.text).toContain('invalid_integration');
    await visitor.open(url);
    expect((await visitor.get(`/connect-account/${id}/braze`)).status).toBe(404);
  });

  it('ignores a place to go on to that the address names', async () => {
    const visitor = createVisitor(harness);
    const { url, id } = await createLink(harness, { integrations: ['lytics'] });
    const form = await visitor.open(`${url}&redirect_uri=https://evil.example&return_to=https://evil.example`);
    expect(form.text).not.toContain('evil.example');
    await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.lytics }));
    const done = await visitor.get(`/connect-account/${id}?redirect_uri=https://evil.example`);
    expect(done.text).toContain('is connected');
    expect(done.text).not.toContain('evil.example');
  });
});
