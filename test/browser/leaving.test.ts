import { type Browser, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { declareFields } from '../field-maps/kit.ts';
import { startChromium } from './chromium.ts';
import { type Live, openWindow, photograph, startLive } from './live.ts';
import { bundle } from './sdk/bundle.ts';

let browser: Browser;
let live: Live;
let page: Page;

/** The product's page: calls the SDK at a click, and keeps how it ended. */
const html = `<!doctype html><title>Northwind</title><button>Begin</button><script type="module">
  import { connect } from '/sdk.js';
  document.querySelector('button').addEventListener('click', () => {
    const { token, ...options } = window.wish;
    connect(token, options).then(
      (result) => { window.ending = result; },
      ({ code, integratedAccountId }) => { window.ending = { code, integratedAccountId }; },
    );
  });
</script>`;

beforeAll(async () => {
  [browser, live] = await Promise.all([startChromium(), startLive()]);
  live.serve('/', html);
  live.serve('/sdk.js', await bundle('../../../sdk/connect.ts'), 'text/javascript');
  await declareFields(live.harness, ['braze']);
});
afterAll(async () => {
  await browser.close();
  await live.close();
});
beforeEach(async () => {
  page = await openWindow(browser);
  await page.goto(live.product);
});

async function begin(options: { iframe?: boolean }, settings: Parameters<Live['link']>[0] = {}): Promise<void> {
  const { token } = await live.link({ integrations: ['braze'], allowed_origins: [live.product], ...settings });
  const wish = { token, baseUrl: live.crosswalk, ...options };
  await page.evaluate((given) => Reflect.set(window, 'wish', given), wish);
  await page.getByRole('button', { name: 'Begin' }).click();
}

/** Links the account, up to the page on which its fields are mapped. */
async function reachMapping(shown: Page | FrameLocator): Promise<void> {
  await shown.getByRole('button', { name: 'Fill in sample credentials' }).click();
  await shown.getByRole('button', { name: 'Connect', exact: true }).click();
  await shown.getByRole('heading', { name: 'Match your fields' }).waitFor();
}

async function ending(): Promise<unknown> {
  await page.waitForFunction('window.ending');
  return page.evaluate('window.ending');
}

const leftOpen = {
  result: 'success',
  integration: 'braze',
  integrated_account_id: expect.any(String),
  mapping_open: true,
};

describe('a customer who leaves while the fields are being mapped', () => {
  it('by closing the window has connected the account', async () => {
    const opened = page.waitForEvent('popup');
    await begin({ iframe: false });
    const popup = await opened;
    await reachMapping(popup);
    await popup.close();
    expect(await ending()).toEqual(leftOpen);
  });

  it('by the button of the dialog has connected the account', async () => {
    await begin({});
    await reachMapping(page.frameLocator('iframe'));
    await photograph(page, 'sdk-mapping');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    expect(await ending()).toEqual(leftOpen);
  });

  it('and the one who puts it off has connected it too, and nothing is open', async () => {
    await begin({});
    const frame = page.frameLocator('iframe');
    await reachMapping(frame);
    await frame.getByRole('button', { name: 'Do this later' }).click();
    const { mapping_open: _, ...done } = leftOpen;
    expect(await ending()).toEqual(done);
  });

  it('before that has connected nothing', async () => {
    const opened = page.waitForEvent('popup');
    await begin({ iframe: false });
    const popup = await opened;
    await popup.getByRole('button', { name: 'Fill in sample credentials' }).waitFor();
    await popup.close();
    expect(await ending()).toEqual({ code: 'closed' });
  });
});

describe('a link that runs out while its page is open', () => {
  it('is heard of as one that works no more, though the browser has forgotten its cookie', async () => {
    await begin({}, { expires_in: 60 });
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Fill in sample credentials' }).click();
    live.harness.clock.advance(60_000);
    await page.context().clearCookies();
    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    expect(await ending()).toMatchObject({ code: 'invalid_token' });
  });
});
