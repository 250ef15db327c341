import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type Page } from 'playwright-core';
import { violations } from './audit.ts';
import { startChromium } from './chromium.ts';
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

const settings = {
  theme: { product_name: 'Northwind' },
  end_user: { name: 'Ada Lovelace', email: 'ada@acme.example' },
};

/** Opens every kind of page in turn and hands it over. */
async function everyPage(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  const { url } = await live.link(settings);
  await page.goto(url);
  await look('choose');
  await page.getByRole('link', { name: 'Braze' }).click();
  await look('form');
  for (const summary of await page.locator('summary').all()) await summary.click();
  await look('form-open');
  await page.getByText('Where do I find it?').click();
  await fillIn(page, { instance: 'US-01', api_key: 'wrong-key-of-a-test' });
  await submit(page);
  await page.locator('.problem').waitFor();
  await look('refused');
  await page.getByRole('button', { name: 'Fill in sample credentials' }).click();
  await submit(page);
  await page.locator('.outcome').waitFor();
  await look('done');
  for (const vendor of ['iterable', 'segment', 'lytics']) {
    await page.goto((await live.link({ ...settings, integrations: [vendor] })).url);
    await look(vendor);
  }
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('.outcome').waitFor();
  await look('cancelled');
  await page.goto((await live.link({ ...settings, integrated_account_id: live.harness.accounts.braze })).url);
  await look('reconnect');
  await page.goto(`${live.crosswalk}/connect-account?link_token=unknown`);
  await look('unknown');
}

/** True when nothing has to be scrolled sideways to be read. */
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

describe('every page', () => {
  it.each(['light', 'dark'] as const)('is accessible in %s colours', async (colorScheme) => {
    const page = await openWindow(browser, { colorScheme });
    await everyPage(page, async (name) => {
      expect([name, await violations(page)]).toEqual([name, { violations: [] }]);
      await photograph(page, `${colorScheme}-${name}`);
    });
    await page.context().close();
  });

  it('fits a width of 320 pixels, which is a zoom of 400 %', async () => {
    const page = await openWindow(browser, { viewport: { width: 320, height: 640 } });
    await everyPage(page, async (name) => {
      expect([name, await fits(page)]).toEqual([name, true]);
      await photograph(page, `narrow-${name}`);
    });
    await page.context().close();
  });

  it('reads from right to left', async () => {
    const page = await openWindow(browser);
    await everyPage(page, async (name) => {
      await page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });
      expect([name, await fits(page), await violations(page)]).toEqual([name, true, { violations: [] }]);
      await photograph(page, `rtl-${name}`);
    });
    await page.context().close();
  });

  it.each(['de', 'es', 'fr', 'ja'])('speaks %s, and leaves no text of the form in English', async (locale) => {
    const page = await openWindow(browser, { locale: `${locale}-XX` });
    await page.goto((await live.link(settings)).url);
    await page.locator('a[href$="/iterable"]').click();
    await page.locator('form[data-checks]').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale);
    const english = /Data centre|Server-side API key|Project type|Customer engagement|Connect |Where do I|Copy the key/;
    expect(await page.locator('main').innerText()).not.toMatch(english);
    expect([await fits(page), await violations(page)]).toEqual([true, { violations: [] }]);
    await photograph(page, `language-${locale}`);
    await page.context().close();
  });

  it('takes the colours of the product, as far as they can be read', async () => {
    for (const accent of ['#ffe600', '#00c2a8', '#111111', '#ffffff']) {
      for (const appearance of ['light', 'dark'] as const) {
        const page = await openWindow(browser, { colorScheme: 'light' });
        const theme = { product_name: 'Northwind', accent_color: accent, appearance };
        await page.goto((await live.link({ ...settings, theme, integrations: ['iterable'] })).url);
        expect([accent, appearance, await violations(page)]).toEqual([accent, appearance, { violations: [] }]);
        await photograph(page, `accent-${accent.slice(1)}-${appearance}`);
        await page.context().close();
      }
    }
  });
});

describe('a visitor', () => {
  it('gets through with the keyboard alone', async () => {
    const page = await openWindow(browser);
    await page.goto((await live.link(settings)).url);
    const { keyboard } = page;
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.textContent?.trim());
    const tabTo = async (wanted: string) => {
      for (let presses = 0; presses < 20; presses += 1) {
        await keyboard.press('Tab');
        if ((await focused())?.includes(wanted) === true) return;
      }
      throw new Error(`"${wanted}" cannot be reached; the focus is on "${await focused()}"`);
    };
    await tabTo('Iterable');
    await photograph(page, 'keyboard-choose');
    await keyboard.press('Enter');
    expect(await shows(page, 'Connect Iterable')).toBe(true);
    await tabTo('field.region');
    await tabTo('field.api_key');
    await keyboard.type(live.harness.world.connections.iterable.api_key);
    await tabTo('field.project_type');
    await keyboard.press('Space');
    await photograph(page, 'keyboard-form');
    await keyboard.press('Enter');
    expect(await shows(page, 'Iterable is connected')).toBe(true);
    await page.context().close();
  });

  it('without JavaScript chooses, is told what is wrong, and is connected', async () => {
    const page = await openWindow(browser, { javaScriptEnabled: false });
    await page.goto((await live.link(settings)).url);
    await page.getByRole('link', { name: 'Braze' }).click();
    await photograph(page, 'no-script-form');
    await fillIn(page, { instance: 'https://dashboard-01.braze.com', api_key: 'wrong-key-of-a-test' });
    await submit(page);
    await page.locator('.problem').waitFor();
    expect(await page.locator('#field-api_key-wrong').textContent()).toContain('does not know this key');
    await page.locator('#field-api_key').fill(live.harness.world.connections.braze.api_key);
    await submit(page);
    expect(await shows(page, 'Braze is connected')).toBe(true);
    await photograph(page, 'no-script-done');
    await page.context().close();
  });

  it('who wants no motion sees none', async () => {
    const page = await openWindow(browser, { reducedMotion: 'reduce' });
    await page.goto(`${live.crosswalk}/connect-account?link_token=unknown`);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.context().close();
  });
});
