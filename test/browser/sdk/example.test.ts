import { readFile } from 'node:fs/promises';
import { type Browser, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProduct } from '../../../docs/examples/link-token.ts';
import { startChromium } from '../chromium.ts';
import { type Live, openWindow, photograph, startLive } from '../live.ts';
import { bundle } from './bundle.ts';

let browser: Browser;
let live: Live;
let page: Page;
let frame: FrameLocator;

beforeAll(async () => {
  browser = await startChromium();
  live = await startLive();
  const example = await readFile(new URL('../../../docs/examples/connect.html', import.meta.url), 'utf8');
  live.serve('/', example.replace('https://crosswalk.example.com', live.crosswalk));
  live.serve('/sdk/connect.js', await bundle('../../../sdk/connect.ts'), 'text/javascript');
});
afterAll(async () => {
  await browser.close();
  await live.close();
});
beforeEach(async () => {
  const { crosswalk: baseUrl, product: origin, harness } = live;
  const product = createProduct({ baseUrl, token: harness.token, origin });
  page = await openWindow(browser);
  await page.route(`${origin}/link-token`, async (route) => {
    const answer = await product.request('/link-token', { method: route.request().method() });
    await route.fulfill({ status: answer.status, body: await answer.text() });
  });
  await page.goto(origin);
  await page.getByRole('button', { name: 'Connect' }).click();
  frame = page.frameLocator('iframe');
});
afterEach(() => page.context().close());

const status = () => page.getByRole('status').textContent();

describe('the example of a settings page, on another origin than Crosswalk', () => {
  it('connects an account that the product’s server can use', async () => {
    await frame.getByRole('heading', { name: 'Connect an account' }).waitFor();
    await photograph(page, 'sdk-choose');
    await frame.getByRole('link', { name: 'Lytics' }).click();
    await frame.getByRole('button', { name: 'Fill in sample credentials' }).click();
    await photograph(page, 'sdk-form');
    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect.poll(status).toMatch(/^Connected to lytics, as account /);
    await photograph(page, 'sdk-connected');
    expect(await page.locator('dialog').count()).toBe(0);
    const [, id] = /account (\S+)\.$/.exec((await status()) ?? '') ?? [];
    const account = await live.harness.call('GET', `/integrated-account/${id}`);
    expect(account.body).toMatchObject({ tenant_id: 'acme', status: 'active' });
  });

  it('hears that the customer cancelled on the page, and stays as it was', async () => {
    const before = await status();
    await frame.getByRole('button', { name: 'Cancel' }).first().click();
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    expect(await status()).toBe(before);
  });
});
