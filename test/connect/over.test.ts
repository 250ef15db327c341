import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness } from '../harness.ts';
import { createLink, createVisitor, redirectOf, toldBy } from './visitor.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

const origins = ['https://app.example.com'];

describe('a link that runs out while its page is open', () => {
  it.each([true, false])(
    'is said to be over, and not that cookies are blocked (the browser forgets: %s)',
    async (forgets) => {
      const { id, url } = await createLink(harness, {
        integrations: ['lytics'],
        allowed_origins: origins,
        expires_in: 60,
      });
      const visitor = createVisitor(harness, { forgets });
      const form = await visitor.open(url);
      harness.clock.advance(60_000);
      const fields = visitor.fill(form, { ...harness.world.connections.lytics });
      for (const page of [
        await visitor.post(form.path, fields),
        await visitor.get(form.path),
        await visitor.post(`/connect-account/${id}`, fields),
      ]) {
        expect(page.status).toBe(401);
        expect(page.text).toContain('This link does not work');
        const message = {
          result: 'error',
          error_type: 'invalid_token',
          error: expect.stringContaining('was good until'),
        };
        expect(toldBy(page)).toMatchObject({ message, origins });
      }
    },
  );

  it('is not known to a browser without a cookie while it is good', async () => {
    const { id } = await createLink(harness, { integrations: ['lytics'] });
    const stranger = await createVisitor(harness).get(`/connect-account/${id}`);
    expect([stranger.status, toldBy(stranger).message]).toMatchObject([403, { error_type: 'cookies_blocked' }]);
  });
});

describe('a page that asks for what the link does not offer', () => {
  it.each(['integration=nope', 'integrations=segment,iterable', 'auth_format=oauth2'])(
    'with %s says so, at an address without the token',
    async (asked) => {
      const { url, token } = await createLink(harness, { integrations: ['braze', 'lytics'], allowed_origins: origins });
      const visitor = createVisitor(harness);
      const opened = await visitor.get(`${url}&${asked}`);
      expect([opened.status, redirectOf(opened)]).toEqual([303, expect.not.stringContaining(token)]);
      const page = await visitor.get(redirectOf(opened));
      expect(page.status).toBe(404);
      expect(page.text).toContain('This link is not for that platform');
      expect(toldBy(page)).toMatchObject({ message: { error_type: 'invalid_integration' }, origins });
    },
  );
});

describe('the credentials that a page asks for', () => {
  const open = async (format: string) => {
    const { url } = await createLink(harness, { integrations: ['segment', 'lytics'] });
    const visitor = createVisitor(harness);
    const form = await visitor.open(`${url}&auth_format=${format}`);
    return { visitor, form };
  };

  it('are keys alone when the product wants them', async () => {
    const { url } = await createLink(harness, { integrations: ['segment'] });
    const form = await createVisitor(harness).open(`${url}&auth_format=api_key`);
    expect(form.text).toContain('field.write_key');
    expect(form.text).not.toContain('field.oauth_');
  });

  it('are those of a client when the product wants them, at the platforms that take it', async () => {
    const { visitor, form } = await open('oauth2_client_credentials');
    expect(form.path).toMatch(/\/segment$/);
    expect(form.text).toMatch(/<input[^>]*name="field.oauth_app_id"[^>]*required/);
    const { write_key: writeKey } = harness.world.connections.segment;
    const sent = await visitor.post(form.path, visitor.fill(form, { region: 'US', write_key: writeKey }));
    expect(sent.status).toBe(422);
  });
});

describe('a page of a product without a name', () => {
  it.each([
    ['en', 'The product that sent you here will be able to read', 'platform that you want to connect.'],
    ['de', 'Das Produkt, das Sie hierher geschickt hat, kann', 'Plattform, die Sie verbinden möchten.'],
    ['es', 'el producto que le envió aquí podrá leer', 'plataforma que quiere conectar.'],
    ['fr', 'le produit qui vous a envoyé ici pourra lire', 'plateforme que vous souhaitez connecter.'],
    ['ja', 'ご利用中の製品は', '接続するプラットフォームを選んでください。'],
  ])('speaks in whole sentences (%s)', async (locale, form, choice) => {
    const one = await createLink(harness, { integrations: ['braze'], locale });
    expect((await createVisitor(harness).open(one.url)).text).toContain(form);
    const two = await createLink(harness, { locale });
    expect((await createVisitor(harness).open(two.url)).text).toContain(choice);
  });
});
