import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient } from '../../../sdk/index.ts';
import { startChromium } from '../chromium.ts';
import { type Live, openWindow, startLive } from '../live.ts';
import { bundle } from './bundle.ts';

let browser: Browser;
let live: Live;
let page: Page;

beforeAll(async () => {
  browser = await startChromium();
  live = await startLive();
  live.serve('/client.js', await bundle('client-script.ts'), 'text/javascript');
  live.serve('/', '<!doctype html><title>Product</title><script type="module" src="/client.js"></script>');
  page = await openWindow(browser);
  await page.goto(live.product);
});
afterAll(async () => {
  await browser.close();
  await live.close();
});

async function accountToken(origins: string[]): Promise<string> {
  const { accounts } = createClient({ baseUrl: live.crosswalk, token: live.harness.token });
  const wanted = { integrated_account_id: live.harness.accounts.lytics, allowed_origins: origins };
  return (await accounts.createToken(wanted)).token;
}

const use = (token: string) =>
  page.evaluate(([baseUrl, key, account]) => window.use(baseUrl, key, account), [
    live.crosswalk,
    token,
    live.harness.accounts.lytics,
  ] as const);

it('calls the API from a page of another origin, with a token for one account', async () => {
  expect(await use(await accountToken([live.product]))).toEqual({
    own: live.harness.accounts.lytics,
    people: 1,
    created: 'ada',
    other: 'account_not_found',
  });
});

it('gets nothing on a page of an origin that the token does not name', async () => {
  await expect(use(await accountToken(['https://elsewhere.test']))).rejects.toThrow('CrosswalkConnectionError');
});
