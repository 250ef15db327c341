import { build } from 'esbuild';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declareFields, linkNew, mapPath, saveMap } from '../field-maps/kit.ts';
import { objectOf, textOf } from '../harness.ts';
import { violations } from './audit.ts';
import { startChromium } from './chromium.ts';
import { type Live, openWindow, photograph, startLive } from './live.ts';

let browser: Browser;
let live: Live;

/** The product's page: calls our SDK in a click. */
const script = `
import { mapFields } from './sdk/connect.ts';
document.querySelector('button').addEventListener('click', () => {
  mapFields(...window.wish).then(
    (result) => { window.ending = { result }; },
    ({ code, message }) => { window.ending = { code, message }; },
  );
});
`;

beforeAll(async () => {
  [browser, live] = await Promise.all([startChromium(), startLive()]);
  await declareFields(live.harness, ['braze']);
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: `${import.meta.dirname}/../..` },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  live.serve('/product.js', outputFiles[0]?.text ?? '', 'text/javascript');
  live.serve(
    '/',
    '<!doctype html><html lang="en"><title>Northwind</title><button>Map</button><script type="module" src="/product.js"></script>',
  );
});
afterAll(async () => {
  await browser.close();
  await live.close();
});

const stored = { given_name: { field: 'first_name' }, tier: { attribute: 'plan', values: { gold: 'G' } } };

async function newToken() {
  const account = await linkNew(live.harness, 'braze');
  await saveMap(live.harness, account, stored);
  const body = { integrated_account_id: account, allowed_origins: [live.product] };
  const made = await live.harness.call('POST', '/integrated-account/token', { body });
  return { account, token: textOf(objectOf(made.body)['token']) };
}

/** Opens the page by itself, with every option in use. */
async function openForm(options: Parameters<typeof openWindow>[1] = {}): Promise<Page> {
  const { token } = await newToken();
  const query = new URLSearchParams({
    integrated_account_session_token: token,
    truto_additional_context: JSON.stringify({ points: 'score' }),
    truto_prevent_deselect: JSON.stringify({ given_name: {} }),
    truto_disabled_fields: JSON.stringify({ tier: { message: 'Your plan is set by Northwind.' }, joined: {} }),
  });
  const page = await openWindow(browser, options);
  await page.goto(`${live.crosswalk}/connect-account/post-connect?${query.toString()}`);
  await page.getByRole('heading', { name: 'Match your fields' }).waitFor();
  return page;
}

describe('a mapping page that was opened with wishes for its fields', () => {
  it.each([
    ['light', 700, 'light'],
    ['dark', 700, 'dark'],
    ['narrow', 320, 'light'],
  ] as const)('is as usable as without: %s', async (name, width, colorScheme) => {
    const page = await openForm({ colorScheme, viewport: { width, height: 800 } });
    await photograph(page, `field-options-${name}`);
    expect(await violations(page)).toEqual({ violations: [] });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.context().close();
  });

  it('shows what is not to be changed as it is, and saves the rest', async () => {
    const page = await openForm();
    for (const control of ['#field-tier', '#values-tier', '#field-joined']) {
      expect(await page.locator(control).isDisabled()).toBe(true);
    }
    expect(await page.locator('#field-joined').inputValue()).toBe('');
    expect(await page.locator('#field-tier-help').innerText()).toContain('Your plan is set by Northwind.');
    expect(await page.locator('#field-joined-help').innerText()).toBe('This cannot be changed here.');
    await page.getByLabel('Given name').selectOption({ label: 'last_name' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Your fields are matched' }).waitFor();
    await page.context().close();
  });

  it('refuses what a visitor forges with the tools of the browser', async () => {
    const page = await openForm();
    await page.evaluate(() => {
      for (const hidden of document.querySelectorAll('input[type=hidden][name$=".tier"]')) hidden.remove();
      for (const control of document.querySelectorAll('[disabled]')) control.removeAttribute('disabled');
    });
    await page.getByLabel('Loyalty tier').selectOption('');
    await page.getByLabel('Given name').selectOption('');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.problem').waitFor();
    await photograph(page, 'field-options-refused');
    expect(await page.locator('#field-tier-wrong').textContent()).toBe('This cannot be changed here.');
    expect(await page.locator('#field-tier').inputValue()).toBe('attribute:plan');
    expect(await page.locator('#field-given_name').inputValue()).toBe('field:first_name');
    expect(await violations(page)).toEqual({ violations: [] });
    await page.context().close();
  });
});

describe('mapFields of our SDK', () => {
  async function begin(options: object) {
    const { account, token } = await newToken();
    const page = await openWindow(browser);
    await page.goto(live.product);
    await page.evaluate(([...wish]) => Object.assign(window, { wish }), [
      token,
      { baseUrl: live.crosswalk, ...options },
    ] as const);
    await page.getByRole('button', { name: 'Map' }).click();
    return { account, page };
  }

  const endingOf = async (page: Page) => {
    await page.waitForFunction('window.ending !== undefined');
    return page.evaluate('window.ending');
  };

  it('in its dialog has the fields shown as it says, and resolves once they are saved', async () => {
    const { account, page } = await begin({
      additionalContext: { points: 'score' },
      preventDeselect: true,
      disabledFields: ['tier'],
    });
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'Match your fields' }).waitFor();
    await photograph(page, 'field-options-dialog');
    expect(await frame.locator('#field-tier').isDisabled()).toBe(true);
    await frame.getByRole('button', { name: 'Save' }).click();
    const integrated = { result: 'success', integration: 'braze', integrated_account_id: account };
    expect(await endingOf(page)).toEqual({ result: integrated });
    const { body } = await live.harness.call('GET', mapPath(account));
    expect(body).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ name: 'tier', mapping: stored.tier }),
        expect.objectContaining({ name: 'points', mapping: { attribute: 'score' } }),
      ]),
    });
    await page.context().close();
  });

  it('rejects with the names that there are when one is wrong', async () => {
    const { page } = await begin({ preventDeselect: ['pionts'] });
    expect(await endingOf(page)).toEqual({
      code: 'validation_error',
      message: expect.stringMatching(/names pionts.*Did you mean points\? There are: .*tier/),
    });
    await page.context().close();
  });
});
