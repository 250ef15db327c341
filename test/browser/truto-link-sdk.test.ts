import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type Page } from 'playwright-core';
import { hostFields } from '../field-maps/kit.ts';
import { startChromium } from './chromium.ts';
import { fillIn, shows, submit } from './connect-form.ts';
import { type Live, openWindow, startLive } from './live.ts';

let browser: Browser;
let live: Live;

/** The product's page: calls the SDK as it comes from npm, when asked by a click or without one. */
const script = `
import authenticate from '@truto/truto-link-sdk';
window.begin = (token, options) => {
  Promise.resolve(authenticate(token, options)).then(
    (result) => { window.ending = { result }; },
    (error) => { window.ending = { error: typeof error === 'string' ? error : { message: error.message, ...error } }; },
  );
};
document.querySelector('button').addEventListener('click', () => window.begin(...window.wish));
`;

beforeAll(async () => {
  [browser, live] = await Promise.all([startChromium(), startLive()]);
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  live.serve('/truto.js', outputFiles[0]?.text ?? '', 'text/javascript');
  live.serve(
    '/',
    '<!doctype html><title>Northwind</title><button>Connect</button><script type="module" src="/truto.js"></script>',
  );
});
afterAll(async () => {
  await browser.close();
  await live.close();
});

async function openProduct(options: object, settings: Parameters<Live['link']>[0] = {}): Promise<Page> {
  const { token } = await live.link({ integrations: ['lytics'], allowed_origins: [live.product], ...settings });
  const page = await openWindow(browser);
  await page.goto(live.product);
  await page.evaluate(([...wish]) => Object.assign(window, { wish }), [
    token,
    { baseUrl: live.crosswalk, ...options },
  ] as const);
  return page;
}

async function endingOf(page: Page): Promise<unknown> {
  await page.waitForFunction('window.ending !== undefined');
  return page.evaluate('window.ending');
}

async function openPopup(page: Page): Promise<Page> {
  const popup = page.waitForEvent('popup');
  await page.getByRole('button').click();
  return popup;
}

describe('Truto’s own link SDK, unmodified,', () => {
  it('in a popup resolves with the account', async () => {
    const page = await openProduct({ iframe: false });
    const popup = await openPopup(page);
    await fillIn(popup, { ...live.harness.world.connections.lytics });
    await submit(popup);
    expect(await endingOf(page)).toEqual({
      result: expect.objectContaining({
        result: 'success',
        integration: 'lytics',
        integrated_account_id: expect.any(String),
      }),
    });
    await page.context().close();
  });

  it('in a popup resolves only once the fields are mapped or put off', async () => {
    const [field] = hostFields;
    const page = await openProduct({ iframe: false }, { host_fields: field === undefined ? [] : [field] });
    const popup = await openPopup(page);
    await fillIn(popup, { ...live.harness.world.connections.lytics });
    await submit(popup);
    await shows(popup, 'Match your fields');
    expect(await page.evaluate('window.ending')).toBeUndefined();
    await popup.getByRole('button', { name: 'Do this later' }).click();
    expect(await endingOf(page)).toMatchObject({ result: { result: 'success', integration: 'lytics' } });
  });

  it('in a popup that offers several platforms opens the one that was asked for', async () => {
    const page = await openProduct({ iframe: false, integration: 'segment' }, { integrations: ['braze', 'segment'] });
    expect(await shows(await openPopup(page), 'Connect Twilio Segment')).toBe(true);
    await page.context().close();
  });

  it('in a popup rejects with "closed" when the visitor cancels', async () => {
    const page = await openProduct({ iframe: false });
    await (await openPopup(page)).getByRole('button', { name: 'Cancel' }).click();
    expect(await endingOf(page)).toEqual({ error: 'closed' });
    await page.context().close();
  });

  it('in a popup rejects with the error of a link that is over', async () => {
    const page = await openProduct({ iframe: false }, { expires_in: 60 });
    live.harness.clock.advance(60_000);
    await openPopup(page);
    expect(await endingOf(page)).toMatchObject({ error: { error_type: 'invalid_token' } });
    await page.context().close();
  });

  it('rejects with "blocked" when the browser opens no window', async () => {
    const { token } = await live.link({ integrations: ['lytics'], allowed_origins: [live.product] });
    const wish = JSON.stringify([token, { baseUrl: live.crosswalk, iframe: false }]);
    // Without a press of a visitor there is no leave to open one.
    live.serve(
      '/at-once',
      `<!doctype html><button></button><script type="module">
      import '/truto.js';
      window.begin(...${wish});
    </script>`,
    );
    const page = await openWindow(browser);
    await page.goto(`${live.product}/at-once`);
    expect(await endingOf(page)).toEqual({ error: 'blocked' });
    await page.context().close();
  });

  it('in the same window comes back to the product with the account', async () => {
    const page = await openProduct({ sameWindow: true }, { redirect_uri: `${live.product}/done` });
    live.serve('/done', '<h1>Back at Northwind</h1>');
    await page.getByRole('button').click();
    expect(await shows(page, 'Connect Lytics')).toBe(true);
    await fillIn(page, { ...live.harness.world.connections.lytics });
    await submit(page);
    expect(await shows(page, 'Back at Northwind')).toBe(true);
    expect(new URL(page.url()).searchParams.get('result')).toBe('success');
    await page.context().close();
  });
});
