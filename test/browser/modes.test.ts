import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type Page } from 'playwright-core';
import { startChromium, startChromiumWithProfile } from './chromium.ts';
import { fillIn, shows, submit } from './connect-form.ts';
import { type Live, openWindow, photograph, startLive } from './live.ts';

let browser: Browser;
let live: Live;
beforeAll(async () => {
  [browser, live] = await Promise.all([startChromium(), startLive()]);
});
afterAll(async () => {
  await browser.close();
  await live.close();
});

/** A page of the product that notes how it ended, with the origin; what the page tells the SDK's dialog is passed over. */
const noting = (inner: string) => `<!doctype html><title>Northwind</title><script>
  window.heard = [];
  addEventListener('message', ({ data, origin }) => data.crosswalk || window.heard.push([data, origin]));
</script>${inner}`;

/** What the page of the product heard, once it has heard something. */
async function heard(page: Page): Promise<unknown> {
  await page.waitForFunction('window.heard.length > 0');
  return page.evaluate('window.heard');
}

const frameAt = (url: string) => noting(`<iframe src="${url}" style="border:0;width:100%;height:760px"></iframe>`);
const popupAt = (url: string) =>
  noting(`<button onclick="window.opened = open('${url}', '', 'width=700,height=800')">Connect</button>`);

const success = (integration: string) => ({
  is_truto: true,
  result: 'success',
  integration,
  integrated_account_id: expect.any(String),
});

describe('in a frame', () => {
  it('of a declared origin the account is linked, and the product hears it from the origin of Crosswalk', async () => {
    const { url } = await live.link({ integrations: ['lytics'], allowed_origins: [live.product] });
    live.serve('/frame', frameAt(url));
    const page = await openWindow(browser);
    await page.goto(`${live.product}/frame`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Fill in sample credentials' }).click();
    await photograph(page, 'frame');
    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    expect(await heard(page)).toEqual([[success('lytics'), live.crosswalk]]);
    await page.context().close();
  });

  it('of a declared origin the account is linked without JavaScript too', async () => {
    const { url } = await live.link({ integrations: ['lytics'], allowed_origins: [live.product] });
    live.serve('/frame', frameAt(url));
    const page = await openWindow(browser, { javaScriptEnabled: false });
    await page.goto(`${live.product}/frame`);
    const frame = page.frameLocator('iframe');
    await frame.getByLabel('API token', { exact: true }).fill(live.harness.world.connections.lytics.api_token);
    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    const heading = frame.getByRole('heading', { level: 1 });
    await heading.filter({ hasText: 'is connected' }).waitFor();
    expect(await heading.textContent()).toBe('Lytics is connected');
    await page.context().close();
  });

  it('of a declared origin cancelling is heard as the word of Truto’s SDK', async () => {
    const { url } = await live.link({ integrations: ['lytics'], allowed_origins: [live.product] });
    live.serve('/frame', frameAt(url));
    const page = await openWindow(browser);
    await page.goto(`${live.product}/frame`);
    await page.frameLocator('iframe').getByRole('button', { name: 'Cancel' }).click();
    expect(await heard(page)).toEqual([['closed', live.crosswalk]]);
    await page.context().close();
  });

  it('of a link that is over the product hears an error', async () => {
    const { url } = await live.link({ allowed_origins: [live.product], expires_in: 60 });
    live.harness.clock.advance(60_000);
    live.serve('/frame', frameAt(url));
    const page = await openWindow(browser);
    await page.goto(`${live.product}/frame`);
    const error = { is_truto: true, result: 'error', error_type: 'invalid_token', error: expect.any(String) };
    expect(await heard(page)).toEqual([[error, live.crosswalk]]);
    await page.context().close();
  });

  it.each<[what: string, origins: () => string[]]>([
    ['of an origin that is not declared', () => ['https://app.example.com']],
    ['without any declared origin', () => []],
    [
      'of the declared host on another port',
      () => [`${live.product.slice(0, -1)}${(Number(live.product.at(-1)) + 1) % 10}`],
    ],
  ])('%s nothing is shown, so that nobody can be led to press something unseen', async (_what, origins) => {
    const { url } = await live.link({ integrations: ['lytics'], allowed_origins: origins() });
    live.serve('/frame', frameAt(url));
    const page = await openWindow(browser);
    const complaint = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(`${live.product}/frame`);
    await complaint;
    expect(await page.frameLocator('iframe').locator('main').count()).toBe(0);
    expect(await page.evaluate('window.heard')).toEqual([]);
    await page.context().close();
  });

  it('without cookies says so, and the product hears that it should open a window', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'crosswalk-browser-'));
    mkdirSync(join(profile, 'Default'));
    const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
    const context = await startChromiumWithProfile(profile);
    const { url } = await live.link({ integrations: ['lytics'], allowed_origins: [live.product], locale: 'en' });
    live.serve('/frame', frameAt(url));
    const page = await context.newPage();
    await page.goto(`${live.product}/frame`);
    const error = { is_truto: true, result: 'error', error_type: 'cookies_blocked', error: expect.any(String) };
    expect(await heard(page)).toEqual([[error, live.crosswalk]]);
    await page.frameLocator('iframe').getByText('Allow cookies for this page').waitFor();
    await photograph(page, 'cookies-blocked');
    await context.close();
    rmSync(profile, { recursive: true });
  });
});

describe('in a window of its own', () => {
  async function open(settings: Parameters<Live['link']>[0]) {
    const { url } = await live.link({ integrations: ['lytics'], ...settings });
    live.serve('/popup', popupAt(url));
    const page = await openWindow(browser);
    await page.goto(`${live.product}/popup`);
    const opened = page.waitForEvent('popup');
    await page.getByRole('button').click();
    return { page, popup: await opened };
  }

  it('the account is linked, the product hears it once, and the window can be closed', async () => {
    const { page, popup } = await open({ allowed_origins: [live.product] });
    await fillIn(popup, { ...live.harness.world.connections.lytics });
    await submit(popup);
    expect(await heard(page)).toEqual([[success('lytics'), live.crosswalk]]);
    await photograph(popup, 'popup');
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Close window' }).click();
    await closed;
    await page.context().close();
  });

  it('cancelling closes it and says nothing, as whoever opened it sees that', async () => {
    const { page, popup } = await open({ allowed_origins: [live.product] });
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Cancel' }).click();
    await closed;
    expect(await page.evaluate('[window.opened.closed, window.heard]')).toEqual([true, []]);
    await page.context().close();
  });

  it('a page that is not declared opens it but hears nothing', async () => {
    const { page, popup } = await open({ allowed_origins: ['https://app.example.com'] });
    await fillIn(popup, { ...live.harness.world.connections.lytics });
    await submit(popup);
    expect(await shows(popup, 'Lytics is connected')).toBe(true);
    expect(await page.evaluate('window.heard')).toEqual([]);
    await page.context().close();
  });
});
