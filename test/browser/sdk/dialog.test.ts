import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../chromium.ts';
import { crosswalk, type HostOptions, type HostPage, openHostPage, success, tell } from './host-page.ts';

const closed = { rejected: expect.objectContaining({ name: 'ConnectError', code: 'closed' }) };

let browser: Browser;
let host: HostPage;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
afterEach(() => host.context.close());

/** A product's page with a visit that has begun, by a click on its button. */
async function begun(options?: HostOptions): Promise<HostPage> {
  host = await openHostPage(browser, options);
  await host.page.getByRole('button', { name: 'Begin' }).focus();
  await host.begin('one');
  await host.frame('one');
  return host;
}

const buttonNamed = (name: string) => host.page.getByRole('button', { name });
const ended = () => host.page.evaluate(() => window.host.ended);

describe('the dialog', () => {
  it('is named, modal, and has nothing that axe finds, also while it asks', async () => {
    const { page } = await begun();
    const dialog = page.getByRole('dialog', { name: 'Connect an account' });
    expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
    const violations = () => page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');
    expect(await violations()).toEqual([]);
    await buttonNamed('Close').focus();
    await page.keyboard.press('Escape');
    await buttonNamed('Stay').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('takes the keyboard into the page, keeps it there, and gives it back', async () => {
    const { page } = await begun();
    await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.tagName === 'IFRAME');
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await focused()).not.toBe('BUTTON');
    }
    await tell(await host.frame('one'), success);
    await host.ending('one');
    expect(await focused()).toBe('BUTTON');
  });

  it('closes by its button', async () => {
    await begun();
    await buttonNamed('Close').click();
    expect(await host.ending('one')).toEqual(closed);
  });

  it('asks on Escape, and goes on or closes as the customer says', async () => {
    const { page } = await begun();
    await buttonNamed('Close').focus();
    await page.keyboard.press('Escape');
    await page.getByText('Leave without finishing?').waitFor();
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toBe('Stay');
    await buttonNamed('Stay').click();
    expect(await page.getByText('Leave without finishing?').isVisible()).toBe(false);
    expect(await ended()).toEqual([]);
    await buttonNamed('Close').focus();
    await page.keyboard.press('Escape');
    await buttonNamed('Leave').click();
    expect(await host.ending('one')).toEqual(closed);
  });

  it('leaves closing to the page that says that it can, and asks when Escape is pressed in it', async () => {
    await begun();
    const frame = await host.frame('one');
    await tell(frame, { crosswalk: 'ready' });
    await expect.poll(() => buttonNamed('Close').isVisible()).toBe(false);
    await tell(frame, { crosswalk: 'escape' });
    await buttonNamed('Stay').click();
    expect(await buttonNamed('Close').isVisible()).toBe(false);
    await tell(frame, { crosswalk: 'escape' });
    await buttonNamed('Leave').click();
    expect(await host.ending('one')).toEqual(closed);
  });

  it('ends the visit when the browser closes it without asking', async () => {
    await begun();
    await host.page.evaluate(() =>
      document.querySelector('[data-crosswalk]')?.shadowRoot?.querySelector('dialog')?.close(),
    );
    expect(await host.ending('one')).toEqual(closed);
  });

  it('speaks the language of the product’s page', async () => {
    const { page } = await begun({ language: 'de-AT' });
    expect(await page.getByRole('dialog', { name: 'Konto verbinden' }).isVisible()).toBe(true);
    expect(await buttonNamed('Schließen').isVisible()).toBe(true);
  });

  it('speaks the language of the browser where the page has none that it knows', async () => {
    const { page } = await begun({ language: '' });
    expect(await page.getByRole('dialog', { name: 'Connect an account' }).isVisible()).toBe(true);
  });

  it('looks right under a strict content security policy', async () => {
    const { page } = await begun({
      policy: `default-src 'none'; script-src 'self'; frame-src ${crosswalk}; require-trusted-types-for 'script'`,
    });
    const dialog = page.getByRole('dialog');
    expect(await dialog.evaluate((element) => getComputedStyle(element).borderRadius)).toBe('16px');
    const box = await dialog.boundingBox();
    expect(await page.locator('iframe').boundingBox()).toEqual(box);
  });

  it('fills a small screen', async () => {
    const { page } = await begun();
    await page.setViewportSize({ width: 320, height: 480 });
    expect(await page.getByRole('dialog').boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 480 });
  });

  it('is not touched by the styles of the product', async () => {
    const { page } = await begun({
      body: '<style>dialog, header, iframe { display: none !important }</style><button>Begin</button>',
    });
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
    expect(await buttonNamed('Close').isVisible()).toBe(true);
  });
});
