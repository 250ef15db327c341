import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type Page } from 'playwright-core';
import { type Crosswalk } from '../../src/index.ts';
import { toNodeHandler } from '../../src/runtime/node-handler.ts';
import { type SignInStage, startSignInStage } from '../oauth/sign-in-stage.ts';
import { startChromium } from './chromium.ts';
import { openWindow, photograph } from './live.ts';

let browser: Browser;
let stage: SignInStage;
let web: Server;
let crosswalk: Crosswalk;
let origin: string;

beforeAll(async () => {
  web = createServer(toNodeHandler({ fetch: (request) => crosswalk.fetch(request) }));
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const address = web.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  origin = `http://127.0.0.1:${address.port}`;
  stage = await startSignInStage(origin);
  crosswalk = stage.build();
  browser = await startChromium([`--host-resolver-rules=MAP *.northwind.example:443 127.0.0.1:${stage.server.port}`]);
});
afterAll(async () => {
  await browser.close();
  web.closeAllConnections();
  web.close();
  await stage.close();
});

/** The first page of a link for one tenant, in a window with no past. */
async function openLink(tenantId: string, further: Parameters<typeof openWindow>[1] = {}): Promise<Page> {
  const { token } = await crosswalk.links.create({
    tenantId,
    settings: { integrations: ['northwind'], theme: { product_name: 'Contoso' } },
  });
  const page = await openWindow(browser, { ignoreHTTPSErrors: true, ...further });
  await page.goto(`${origin}/connect-account?link_token=${token}`);
  return page;
}

const connect = (page: Page) => page.getByRole('button', { name: 'Connect', exact: true }).click();

async function signIn(page: Page): Promise<void> {
  await page.waitForURL('https://login.northwind.example/**');
  await page.fill('[name=login]', 'ada');
  await page.fill('[name=password]', 'any');
  await page.locator('[type=submit]').first().click();
  await page.waitForSelector('[name=prompt][value=consent]', { state: 'attached' });
  await page.locator('[type=submit]').first().click();
}

describe('linking on the vendor’s own page, in a real browser', () => {
  it.each([
    ['with', {}],
    ['without', { javaScriptEnabled: false }],
  ])('leads there and back %s client JavaScript, and links an account that works', async (name, options) => {
    const tenantId = `acme-${name}`;
    const page = await openLink(tenantId, options);
    await photograph(page, `oauth-form-${name}-script`);
    await connect(page);
    await signIn(page);
    await page.waitForURL(`${origin}/**`);
    await page.getByText('Northwind is connected').first().waitFor();
    await photograph(page, `oauth-done-${name}-script`);
    expect(page.url()).not.toMatch(/code=|state=/);
    const [account] = await crosswalk.api.accounts.list({ tenantId }, { limit: 10 });
    expect(account).toMatchObject({ status: 'active', authentication_method: 'oauth2' });
    await page.context().close();
  });

  it('goes on in a window from the frame of a product, which hears how it ended', async () => {
    const product = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<!doctype html><script>
        window.heard = [];
        addEventListener('message', ({ data, origin }) => data.is_truto && window.heard.push([data, origin]));
      </script><iframe src="${address}" style="border:0;width:100%;height:700px"></iframe>`);
    });
    await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve));
    const listening = product.address();
    if (listening === null || typeof listening === 'string') throw new TypeError('a server on TCP has a port');
    const site = `http://localhost:${listening.port}`;
    const { token } = await crosswalk.links.create({
      tenantId: 'acme-framed',
      settings: { integrations: ['northwind'], allowed_origins: [site], end_user: { name: 'Ada' } },
    });
    const address = `${origin}/connect-account?link_token=${token}`;
    const page = await openWindow(browser, { ignoreHTTPSErrors: true });
    await page.goto(site);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    const opening = page.waitForEvent('popup');
    await frame.getByRole('link', { name: 'Continue' }).click();
    const window = await opening;
    await window.getByText('For Ada').waitFor();
    await photograph(window, 'oauth-window');
    await window.getByRole('button', { name: 'Continue' }).click();
    await signIn(window);
    await window.getByText('Northwind is connected').first().waitFor();
    await frame.getByText('Northwind is connected').first().waitFor();
    await photograph(page, 'oauth-frame');
    await page.waitForFunction('window.heard.length > 0');
    expect(await page.evaluate('window.heard')).toEqual([
      [expect.objectContaining({ result: 'success', integration: 'northwind' }), origin],
    ]);
    expect(await crosswalk.api.accounts.list({ tenantId: 'acme-framed' }, { limit: 10 })).toHaveLength(1);
    await page.context().close();
    product.closeAllConnections();
    product.close();
  });

  it('says that access was not allowed, and lets the visitor try again', async () => {
    const page = await openLink('acme-denied');
    await connect(page);
    await page.waitForURL('https://login.northwind.example/**');
    await page.locator('a[href$="/abort"]').first().click();
    await page.getByText('Access was not allowed at Northwind').waitFor();
    expect(await crosswalk.api.accounts.list({ tenantId: 'acme-denied' }, { limit: 10 })).toEqual([]);
    await photograph(page, 'oauth-denied');
    await connect(page);
    await signIn(page);
    await page.getByText('Northwind is connected').first().waitFor();
    await page.context().close();
  });
});
