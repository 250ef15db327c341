import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import braze from '../../integrations/braze/integration.json' with { type: 'json' };
import { integrationSources } from '../../src/definitions/generated/integrations.ts';
import { type Answer, type Harness, startHarness, tenant } from '../harness.ts';
import { createLink, createVisitor } from './visitor.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

const accountCount = async () => {
  const { text } = await harness.call('GET', '/integrated-account?limit=1000');
  return /"result_count":(\d+)/.exec(text)?.[1];
};

describe('a form that another page sends', () => {
  async function begin() {
    const { url } = await createLink(harness, { integrations: ['lytics'] });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    return { visitor, form, fields: visitor.fill(form, { ...harness.world.connections.lytics }) };
  }

  it.each<[what: string, change: Record<string, string>, headers: Record<string, string>]>([
    ['without the sign of the page', { csrf: '' }, {}],
    ['with a wrong one', { csrf: crypto.randomUUID() }, {}],
    ['from another site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['from another host of the site', {}, { 'sec-fetch-site': 'same-site' }],
    ['as text, which needs no permission across origins', {}, { 'content-type': 'text/plain' }],
    ['as multipart', {}, { 'content-type': 'multipart/form-data; boundary=x' }],
  ])('%s links and cancels nothing', async (_what, change, headers) => {
    const { visitor, form, fields } = await begin();
    const before = await accountCount();
    const sent = await visitor.post(form.path, { ...fields, ...change }, headers);
    expect(sent.status).toBe(403);
    expect(sent.text).toContain('This form cannot be sent from here');
    const cancelled = await visitor.post(form.path.replace('/lytics', ''), { ...fields, ...change }, headers);
    expect(cancelled.status).toBe(403);
    expect(await accountCount()).toBe(before);
    expect((await visitor.post(form.path, fields, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  it('with the sign of another visit links nothing', async () => {
    const [mine, theirs] = [await begin(), await begin()];
    const sent = await mine.visitor.post(mine.form.path, { ...mine.fields, csrf: theirs.fields['csrf'] ?? '' });
    expect(sent.status).toBe(403);
  });

  it('without the cookie of the visit links nothing, and says that cookies are blocked', async () => {
    const { form, fields } = await begin();
    const sent = await createVisitor(harness).post(form.path, fields);
    expect(sent.status).toBe(403);
    expect(sent.text).toContain('cookies_blocked');
  });

  it('with the cookie and the sign of another link, or a cookie that was changed, links nothing', async () => {
    const { url, id } = await createLink(harness, { integrations: ['lytics'] });
    const attacker = createVisitor(harness);
    const opened = await attacker.get(url);
    const [cookie = ''] = opened.headers.getSetCookie()[0]?.split(';') ?? [];
    const own = attacker.fill(await attacker.open(url), { ...harness.world.connections.lytics });
    const { form } = await begin();
    const other = form.path.split('/')[2] ?? '';
    const renamed = { cookie: cookie.replace(id, other) };
    expect((await createVisitor(harness).post(form.path, own, renamed)).status).toBe(403);
    const changed = { cookie: `${cookie.slice(0, -2)}xx` };
    expect((await createVisitor(harness).post(`/connect-account/${id}/lytics`, own, changed)).status).toBe(403);
  });
});

describe('a form', () => {
  it('that is far too large is refused before it is read', async () => {
    const { url } = await createLink(harness, { integrations: ['lytics'] });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    const sent = await visitor.post(form.path, visitor.fill(form, { api_token: 'x'.repeat(70_000) }));
    expect(sent.status).toBe(413);
    expect(sent.headers.get('content-type')).toContain('text/html');
  });

  it('with fields that there are not sets none of them', async () => {
    const { url, id } = await createLink(harness, { integrations: ['lytics'], tenant_id: 'fields' });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    const typed = { ...harness.world.connections.lytics, servers: 'https://evil.example', __proto__: 'x' };
    const fields = { ...visitor.fill(form, typed), tenant_id: 'other', sandbox: 'false', integrated_account_id: id };
    expect((await visitor.post(form.path, fields)).status).toBe(303);
    const { text } = await harness.call('GET', '/integrated-account?tenant_id=fields');
    expect(text).toContain('"result_count":1');
    expect(text).not.toContain('evil.example');
  });
});

describe('a link that an attacker sends', () => {
  it('shows for whom the account would be linked, on every page', async () => {
    const endUser = { name: 'Mallory Ltd', email: 'mallory@evil.example' };
    const { url } = await createLink(harness, { end_user: endUser });
    const visitor = createVisitor(harness);
    const choose = await visitor.open(url);
    for (const page of [choose, await visitor.get(`${choose.path}/lytics`)]) {
      expect(page.text).toContain('For Mallory Ltd');
      expect(page.text).toContain('mallory@evil.example');
      expect(page.text).toContain('Is this not you or your company?');
    }
    const plain = await visitor.open((await createLink(harness)).url);
    expect(plain.text).toContain(`For ${tenant}`);
  });
});

describe('a text that holds markup', () => {
  const attack = `</script></style><img src=x onerror="alert(1)">'"&{product}`;

  /** What would be run or loaded if the text were not text. */
  function expectHarmless(page: Answer): void {
    expect(page.text).not.toContain('<img src=x');
    expect(page.text).not.toContain(attack);
    expect(page.text.match(/<script/g)).toHaveLength(1);
    expect(page.text.match(/<style/g)).toHaveLength(1);
  }

  it('is text wherever the link gives it', async () => {
    const { url, id } = await createLink(harness, {
      tenant_id: attack,
      end_user: { name: attack, email: attack },
      theme: { product_name: attack, logo_url: `https://cdn.example.com/${encodeURI(attack)}` },
      context: { instance: attack },
      redirect_uri: `https://app.example.com/?x=${encodeURIComponent(attack)}`,
    });
    const visitor = createVisitor(harness);
    const choose = await visitor.open(url);
    const form = await visitor.get(`${choose.path}/braze`);
    const refused = await visitor.post(
      `${choose.path}/braze`,
      visitor.fill(form, { instance: attack, api_key: attack }),
    );
    const cancelled = await visitor.post(choose.path, visitor.fill(form, {}));
    await visitor.post(`${choose.path}/lytics`, visitor.fill(form, { ...harness.world.connections.lytics }));
    const done = await visitor.get(`/connect-account/${id}`);
    expect(done.text).toContain('Lytics is connected');
    for (const page of [choose, form, refused, cancelled, done]) expectHarmless(page);
  });

  it('is text wherever a definition gives it', async () => {
    const { instance, api_key: key, ...others } = braze.connection;
    const texts = { label: attack, help: attack, steps: [attack] };
    const integration = {
      ...braze,
      label: attack,
      category: attack,
      connection: {
        ...others,
        instance: {
          ...instance,
          ...texts,
          choices: { ...instance.choices, 'US-01': attack },
          aliases: { [attack.toLowerCase()]: 'US-01' },
        },
        api_key: { ...key, ...texts },
        flavour: { ...texts, default: 'one', choices: { one: attack, two: attack } },
        size: { ...texts, default: '1', choices: { 1: attack, 2: attack, 3: attack, 4: attack } },
        note: { ...texts, default: 'note', example: attack },
      },
      servers: {
        ...braze.servers,
        rest: { ...braze.servers.rest, headers: { 'x-test': '{flavour} {size} {note}' } },
      },
      verify: braze.verify.map((check) => ({ ...check, explain: { 401: attack } })),
    };
    const { endpoints, users, groups } = integrationSources['braze'] ?? {};
    const source = { integration, endpoints, users, groups };
    const own = await startHarness({ people: 0, crosswalk: { integrations: { braze: source } } });
    const { url } = await createLink(own);
    const visitor = createVisitor(own);
    const choose = await visitor.open(url);
    const form = await visitor.get(`${choose.path}/braze`);
    const typed = { instance: 'US-01', api_key: 'wrong-key-of-a-test', flavour: 'one', size: '1', note: 'note' };
    const refused = await visitor.post(`${choose.path}/braze`, visitor.fill(form, typed));
    expect(refused.status).toBe(422);
    await visitor.post(`${choose.path}/braze`, visitor.fill(form, { ...typed, ...own.world.connections.braze }));
    const done = await visitor.get(choose.path);
    expect(done.text).toContain('••••');
    for (const page of [choose, form, refused, done]) expectHarmless(page);
    await own.close();
  });
});
