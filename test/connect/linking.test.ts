import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Harness, listOf, objectOf, startHarness, tenant, textOf, vendorNames } from '../harness.ts';
import { createLink, createVisitor, redirectOf, toldBy } from './visitor.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

const origin = 'https://app.example.com';

async function accountsOf(tenantId: string) {
  const { body } = await harness.call('GET', `/integrated-account?tenant_id=${tenantId}`);
  return listOf(objectOf(body)['result']).map(objectOf);
}

describe('sending the form', () => {
  it.each(vendorNames)('links an account at %s for the tenant of the link, and tells the product', async (vendor) => {
    const tenantId = `tenant-of-${vendor}`;
    const { url, id } = await createLink(harness, {
      tenant_id: tenantId,
      integrations: [vendor],
      allowed_origins: [origin],
    });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    const sent = await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections[vendor] }));
    expect([sent.status, redirectOf(sent)]).toEqual([303, `/connect-account/${id}`]);
    const done = await visitor.get(redirectOf(sent));
    const [account] = await accountsOf(tenantId);
    expect(account).toMatchObject({ integration: { name: vendor }, status: 'active', is_sandbox: true });
    expect(toldBy(done)).toEqual({
      message: { is_truto: true, result: 'success', integration: vendor, integrated_account_id: account?.['id'] },
      origins: [origin],
      redirect: undefined,
    });
    const { body } = await harness.call('GET', `/link-token?tenant_id=${tenantId}`);
    expect(listOf(objectOf(body)['result'])).toEqual([
      expect.objectContaining({ state: 'used', linked_account_id: account?.['id'] }),
    ]);
  });

  it('shows which account it was, of its secrets only the end', async () => {
    const { url, id } = await createLink(harness, { integrations: ['braze'] });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    const { braze } = harness.world.connections;
    await visitor.post(form.path, visitor.fill(form, { ...braze }));
    const { text } = await visitor.get(`/connect-account/${id}`);
    expect(text).toContain('rest.iad-01.braze.com');
    expect(text).toContain(`••••${braze.api_key.slice(-4)}`);
    expect(text).not.toContain(braze.api_key);
  });

  it.each([
    ['en', { write_key: true, public_token: true }, ['Segment answers 200 to every write key']],
    ['fr', { write_key: true }, ['Segment répond 200 à toute clé d’écriture']],
    ['en', { public_token: true }, []],
  ])('says in %s which of the keys %j nobody could try: %j', async (locale, wanted, says) => {
    const { url, id } = await createLink(harness, { integrations: ['segment'], locale });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    const known = Object.entries(harness.world.connections.segment);
    const typed = Object.fromEntries(known.filter(([name]) => name === 'region' || Object.hasOwn(wanted, name)));
    await visitor.post(form.path, visitor.fill(form, typed));
    const { text } = await visitor.get(`/connect-account/${id}`);
    const notes = [...text.matchAll(/<div class="note">.*?<p>(.*?)<\/p>/g)].map(([, note]) => note);
    expect(notes).toEqual(says.map((said) => expect.stringContaining(said)));
  });

  it('leads on to the product with the result, keeping what its address says already', async () => {
    const settings = { integrations: ['lytics'], redirect_uri: `${origin}/done?step=2&result=old` };
    const { url, id } = await createLink(harness, settings);
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.lytics }));
    const { redirect, origins } = toldBy(await visitor.get(`/connect-account/${id}`));
    const { searchParams, origin: toOrigin } = new URL(redirect ?? '');
    expect([toOrigin, origins]).toEqual([origin, [origin]]);
    expect(Object.fromEntries(searchParams)).toMatchObject({ step: '2', result: 'success', integration: 'lytics' });
  });

  it('twice, one after the other or at once, has the same end and links one account', async () => {
    const tenantId = 'twice';
    const { url, id } = await createLink(harness, { tenant_id: tenantId, integrations: ['lytics'] });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    const fields = visitor.fill(form, { ...harness.world.connections.lytics });
    const together = await Promise.all(Array.from({ length: 12 }, () => visitor.post(form.path, fields)));
    const again = await visitor.post(form.path, fields);
    for (const answer of [...together, again]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/connect-account/${id}`]);
    }
    expect(await accountsOf(tenantId)).toHaveLength(1);
  });

  it('while its page is loaded again shows either the form or its end', async () => {
    const { url, id } = await createLink(harness, { tenant_id: 'reloaded', integrations: ['lytics'] });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    const loads: Promise<Answer>[] = [];
    let isSent = false;
    const sent = visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.lytics })).finally(() => {
      isSent = true;
    });
    while (!isSent && loads.length < 100) {
      loads.push(visitor.get(form.path));
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    for (const { status, headers } of [await sent, ...(await Promise.all(loads))]) {
      expect([200, 303]).toContain(status);
      expect(headers.get('location')).toBe(status === 303 ? `/connect-account/${id}` : null);
    }
  });

  it('from two browsers with one link has exactly one winner, and the other is told so', async () => {
    const tenantId = 'race';
    const { url } = await createLink(harness, { tenant_id: tenantId, integrations: ['lytics'] });
    const visitors = [createVisitor(harness), createVisitor(harness), createVisitor(harness)];
    const forms = await Promise.all(visitors.map(async (visitor) => ({ visitor, form: await visitor.open(url) })));
    const answers = await Promise.all(
      forms.map(({ visitor, form }) =>
        visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.lytics })),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409, 409]);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.text).toContain('This link was used already');
    expect(await accountsOf(tenantId)).toHaveLength(1);
  });

  it('from a tab that was opened before another with the same link still works', async () => {
    const { url } = await createLink(harness, { integrations: ['lytics'] });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    await visitor.open(url);
    const sent = await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.lytics }));
    expect(sent.status).toBe(303);
  });

  it('and going back leads to the end again, in this browser and in no other', async () => {
    const { url, id } = await createLink(harness, { integrations: ['lytics'] });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.lytics }));
    const back = await visitor.get(form.path);
    expect([back.status, redirectOf(back)]).toEqual([303, `/connect-account/${id}`]);
    expect((await visitor.get(redirectOf(back))).text).toContain('Lytics is connected');
    expect((await createVisitor(harness).get(`/connect-account/${id}`)).status).toBe(403);
  });

  it('shows its end to no other browser, though that one had opened the link too', async () => {
    const { url, id } = await createLink(harness, { integrations: ['braze'] });
    const [winner, other] = [createVisitor(harness), createVisitor(harness)];
    const [form, late] = [await winner.open(url), await other.open(url)];
    await winner.post(form.path, winner.fill(form, { ...harness.world.connections.braze }));
    for (const answer of [
      await other.get(`/connect-account/${id}`),
      await other.get(late.path),
      await other.post(late.path, other.fill(late, { ...harness.world.connections.braze })),
    ]) {
      expect([answer.status, toldBy(answer).message]).toMatchObject([409, { result: 'error' }]);
      expect(answer.text).not.toContain('••••');
    }
  });

  it('with spaces and quotes around what was pasted takes what is meant', async () => {
    const { url } = await createLink(harness, { tenant_id: 'pasted', integrations: ['braze'] });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    const { braze } = harness.world.connections;
    const typed = {
      instance: ' https://dashboard-01.braze.com/engagement/campaigns?x=1 ',
      api_key: ` "${braze.api_key}" `,
    };
    expect((await visitor.post(form.path, visitor.fill(form, typed))).status).toBe(303);
    const [account] = await accountsOf('pasted');
    expect(account).toMatchObject({ context: { instance: 'US-01' } });
  });

  it('links a real account when the link is none for the sandbox', async () => {
    const { url } = await createLink(harness, { tenant_id: 'real', integrations: ['lytics'], sandbox: false });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    expect(form.text).not.toContain('data-sample="');
    await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.lytics }));
    expect(await accountsOf('real')).toEqual([expect.objectContaining({ is_sandbox: false })]);
  });
});

describe('cancelling', () => {
  it('tells the product, links nothing, and leaves the link good', async () => {
    const settings = { tenant_id: 'cancelled', integrations: ['lytics'], redirect_uri: `${origin}/done` };
    const { url, id } = await createLink(harness, settings);
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    const page = await visitor.post(`/connect-account/${id}`, visitor.fill(form, {}));
    expect(toldBy(page)).toEqual({ message: 'closed', origins: [origin], redirect: `${origin}/done?result=closed` });
    expect(page.text).toContain(`href="/connect-account/${id}"`);
    expect(await accountsOf('cancelled')).toEqual([]);
    expect((await visitor.open(url)).status).toBe(200);
  });
});

describe('reconnecting', () => {
  async function connect(settings: Record<string, boolean> = {}) {
    const account = await harness.call('POST', '/integrated-account', {
      body: { tenant_id: tenant, integration: 'braze', context: harness.world.connections.braze, sandbox: true },
    });
    const id = textOf(objectOf(account.body)['id']);
    const { url } = await createLink(harness, { integrated_account_id: id, ...settings });
    const visitor = createVisitor(harness);
    return { id, visitor, form: await visitor.open(url) };
  }

  it('shows what is stored but no secret, and wants the credentials anew', async () => {
    const { visitor, form } = await connect();
    expect(form.text).toContain('Reconnect Braze');
    expect(form.text).toContain('value="US-01"');
    // What the sandbox can fill in is no secret.
    const withoutSample = form.text.replace(/data-sample="[^"]*"/, '');
    expect(withoutSample).not.toContain(harness.world.connections.braze.api_key);
    const refused = await visitor.post(form.path, visitor.fill(form, { instance: 'US-01' }));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#field-api_key"');
  });

  it('keeps stored secrets that are left empty when the link says so', async () => {
    const { id, visitor, form } = await connect({ persist_previous_context: true });
    const end = harness.world.connections.braze.api_key.slice(-4);
    expect(form.text).toContain(`Stored, ending in ${end}. Leave empty to keep it.`);
    const sent = await visitor.post(form.path, visitor.fill(form, { instance: 'US-01' }));
    expect(sent.status).toBe(303);
    expect(toldBy(await visitor.get(redirectOf(sent))).message).toMatchObject({ integrated_account_id: id });
  });

  it('twice at once in one browser has the same end', async () => {
    const { visitor, form } = await connect();
    const fields = visitor.fill(form, { ...harness.world.connections.braze });
    const answers = await Promise.all([visitor.post(form.path, fields), visitor.post(form.path, fields)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  });

  it('says since when and why the account does not work, and makes it work', async () => {
    const created = await harness.call('POST', '/integrated-account', {
      body: {
        tenant_id: tenant,
        integration: 'braze',
        context: { instance: 'US-01', api_key: 'revoked-long-ago-0000' },
        sandbox: true,
        verify: false,
      },
    });
    const id = textOf(objectOf(created.body)['id']);
    expect((await harness.call('GET', `/proxy/segments?integrated_account_id=${id}`)).status).toBe(401);
    const { url } = await createLink(harness, { integrated_account_id: id });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    expect(form.text).toContain('The connection to Braze has not worked since January 1, 2026.');
    expect(form.text).toContain('Invalid API Key');
    await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.braze }));
    expect((await harness.call('GET', `/integrated-account/${id}`)).body).toMatchObject({
      status: 'active',
      last_error: null,
    });
    expect((await harness.call('GET', `/proxy/segments?integrated_account_id=${id}`)).status).toBe(200);
  });

  it('an account that was deleted meanwhile says so', async () => {
    const { id, visitor, form } = await connect();
    await harness.call('DELETE', `/integrated-account/${id}`);
    const page = await visitor.get(form.path);
    expect(page.status).toBe(404);
    expect(page.text).toContain('The connection is gone');
  });
});
